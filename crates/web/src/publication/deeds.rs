//! What is done with an item besides writing it. Each deed names the revision that was on the screen.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::tz::TimeZone;
use review::time::Instant;
use serde::Deserialize;
use service::Error;

use super::{
    editor::{self, Notice, Typing},
    gate::AtItem,
    save::both,
};
use crate::{
    cycle,
    fault::{InTheWordsOf, Page, Trouble, render},
    gate::Checked,
    house::House,
    links,
};

/// The fields of a deed's form.
#[derive(Deserialize)]
pub(super) struct Deed {
    revision: usize,
}

/// … that may say from when on.
#[derive(Deserialize)]
pub(super) struct Release {
    revision: usize,
    from: Option<String>,
}

/// … that tells everybody why.
#[derive(Deserialize)]
pub(super) struct Withdraw {
    revision: usize,
    reason_zh: String,
    reason_en: String,
}

/// … that says why.
#[derive(Deserialize)]
pub(super) struct SendBack {
    revision: usize,
    note: String,
}

/// `POST …/submit`
pub(super) async fn submit(State(house): State<House>, at: AtItem, Checked(form): Checked<Deed>) -> Page {
    let (account, review) = (&at.seat.account, at.seat.review.id);
    let done =
        service::publication::submit(house.service(), account, review, at.item.id, form.revision).await;
    answer(&house, &at, done, Typing::default()).await
}

/// `POST …/approve`
pub(super) async fn approve(State(house): State<House>, at: AtItem, Checked(form): Checked<Deed>) -> Page {
    let (account, review) = (&at.seat.account, at.seat.review.id);
    let done =
        service::publication::approve(house.service(), account, review, at.item.id, form.revision).await;
    answer(&house, &at, done, Typing::default()).await
}

/// `POST …/send-back`
pub(super) async fn send_back(
    State(house): State<House>,
    at: AtItem,
    Checked(form): Checked<SendBack>,
) -> Page {
    let (account, review, SendBack { revision, note }) = (&at.seat.account, at.seat.review.id, form);
    let done =
        service::publication::send_back(house.service(), account, review, at.item.id, revision, &note).await;
    answer(&house, &at, done, Typing { note, ..Typing::default() }).await
}

/// `POST …/release`: at once, or from the moment that is named.
pub(super) async fn release(State(house): State<House>, at: AtItem, Checked(form): Checked<Release>) -> Page {
    let from = form.from.unwrap_or_default();
    let typing = Typing { from: Some(from.clone()), ..Typing::default() };
    let from = match moment_of(&at, &from) {
        Ok(from) => from,
        Err(why) => return refused(&house, &at, why, typing).await,
    };
    let which = (at.seat.review.id, at.item.id);
    let done =
        service::publication::release(house.service(), &at.seat.account, which, form.revision, from).await;
    answer(&house, &at, done, typing).await
}

/// What a field of day and time says, where the review is. Nothing for an empty one.
fn moment_of(at: &AtItem, text: &str) -> Result<Option<Instant>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let zone = TimeZone::get(&at.seat.review.zone).unwrap_or(TimeZone::UTC);
    let read = cycle::instant(text, &zone);
    read.map(Some).ok_or_else(|| at.say().publication_release_unreadable().to_owned())
}

/// `POST …/call-off`
pub(super) async fn call_off(State(house): State<House>, at: AtItem, Checked(form): Checked<Deed>) -> Page {
    let which = (at.seat.review.id, at.item.id);
    let done = service::publication::call_off(house.service(), &at.seat.account, which, form.revision).await;
    answer(&house, &at, done, Typing::default()).await
}

/// `POST …/withdraw`
pub(super) async fn withdraw(
    State(house): State<House>,
    at: AtItem,
    Checked(form): Checked<Withdraw>,
) -> Page {
    let (account, which) = (&at.seat.account, (at.seat.review.id, at.item.id));
    let reason = both(&form.reason_zh, &form.reason_en);
    let done = service::publication::withdraw(house.service(), account, which, form.revision, &reason).await;
    let typing = Typing { reason: Some([form.reason_zh, form.reason_en]), ..Typing::default() };
    answer(&house, &at, done, typing).await
}

/// The page with a reason of ours.
async fn refused(house: &House, at: &AtItem, why: String, typing: Typing) -> Page {
    let page = editor::page(house, at, typing, Notice::Refused(why)).await.say_in(at.say())?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

/// Back to the item; when it was not done, with the reason and what was typed.
pub(super) async fn answer(house: &House, at: &AtItem, done: Result<(), Error>, typing: Typing) -> Page {
    let (status, notice) = match done {
        Ok(()) => return Ok(back(at)),
        Err(Error::Refused(why)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Notice::Refused(at.say().refusal(&why)))
        }
        Err(Error::Stale) => (StatusCode::CONFLICT, Notice::StaleDeed),
        Err(other @ (Error::Forbidden | Error::NotFound | Error::Fault(_))) => {
            return Err(Trouble::new(at.say(), other));
        }
    };
    let page = editor::page(house, at, typing, notice).await.say_in(at.say())?;
    Ok((status, render(&page)).into_response())
}

fn back(at: &AtItem) -> Response {
    Redirect::to(&links::news_draft(at.seat.review.id, at.item.id)).into_response()
}
