//! Mail in words, and the page on which an administrator sees what became of it.

mod message;
mod page;

use axum::{
    Router,
    routing::{get, post},
};

use crate::house::House;

pub use message::{Message, message};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/mail", get(page::show))
        .route("/mail/test", post(page::test))
        .route("/mail/{mail}/again", post(page::again))
}
