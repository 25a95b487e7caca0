//! What was corrected of attendance: whom, when, before and after, why, and by whom.

use askama::Template;
use axum::extract::{Query, State};
use review::role::Act;
use serde::Deserialize;
use service::Error;
use storage::attendance::change::Corrected;

use super::stood::Line;
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links,
    roster::people::{Pager, wanted},
};

/// Corrections on a page.
const STRETCH: u64 = 50;

#[derive(Template)]
#[template(path = "attendance/log.html")]
struct LogPage {
    frame: Frame,
    workspace: Workspace,
    lines: Vec<Entry>,
    pager: Option<Pager>,
    back: String,
}

/// One correction, with whom it is of and who made it.
struct Entry {
    line: Line,
    who: String,
    path: String,
    by: String,
}

/// Which page.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    page: Option<String>,
}

/// `GET /reviews/{review}/check-in/corrections`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Wanted>) -> Page {
    seat.must(Act::CheckIn)?;
    Ok(render(&page(&house, &seat, wanted(asked.page.as_deref())).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat, asked: u64) -> Result<LogPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let count = storage::attendance::change::count(&reader, review).await?;
    let link = |page| links::attendance_log_page(review, page);
    let (here, pager) = Pager::of(say, count, STRETCH, asked, link);
    let found = storage::attendance::change::stretch(&reader, review, (here - 1) * STRETCH, STRETCH).await?;
    let mut lines = Vec::new();
    for one in &found {
        lines.push(entry(house, seat, one).await?);
    }
    let (frame, workspace) = Workspace::around(seat, Part::Roster);
    Ok(LogPage { frame, workspace, lines, pager, back: links::check_in(review) })
}

async fn entry(house: &House, seat: &Seat, one: &Corrected) -> Result<Entry, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let person = storage::attendance::person(&reader, review, one.person).await?.ok_or(Error::NotFound)?;
    let by = storage::account::by_id(&reader, one.by).await?.ok_or(Error::NotFound)?;
    let name = person.name.in_lang(say.lang());
    Ok(Entry {
        line: Line::of(say, &seat.review.zone, one),
        who: [name, person.key()].join(" · "),
        path: links::attendance_of(review, person.id),
        by: by.name.in_lang(say.lang()).to_owned(),
    })
}
