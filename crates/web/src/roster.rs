//! The roll, and how it is imported.

pub(crate) mod attendance;
mod confirm;
mod copied_lines;
mod files;
mod how;
mod import;
mod list;
pub(crate) mod people;
mod person;
mod preview;
mod rows;
pub(crate) mod upload;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use crate::house::House;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/roster", get(list::show))
        .route(
            "/reviews/{review}/roster/import",
            get(import::form).post(import::take).layer(DefaultBodyLimit::disable()),
        )
        .route("/reviews/{review}/roster/imports/{import}", get(preview::show).post(preview::act))
        .route("/reviews/{review}/roster/people/{person}", get(person::show).post(person::remove))
        .route("/reviews/{review}/roster/how", post(how::set))
        .route("/reviews/{review}/roster/files/{file}", get(files::show))
        .route("/reviews/{review}/confirm", get(confirm::show).post(confirm::note))
}
