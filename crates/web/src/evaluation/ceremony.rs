//! The key ceremony: the organiser begins it, and starts it over.

use axum::extract::State;
use serde::Deserialize;
use service::evaluation::ceremony;

use super::boxes;
use crate::{
    fault::Page,
    gate::{Checked, Seat},
    house::House,
};

/// The form that begins the ceremony.
#[derive(Deserialize)]
pub(super) struct Begin {
    sure: Option<String>,
}

/// The form that starts it over.
#[derive(Deserialize)]
pub(super) struct Again {
    attempt: usize,
    sure: Option<String>,
}

/// `POST /reviews/{review}/boxes/ceremony`
pub(super) async fn begin(State(house): State<House>, seat: Seat, Checked(form): Checked<Begin>) -> Page {
    let sure = form.sure.is_some();
    let done = ceremony::begin(house.service(), &seat.account, seat.review.id, sure).await;
    boxes::after(&house, &seat, done).await
}

/// `POST /reviews/{review}/boxes/ceremony/again`
pub(super) async fn again(State(house): State<House>, seat: Seat, Checked(form): Checked<Again>) -> Page {
    let (attempt, sure) = (form.attempt, form.sure.is_some());
    let done = ceremony::start_over(house.service(), &seat.account, seat.review.id, attempt, sure).await;
    boxes::after(&house, &seat, done).await
}
