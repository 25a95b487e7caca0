//! The sign-in sheet on paper, for whoever does not trust the hall's network: group by group, with room to sign.

use askama::Template;
use axum::extract::{Query, State};
use review::role::Act;
use serde::Deserialize;
use service::Error;

use super::sheets::{Sheet, Sheets};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
};

#[derive(Template)]
#[template(path = "attendance/sheet.html")]
struct SheetPage {
    frame: Frame,
    workspace: Workspace,
    back: String,
    paper: String,
    /// All groups, or one: name, address, whether it is shown.
    choices: Vec<(String, String, bool)>,
    title: String,
    meeting: String,
    sheets: Vec<Printed>,
}

/// A sheet as it is printed.
struct Printed {
    letter: String,
    colour: &'static str,
    place: String,
    rows: Vec<Row>,
}

struct Row {
    place: usize,
    number: String,
    name: String,
    unit: String,
    post: String,
    on_leave: bool,
}

/// Whose sheets; everybody's where the address says nothing.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    group: Option<String>,
}

/// `GET /reviews/{review}/check-in/sheets`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(wanted): Query<Wanted>) -> Page {
    seat.must(Act::CheckIn)?;
    Ok(render(&page(&house, &seat, wanted.group.as_deref()).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat, group: Option<&str>) -> Result<SheetPage, Error> {
    let (say, review) = (seat.say(), &seat.review);
    let rules = service::cycle::rules(review)?;
    let cut = Sheets::of(house, say, &rules, review.id).await?;
    let organisation = review.organisation.in_lang(say.lang());
    let place = review.place.in_lang(say.lang());
    let (frame, workspace) = Workspace::around(seat, Part::Roster);
    let shown = group.filter(|letter| cut.sheets.iter().any(|sheet| sheet.group.letter == *letter));
    let mut choices = vec![(
        say.attendance_sheet_every_group().to_owned(),
        links::sign_in_sheets(review.id),
        shown.is_none(),
    )];
    for sheet in cut.sheets.iter().filter(|sheet| sheet.number == 1) {
        let letter = sheet.group.letter.as_str();
        choices.push((
            sheet.whose.clone(),
            links::sign_in_sheets_of(review.id, letter),
            shown == Some(letter),
        ));
    }
    let wanted = |sheet: &&Sheet| shown.is_none_or(|letter| sheet.group.letter == letter);
    Ok(SheetPage {
        frame,
        workspace,
        back: links::check_in(review.id),
        paper: links::signed_sheets(review.id),
        choices,
        title: say.attendance_sheet_of(organisation),
        meeting: [
            say.frame_review_year(review.year),
            moment::minute(say, review.meets_at, &review.zone),
            place.to_owned(),
        ]
        .join(" · "),
        sheets: cut.sheets.iter().filter(wanted).map(|sheet| printed(say, &cut, sheet)).collect(),
    })
}

fn printed(say: i18n::Say, cut: &Sheets, sheet: &Sheet) -> Printed {
    let row = |(place, person): &(usize, storage::roster::Person)| Row {
        place: *place,
        number: person.key().to_owned(),
        name: person.name.in_lang(say.lang()).to_owned(),
        unit: cut.unit(person).to_owned(),
        post: person.title.in_lang(say.lang()).to_owned(),
        on_leave: person.excused_at.is_some(),
    };
    Printed {
        letter: sheet.group.letter.clone(),
        colour: sheet.group.colour,
        place: say.attendance_sheet_place(&sheet.whose, sheet.number, sheet.all),
        rows: sheet.people.iter().map(row).collect(),
    }
}
