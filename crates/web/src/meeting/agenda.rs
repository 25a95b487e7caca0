//! The agenda of this meeting: moved, lengthened, skipped.

use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use review::role::Act;
use serde::Deserialize;
use service::Error;

use super::{
    agenda_view::{self, Said, Typed},
    hall::Hall,
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// What led to the page.
#[derive(Deserialize)]
pub(super) struct Asked {
    saved: Option<String>,
}

/// `GET /reviews/{review}/meeting/agenda`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    seat.must(Act::RunMeeting)?;
    let said = Said { saved: asked.saved.is_some(), ..Said::default() };
    let hall = Hall::of(&house, &seat).await.say_in(seat.say())?;
    Ok(render(&agenda_view::page(&seat, &hall, None, said)))
}

/// `POST /reviews/{review}/meeting/agenda`: the points in the order in which they stand on the page.
pub(super) async fn change(
    State(house): State<House>,
    seat: Seat,
    Checked(fields): Checked<Vec<(String, String)>>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    seat.must(Act::RunMeeting)?;
    let typed = Typed::read(&fields).ok_or_else(|| Trouble::malformed(say))?;
    let points = typed.points().ok_or_else(|| Trouble::malformed(say))?;
    let (service, by) = (house.service(), &seat.account);
    match service::meeting::arrange(service, by, review, typed.version, points).await {
        Ok(()) => Ok(Redirect::to(&links::meeting_agenda_saved(review)).into_response()),
        Err(Error::Stale) => {
            let said = Said { stale: true, ..Said::default() };
            let page = again(&house, &seat, typed, said).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Err(Error::Refused(why)) => {
            let said = Said { refusal: Some(say.refusal(&why)), ..Said::default() };
            again(&house, &seat, typed, said).await
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// The form as it was typed.
async fn again(house: &House, seat: &Seat, typed: Typed, said: Said) -> Result<Response, Trouble> {
    let hall = Hall::of(house, seat).await.say_in(seat.say())?;
    Ok(refused(&agenda_view::page(seat, &hall, Some(typed), said)))
}
