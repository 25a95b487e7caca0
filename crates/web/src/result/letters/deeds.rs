//! What is done about letters.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use serde::Deserialize;
use service::{Error, result::Answer};

use super::{
    letter::{At, Typed, page as letter_page},
    list::page as list_page,
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// `POST /reviews/{review}/letters/release`
pub(in crate::result) async fn release(State(house): State<House>, seat: Seat) -> Page {
    let done = service::result::release_letters(house.service(), &seat.account, seat.review.id).await;
    on_list(&house, &seat, done).await
}

/// A talk that was held.
#[derive(Deserialize)]
pub(in crate::result) struct Talk {
    on: String,
    note: Option<String>,
}

/// `POST /reviews/{review}/letters/{reporter}/talk`
pub(in crate::result) async fn talk(
    State(house): State<House>,
    seat: Seat,
    Path(at): Path<At>,
    Checked(form): Checked<Talk>,
) -> Page {
    let (service, review) = (house.service(), seat.review.id);
    let reporter = at.id().say_in(seat.say())?;
    let note = form.note.unwrap_or_default();
    let done = service::result::talked(service, &seat.account, review, reporter, &form.on, &note).await;
    on_list(&house, &seat, done).await
}

/// `POST /reviews/{review}/letters/{reporter}/acknowledge`
pub(in crate::result) async fn acknowledge(
    State(house): State<House>,
    seat: Seat,
    Path(at): Path<At>,
) -> Page {
    let reporter = at.id().say_in(seat.say())?;
    let done = service::result::acknowledge(house.service(), &seat.account, seat.review.id, reporter).await;
    Box::pin(on_letter(&house, &seat, &at, Typed::default(), done)).await
}

/// An objection, with all its reasons.
#[derive(Deserialize)]
pub(in crate::result) struct Objection {
    reason: String,
}

/// `POST /reviews/{review}/letters/{reporter}/objection`
pub(in crate::result) async fn object(
    State(house): State<House>,
    seat: Seat,
    Path(at): Path<At>,
    Checked(form): Checked<Objection>,
) -> Page {
    let (service, review) = (house.service(), seat.review.id);
    let reporter = at.id().say_in(seat.say())?;
    let done = service::result::object_to(service, &seat.account, review, reporter, &form.reason).await;
    let typed = Typed { reason: form.reason, ..Typed::default() };
    Box::pin(on_letter(&house, &seat, &at, typed, done)).await
}

/// The committee's answer.
#[derive(Deserialize)]
pub(in crate::result) struct Reviewed {
    held_on: String,
    grade: String,
    reason: String,
}

/// `POST /reviews/{review}/letters/{reporter}/review`
pub(in crate::result) async fn review(
    State(house): State<House>,
    seat: Seat,
    Path(at): Path<At>,
    Checked(form): Checked<Reviewed>,
) -> Page {
    let reporter = at.id().say_in(seat.say())?;
    let grade = match form.grade.as_str() {
        "" => None,
        grade => Some(grade.parse().map_err(|_| Trouble::malformed(seat.say()))?),
    };
    let answer = Answer { held_on: form.held_on.clone(), grade, reason: form.reason.clone() };
    let (service, id) = (house.service(), seat.review.id);
    let done = service::result::review_objection(service, &seat.account, id, reporter, &answer).await;
    let typed = Typed { held_on: form.held_on, grade: form.grade, reason: form.reason };
    Box::pin(on_letter(&house, &seat, &at, typed, done)).await
}

async fn on_letter(house: &House, seat: &Seat, at: &At, typed: Typed, done: Result<(), Error>) -> Page {
    let say = seat.say();
    let reporter = at.id().say_in(say)?;
    match done {
        Ok(()) => Ok(Redirect::to(&links::letter_done(seat.review.id, reporter)).into_response()),
        Err(Error::Refused(why)) => {
            let back = Some((say.refusal(&why), typed));
            // A refusal is rare: whoever awaits the answer need not have room for a whole page.
            let page = Box::pin(letter_page(house, seat, reporter, back));
            Ok(refused(&page.await.say_in(say)?))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

async fn on_list(house: &House, seat: &Seat, done: Result<(), Error>) -> Page {
    let say = seat.say();
    match done {
        Ok(()) => Ok(Redirect::to(&links::letters_done(seat.review.id)).into_response()),
        Err(Error::Refused(why)) => {
            Ok(refused(&list_page(house, seat, Some(say.refusal(&why))).await.say_in(say)?))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}
