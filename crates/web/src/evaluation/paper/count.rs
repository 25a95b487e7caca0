//! The count of a box's papers: what came out, who enters, where the entries differ, who signed.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use review::role::Act;
use serde::Deserialize;
use service::{Error, evaluation::paper};

use super::{
    Opened,
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
pub(super) async fn show(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(String, String)>,
) -> Page {
    may_see(&seat)?;
    Ok(render(&page(&house, &seat, &id, None).await.say_in(seat.say())?))
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
    seat: Seat,
    Path((_, id)): Path<(String, String)>,
    Checked(form): Checked<Collected>,
) -> Page {
    let done = async {
        let found = Opened::find(&house.reader(), &seat, &id).await?;
        let recounted = form.recounted.is_some();
        paper::collect(house.service(), &seat.account, &found.one.id, form.collected, recounted).await
    };
    let done = done.await;
    after(&house, &seat, &id, Some(form.collected), done).await
}

/// What the person who signs has read.
#[derive(Deserialize)]
pub(super) struct Signed {
    valid: usize,
}

/// `POST /reviews/{review}/papers/{box}/sign`
pub(super) async fn sign(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(String, String)>,
    Checked(form): Checked<Signed>,
) -> Page {
    let done = async {
        let found = Opened::find(&house.reader(), &seat, &id).await?;
        paper::sign(house.service(), &seat.account, &found.one.id, form.valid).await
    };
    let done = done.await;
    after(&house, &seat, &id, None, done).await
}

/// `POST /reviews/{review}/papers/{box}/repeat`
pub(super) async fn repeat(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(String, String)>,
) -> Page {
    let done = async {
        let found = Opened::find(&house.reader(), &seat, &id).await?;
        paper::repeat(house.service(), &seat.account, &found.one.id).await
    };
    match done.await {
        Ok(_) => Ok(Redirect::to(&links::boxes(seat.review.id)).into_response()),
        Err(other) => after(&house, &seat, &id, None, Err(other)).await,
    }
}

/// Back to the page, with the reason where a rule said no.
async fn after(
    house: &House,
    seat: &Seat,
    id: &str,
    collected: Option<usize>,
    done: Result<(), Error>,
) -> Page {
    match done {
        Ok(()) => {
            let found = Opened::find(&house.reader(), seat, id).await.say_in(seat.say())?;
            Ok(Redirect::to(&links::papers_count(seat.review.id, &found.one.id)).into_response())
        }
        Err(Error::Refused(why)) => {
            let refusal = Some(Refused { words: seat.say().refusal(&why), collected });
            Ok(refused(&page(house, seat, id, refusal).await.say_in(seat.say())?))
        }
        Err(other) => Err(other).say_in(seat.say()),
    }
}
