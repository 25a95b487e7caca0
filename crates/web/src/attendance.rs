//! The door: who comes, noted at the desk or by oneself, and what is corrected afterwards.

mod answer;
mod arrive;
mod correct;
mod desk;
mod log;
mod own;
mod paper;
mod roll;
mod sheet;
mod sheets;
mod stood;

use axum::{Router, routing::get};

use crate::house::House;

pub(crate) use own::hall_code;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/check-in", get(desk::show).post(desk::note))
        .route("/reviews/{review}/check-in/own", get(own::show).post(own::act))
        .route("/reviews/{review}/check-in/sheets", get(sheet::show))
        .route("/reviews/{review}/check-in/paper", get(paper::show).post(paper::note))
        .route("/reviews/{review}/arrive", get(arrive::show).post(arrive::act))
        .route("/reviews/{review}/check-in/corrections", get(log::show))
        .route("/reviews/{review}/check-in/people/{person}", get(correct::show).post(correct::make))
}
