//! The summing-up, and what leaders ask of the units.

use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use review::role::Act;
use serde::Deserialize;
use service::Error;

use super::summing_up_view::{self, SpeechForm, StateForm};
use crate::{
    bilingual::Typed,
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// Whether something was just saved.
#[derive(Deserialize)]
pub(super) struct Asked {
    saved: Option<String>,
}

/// The fields of the summing-up.
#[derive(Deserialize)]
pub(super) struct Speech {
    revision: i64,
    text: String,
    text_other: Option<String>,
}

/// The fields of a new requirement; a blank unit asks it of all.
#[derive(Deserialize)]
pub(super) struct NewRequirement {
    unit: String,
    text: String,
    text_other: Option<String>,
}

/// `GET /reviews/{review}/summing-up`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    if !seat.may(Act::WriteSummingUp) && !seat.may(Act::RunMeeting) {
        return Err(Trouble::forbidden(seat.say()));
    }
    let page = summing_up_view::page(&house, &seat, None, StateForm::default(), asked.saved.is_some()).await;
    Ok(render(&page.say_in(seat.say())?))
}

/// `POST /reviews/{review}/summing-up`
pub(super) async fn write(State(house): State<House>, seat: Seat, Checked(form): Checked<Speech>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let typed = Typed::new(form.text, form.text_other);
    let said = typed.said(say.lang());
    match service::meeting::sum_up(house.service(), &seat.account, review, form.revision, &said).await {
        Ok(()) => Ok(Redirect::to(&links::summing_up_saved(review)).into_response()),
        Err(Error::Refused(why)) => {
            let again = SpeechForm::again(Some(form.revision), typed, Some(say.refusal(&why)));
            let page = summing_up_view::page(&house, &seat, Some(again), StateForm::default(), false).await;
            Ok(refused(&page.say_in(say)?))
        }
        Err(Error::Stale) => {
            let again = SpeechForm::again(None, typed, None);
            let page = summing_up_view::page(&house, &seat, Some(again), StateForm::default(), false).await;
            Ok((StatusCode::CONFLICT, render(&page.say_in(say)?)).into_response())
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// `POST /reviews/{review}/summing-up/requirements`
pub(super) async fn state(
    State(house): State<House>,
    seat: Seat,
    Checked(form): Checked<NewRequirement>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let unit = match form.unit.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| Trouble::malformed(say))?),
    };
    let typed = Typed::new(form.text, form.text_other);
    let said = typed.said(say.lang());
    match service::meeting::state_requirement(house.service(), &seat.account, review, unit, &said).await {
        Ok(_) => Ok(Redirect::to(&links::summing_up_saved(review)).into_response()),
        Err(Error::Refused(why)) => {
            let again = StateForm { unit: form.unit, typed, refusal: Some(say.refusal(&why)) };
            let page = summing_up_view::page(&house, &seat, None, again, false).await.say_in(say)?;
            Ok(refused(&page))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}
