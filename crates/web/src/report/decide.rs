//! The organiser accepts a report, or returns it with a note.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use review::{Refusal, report};
use serde::Deserialize;
use service::Error;

use super::{
    Reading,
    show::{self, Attempt},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    gate::Checked,
    house::House,
    links,
};

/// Which version was read.
#[derive(Deserialize)]
pub(super) struct Accept {
    version: usize,
}

/// Which version was read, and what is to be mended.
#[derive(Deserialize)]
pub(super) struct GiveBack {
    version: usize,
    note: String,
}

/// `POST /reviews/{review}/reports/{reporter}/accept`
pub(super) async fn accept(
    State(house): State<House>,
    reading: Reading,
    Checked(form): Checked<Accept>,
) -> Page {
    let (seat, reporter) = (&reading.seat, reading.reporter.id);
    let done =
        service::report::accept(house.service(), &seat.account, seat.review.id, reporter, form.version).await;
    answer(&house, &reading, done, String::new()).await
}

/// `POST /reviews/{review}/reports/{reporter}/return`
pub(super) async fn give_back(
    State(house): State<House>,
    reading: Reading,
    Checked(form): Checked<GiveBack>,
) -> Page {
    let (seat, reporter) = (&reading.seat, reading.reporter.id);
    // PostgreSQL's text takes no NUL, and nobody types one.
    let note = form.note.replace('\0', "").replace("\r\n", "\n");
    let review = seat.review.id;
    let done =
        service::report::give_back(house.service(), &seat.account, review, reporter, form.version, &note)
            .await;
    answer(&house, &reading, done, note).await
}

/// Back to the report; with the reason and the note as typed when it did not go through.
async fn answer(house: &House, reading: &Reading, done: Result<(), Error>, note: String) -> Page {
    let say = reading.seat.say();
    let (status, is_note_wrong, why) = match done {
        Ok(()) => return Ok(to_the_report(reading)),
        Err(Error::Refused(why)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, is_about_note(&why), say.refusal(&why))
        }
        Err(Error::Stale) => (StatusCode::CONFLICT, false, say.trouble_stale_text().to_owned()),
        Err(other @ (Error::Forbidden | Error::NotFound | Error::Fault(_))) => {
            return Err(Trouble::new(say, other));
        }
    };
    let page =
        show::page(house, reading, None, Some(Attempt { note, is_note_wrong, ..Attempt::because(why) }))
            .await
            .say_in(say)?;
    Ok((status, render(&page)).into_response())
}

fn is_about_note(why: &Refusal) -> bool {
    matches!(why, Refusal::Report(report::Refusal::NoteMissing | report::Refusal::Note(_)))
}

fn to_the_report(reading: &Reading) -> Response {
    Redirect::to(&links::report(reading.seat.review.id, reading.reporter.id)).into_response()
}
