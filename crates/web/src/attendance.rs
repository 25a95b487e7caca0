//! The door: who comes, noted at the desk, and what is corrected afterwards.

mod answer;
mod correct;
mod desk;
mod log;
mod roll;
mod stood;

use axum::{Router, routing::get};

use crate::house::House;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/check-in", get(desk::show).post(desk::note))
        .route("/reviews/{review}/check-in/corrections", get(log::show))
        .route("/reviews/{review}/check-in/people/{person}", get(correct::show).post(correct::make))
}
