//! Spreadsheets to take away: the roster as it stands, and examples.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use documents::roster::{Roster, csv, example, workbook};
use i18n::Say;
use review::{role::Act, roster::column::List, template::Template};
use serde::Deserialize;
use service::{Error, Fault};

use crate::{
    fault::{InTheWordsOf, Page},
    gate::Seat,
    house::House,
};

const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The path's file.
#[derive(Deserialize)]
pub(super) struct Named {
    file: String,
}

/// What can be had.
#[derive(Clone, Copy)]
struct File {
    example: bool,
    /// A workbook has both lists.
    list: Option<List>,
}

impl File {
    fn by_name(name: &str) -> Option<Self> {
        let (example, rest) = name.strip_prefix("example").map_or((false, name), |rest| (true, rest));
        let list = match (example, rest) {
            (true, ".xlsx") | (false, "roster.xlsx") => None,
            (true, "-units.csv") | (false, "units.csv") => Some(List::Units),
            (true, "-people.csv") | (false, "people.csv") => Some(List::People),
            (_, _) => return None,
        };
        Some(Self { example, list })
    }

    /// As it is saved: `名册-人员.csv`.
    fn title(self, say: Say) -> String {
        let name = if self.example { say.roster_example_file() } else { say.roster_export_file() };
        match self.list {
            None => format!("{name}.xlsx"),
            Some(List::Units) => format!("{name}-{}.csv", say.roster_sheet_units()),
            Some(List::People) => format!("{name}-{}.csv", say.roster_sheet_people()),
        }
    }
}

/// `GET /reviews/{review}/roster/files/{file}`
pub(super) async fn show(State(house): State<House>, seat: Seat, Path(named): Path<Named>) -> Page {
    seat.must(Act::EditRoster)?;
    let say = seat.say();
    let file = File::by_name(&named.file).ok_or(Error::NotFound).say_in(say)?;
    made(&house, &seat, file, &named.file).await.say_in(say)
}

async fn made(house: &House, seat: &Seat, file: File, name: &str) -> Result<Response, Error> {
    let say = seat.say();
    let template: Template = service::cycle::rules(&seat.review)?;
    let roster: Roster = if file.example {
        example(&template)
    } else {
        service::roster::export(&house.reader(), seat.review.id).await?
    };
    let (kind, bytes) = if let Some(list) = file.list {
        (CSV, csv(say, list, &roster))
    } else {
        let made = workbook(say, &template, &roster, house.service().now());
        (XLSX, made.map_err(|why| Fault::Broken(why.to_string()))?)
    };
    let title = crate::links::encoded(&file.title(say));
    let disposition = format!("attachment; filename=\"{name}\"; filename*=UTF-8''{title}");
    let headers = [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}
