//! What is done with an item besides writing it. Each deed names the revision that was on the screen.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use service::Error;

use super::{
    editor::{self, Notice, Typing},
    gate::AtItem,
};
use crate::{
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

/// `POST …/release`
pub(super) async fn release(State(house): State<House>, at: AtItem, Checked(form): Checked<Deed>) -> Page {
    let (account, review) = (&at.seat.account, at.seat.review.id);
    let done =
        service::publication::release(house.service(), account, review, at.item.id, form.revision).await;
    answer(&house, &at, done, Typing::default()).await
}

/// `POST …/withdraw`
pub(super) async fn withdraw(State(house): State<House>, at: AtItem, Checked(form): Checked<Deed>) -> Page {
    let (account, review) = (&at.seat.account, at.seat.review.id);
    let done =
        service::publication::withdraw(house.service(), account, review, at.item.id, form.revision).await;
    answer(&house, &at, done, Typing::default()).await
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
