use super::{page::page, seen::must_see};
use crate::{
    fault::{InTheWordsOf, Page, render},
    gate::Seat,
    house::House,
    links,
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};

/// `GET /reviews/{review}/result`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    let sight = must_see(&house, &seat).await?;
    Ok(render(&page(&house, &seat, sight).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/result/release`
pub(super) async fn release(State(house): State<House>, seat: Seat) -> Page {
    service::result::release(house.service(), &seat.account, seat.review.id).await.say_in(seat.say())?;
    Ok(Redirect::to(&links::result(seat.review.id)).into_response())
}
