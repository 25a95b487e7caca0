//! Results: sums, scores with their whole arithmetic, suggested grades, the committee's decisions.

mod analysis;
mod arithmetic;
mod bars;
mod grades;
mod handlers;
mod inputs;
mod json;
mod letters;
mod page;
mod pages;
mod scores;
mod seen;
mod told;
mod versions;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use crate::house::House;

pub(crate) use bars::{Bar, bars};
pub(crate) use page::legend;
pub(crate) use seen::concerns;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/result", get(handlers::show))
        .route("/reviews/{review}/result/analysis", get(analysis::show))
        .route("/reviews/{review}/result.json", get(json::show))
        .route(
            "/reviews/{review}/result/inputs",
            get(inputs::show).post(inputs::save).layer(DefaultBodyLimit::disable()),
        )
        .route(
            "/reviews/{review}/result/inputs/import",
            get(inputs::import::form).post(inputs::import::take).layer(DefaultBodyLimit::disable()),
        )
        .route("/reviews/{review}/result/inputs/scores.xlsx", get(inputs::file::show))
        .route("/reviews/{review}/letters", get(letters::list))
        .route("/reviews/{review}/letters/release", post(letters::release))
        .route("/reviews/{review}/letters/{reporter}", get(letters::letter))
        .route("/reviews/{review}/letters/{reporter}/acknowledge", post(letters::acknowledge))
        .route("/reviews/{review}/letters/{reporter}/objection", post(letters::object))
        .route("/reviews/{review}/letters/{reporter}/review", post(letters::review))
        .route("/reviews/{review}/letters/{reporter}/talk", post(letters::talk))
        .route("/reviews/{review}/result/versions", get(versions::show))
        .route(
            "/reviews/{review}/result/grades",
            get(grades::show).post(grades::save).layer(DefaultBodyLimit::disable()),
        )
        .route("/reviews/{review}/result/grades/freeze", post(grades::freeze))
        .route("/reviews/{review}/result/release", post(handlers::release))
}
