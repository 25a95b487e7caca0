//! The templates of the house: listed, shown, changed, carried in and out as files.

pub(crate) mod days;
mod editor;
mod file;
mod form;
mod gate;
mod list;
pub(crate) mod preview;
mod rules;
mod show;
pub(crate) mod source;

use axum::{
    Router,
    routing::{get, post},
};

use crate::house::House;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/templates", get(list::show))
        .route("/templates/new", get(editor::new).post(editor::save_new))
        .route("/templates/import", post(file::import))
        .route("/templates/bundled/{key}", get(show::bundled))
        .route("/templates/bundled/{key}/file", get(file::bundled))
        .route("/templates/{template}", get(show::own))
        .route("/templates/{template}/file", get(file::own))
        .route("/templates/{template}/edit", get(editor::change).post(editor::save))
        .route("/reviews/{review}/rules", get(rules::show).post(rules::take))
        .route("/reviews/{review}/rules/file", get(file::of_review))
}
