use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use review::role::Act;

use super::page::page;
use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    gate::Seat,
    house::House,
    links,
};

/// Organiser and leaders see results once the sums are open; everybody else once they are released.
pub(super) fn may_see(seat: &Seat) -> Result<(), Trouble> {
    if seat.review.released_at.is_some() { seat.must(Act::ReadReleased) } else { seat.must(Act::SeeResults) }
}

/// `GET /reviews/{review}/result`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    may_see(&seat)?;
    Ok(render(&page(&house, &seat).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/result/release`
pub(super) async fn release(State(house): State<House>, seat: Seat) -> Page {
    service::result::release(house.service(), &seat.account, seat.review.id).await.say_in(seat.say())?;
    Ok(Redirect::to(&links::result(seat.review.id)).into_response())
}
