//! The count of a box's papers: what came out, who enters, where the entries differ, who signed.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use review::role::Act;
use serde::Deserialize;
use service::{Error, evaluation::paper};

use super::{
    AtBox,
    count_view::{Refused, page},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::{Checked, Seat},
    house::House,
    links,
};

fn may_see(seat: &Seat) -> Result<(), Trouble> {
    if seat.may(Act::RunBoxes) { Ok(()) } else { seat.must(Act::EnterPaper) }
}

/// `GET /reviews/{review}/papers/{box}`
pub(super) async fn show(State(house): State<House>, at: AtBox) -> Page {
    may_see(&at.seat)?;
    Ok(render(&page(&house, &at, None).await.say_in(at.seat.say())?))
}

/// How many papers came out of the box; `recounted` once too many were counted again.
#[derive(Deserialize)]
pub(super) struct Collected {
    collected: usize,
    recounted: Option<String>,
}

/// `POST /reviews/{review}/papers/{box}/collected`
pub(super) async fn collect(
    State(house): State<House>,
    at: AtBox,
    Checked(form): Checked<Collected>,
) -> Page {
    let recounted = form.recounted.is_some();
    let done = paper::collect(house.service(), &at.seat.account, &at.one.id, form.collected, recounted).await;
    after(&house, &at, Some(form.collected), done).await
}

/// What the person who signs has read.
#[derive(Deserialize)]
pub(super) struct Signed {
    valid: usize,
}

/// `POST /reviews/{review}/papers/{box}/sign`
pub(super) async fn sign(State(house): State<House>, at: AtBox, Checked(form): Checked<Signed>) -> Page {
    let done = paper::sign(house.service(), &at.seat.account, &at.one.id, form.valid).await;
    after(&house, &at, None, done).await
}

/// `POST /reviews/{review}/papers/{box}/repeat`
pub(super) async fn repeat(State(house): State<House>, at: AtBox) -> Page {
    match paper::repeat(house.service(), &at.seat.account, &at.one.id).await {
        Ok(_) => Ok(Redirect::to(&links::boxes(at.seat.review.id)).into_response()),
        Err(other) => after(&house, &at, None, Err(other)).await,
    }
}

/// Back to the page, with the reason where a rule said no.
async fn after(house: &House, at: &AtBox, collected: Option<usize>, done: Result<(), Error>) -> Page {
    let say = at.seat.say();
    match done {
        Ok(()) => Ok(Redirect::to(&links::papers_count(at.seat.review.id, &at.one.id)).into_response()),
        Err(Error::Refused(why)) => {
            let refusal = Some(Refused { words: say.refusal(&why), collected });
            Ok(refused(&page(house, at, refusal).await.say_in(say)?))
        }
        Err(other) => Err(other).say_in(say),
    }
}
