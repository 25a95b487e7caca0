//! The table as a spreadsheet, to be filled in and taken back.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use documents::fact::{Line, Table, csv, workbook};
use serde::Deserialize;
use service::{Error, Fault};

use crate::{
    fault::{InTheWordsOf, Page},
    gate::Seat,
    house::House,
};

const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

#[derive(Deserialize)]
pub(super) struct Named {
    file: String,
}

/// `GET /reviews/{review}/facts/files/{file}`
pub(super) async fn show(State(house): State<House>, seat: Seat, Path(named): Path<Named>) -> Page {
    super::must_read(&seat)?;
    made(&house, &seat, &named.file).await.say_in(seat.say())
}

async fn made(house: &House, seat: &Seat, name: &str) -> Result<Response, Error> {
    let say = seat.say();
    let template = service::cycle::rules(&seat.review)?;
    let table = table(house, seat).await?;
    let (kind, ending, bytes) = match name {
        "checks.csv" => (CSV, "csv", csv(say, template.facts(), &table)),
        "checks.xlsx" => {
            let made = workbook(say, template.facts(), &table, house.service().now());
            (XLSX, "xlsx", made.map_err(|why| Fault::Broken(why.to_string()))?)
        }
        _ => return Err(Error::NotFound),
    };
    let title = crate::links::encoded(&format!("{}.{ending}", say.fact_export_file()));
    let disposition = format!("attachment; filename=\"{name}\"; filename*=UTF-8''{title}");
    let headers = [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}

async fn table(house: &House, seat: &Seat) -> Result<Table, Error> {
    let (reader, review) = (house.reader(), seat.review.id);
    let entries = storage::fact::of_review(&reader, review).await?;
    let standing = storage::fact::standing(&entries);
    let units = storage::roster::units(&reader, review).await?;
    let lang = seat.say().lang();
    let line = |unit: storage::roster::Unit| Line {
        found: standing
            .iter()
            .filter(|((one, _), _)| *one == unit.id)
            .map(|((_, check), entry)| {
                let score = entry.score.as_ref().map(|score| score.text().to_owned());
                (check.clone(), (score.unwrap_or_default(), entry.note.in_lang(lang).to_owned()))
            })
            .collect(),
        name: unit.name.in_lang(lang).to_owned(),
        code: unit.code,
    };
    Ok(units.into_iter().map(line).collect())
}
