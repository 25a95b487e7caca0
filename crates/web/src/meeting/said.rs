//! What is said in the sitting, written down: comments of leaders, as they speak and confirmed, lines that a clerk takes
//! down, the summing-up.

pub(crate) mod floor;
pub(super) mod noted;
pub(super) mod quoted;

mod comments;
mod comments_view;
mod confirm;
mod confirm_view;
mod entry;
mod entry_line;
mod entry_view;
mod item;
mod now;
mod summing_up;
mod summing_up_view;

use axum::{
    Router,
    routing::{get, post},
};

use crate::house::House;

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/comments", get(comments::show).post(comments::write))
        .route("/reviews/{review}/comments/{comment}/item", post(item::make))
        .route("/reviews/{review}/comments/now", get(now::show).post(now::keep))
        .route("/reviews/{review}/comments/confirm", get(confirm::show).post(confirm::confirm))
        .route("/reviews/{review}/meeting/entry", get(entry::show).post(entry::take_down))
        .route("/reviews/{review}/meeting/entry/{line}", get(entry_line::show).post(entry_line::correct))
        .route("/reviews/{review}/meeting/entry/{line}/remove", post(entry_line::remove))
        .route("/reviews/{review}/summing-up", get(summing_up::show).post(summing_up::write))
        .route("/reviews/{review}/summing-up/requirements", post(summing_up::state))
}
