//! The door: the desk, self check-in, signed sheets, and what is corrected afterwards.

mod answer;
mod arrive;
mod correct;
mod desk;
mod log;
mod own;
mod paper;
mod roll;
mod sheet;

use axum::{Router, routing::get};

use crate::house::House;

pub(crate) use own::arrival_address;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/check-in", get(desk::show).post(desk::note))
        .route("/reviews/{review}/check-in/own", get(own::show).post(own::act))
        .route("/reviews/{review}/check-in/paper", get(paper::show).post(paper::note))
        .route("/reviews/{review}/check-in/sheet", get(sheet::show))
        .route("/reviews/{review}/check-in/corrections", get(log::show))
        .route("/reviews/{review}/check-in/people/{person}", get(correct::show).post(correct::make))
        .route("/reviews/{review}/arrive", get(arrive::show).post(arrive::act))
}
