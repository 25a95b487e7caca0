//! Results: sums, scores with their whole arithmetic, suggested grades, the committee's decisions.

mod arithmetic;
mod bars;
mod handlers;
mod json;
mod page;
mod scores;

use axum::{
    Router,
    routing::{get, post},
};

use crate::house::House;

pub(crate) use bars::{Bar, bars};
pub(crate) use page::legend;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/result", get(handlers::show))
        .route("/reviews/{review}/result.json", get(json::show))
        .route("/reviews/{review}/result/score", post(handlers::enter))
        .route("/reviews/{review}/result/grade", post(handlers::decide))
        .route("/reviews/{review}/result/release", post(handlers::release))
}
