//! Questions at the meeting: asked, answered, written anew, and made items of the ledger.

mod edit;
mod fields;
mod item;
mod list;
mod quoted;

use axum::{
    Router,
    routing::{get, post},
};

use crate::house::House;

pub(crate) use quoted::{Asked, Quoted};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/questions", get(list::show).post(list::ask))
        .route("/reviews/{review}/questions/{question}", get(edit::show).post(edit::write))
        .route("/reviews/{review}/questions/{question}/remove", post(edit::remove))
        .route("/reviews/{review}/questions/{question}/item", post(item::make))
}
