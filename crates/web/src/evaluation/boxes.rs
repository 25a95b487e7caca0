use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use service::{Error, Service};
use storage::account::Account;

use super::{answer::box_id, boxes_view::page};
use crate::{
    fault::{InTheWordsOf, Page, refused, render},
    gate::{Checked, Seat, SignedIn},
    house::House,
    links,
};

/// `GET /reviews/{review}/boxes`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    Ok(render(&page(&house, &seat, None).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/boxes/plan`
pub(super) async fn plan(State(house): State<House>, seat: Seat) -> Page {
    let done = service::evaluation::plan(house.service(), &seat.account, seat.review.id).await.map(drop);
    after(&house, &seat, done).await
}

/// The form that opens the boxes.
#[derive(Deserialize)]
pub(super) struct Opening {
    /// Ticked: without a rehearsal.
    unrehearsed: Option<String>,
}

/// `POST /reviews/{review}/boxes/open`
pub(super) async fn open(State(house): State<House>, seat: Seat, Checked(form): Checked<Opening>) -> Page {
    let unrehearsed = form.unrehearsed.is_some();
    let done = service::evaluation::open(house.service(), &seat.account, seat.review.id, unrehearsed).await;
    after(&house, &seat, done).await
}

/// `POST /reviews/{review}/boxes/stop`
pub(super) async fn stop(State(house): State<House>, seat: Seat) -> Page {
    let done = service::evaluation::stop(house.service(), &seat.account, seat.review.id).await;
    after(&house, &seat, done).await
}

/// `POST /reviews/{review}/boxes/close`
pub(super) async fn close(State(house): State<House>, seat: Seat) -> Page {
    let done = service::evaluation::close(house.service(), &seat.account, seat.review.id).await;
    after(&house, &seat, done).await
}

/// Back to the page, with the reason where a rule said no.
pub(super) async fn after(house: &House, seat: &Seat, done: Result<(), Error>) -> Page {
    match done {
        Ok(()) => Ok(Redirect::to(&links::boxes(seat.review.id)).into_response()),
        Err(Error::Refused(why)) => {
            let why = Some(seat.say().refusal(&why));
            Ok(refused(&page(house, seat, why).await.say_in(seat.say())?))
        }
        Err(other) => Err(other).say_in(seat.say()),
    }
}

/// What scrutineers counted by hand.
#[derive(Deserialize)]
pub(super) struct Count {
    issued: usize,
    spoilt: usize,
}

/// `POST /boxes/{box}/count`
pub(super) async fn count(
    State(service): State<Service>,
    SignedIn { visitor, account }: SignedIn,
    Path(id): Path<String>,
    Checked(form): Checked<Count>,
) -> Page {
    reconcile(&service, &account, &id, form).await.say_in(visitor.say)
}

async fn reconcile(service: &Service, account: &Account, id: &str, form: Count) -> Result<Response, Error> {
    let id = box_id(id)?;
    service::evaluation::reconcile(service, account, &id, form.issued, form.spoilt).await?;
    let one = storage::evaluation::by_id(&service.reader(), &id).await?.ok_or(Error::NotFound)?;
    Ok(Redirect::to(&links::boxes(one.review)).into_response())
}
