//! Notice: what is due for whom, the calendar of a review, the days on which people rest.

mod calendar;
mod days;
mod hook;
mod ics;
mod letter;
mod post;
mod progress;
mod tasks;
pub(crate) mod words;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use crate::house::House;

pub(crate) use letter::letter;
pub use post::post_text;
pub(crate) use tasks::{Asked, DueTask, due};

/// Bytes of a list of holidays.
const GREATEST_LIST: usize = 128 * 1024;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/tasks.ics", get(ics::own))
        .route("/reviews/{review}/calendar", get(calendar::show).post(calendar::save))
        .route("/reviews/{review}/calendar/move", post(calendar::move_off))
        .route("/reviews/{review}/chat", get(hook::show).post(hook::set))
        .route("/reviews/{review}/chat/test", post(hook::test))
        .route("/reviews/{review}/chat/remove", post(hook::remove))
        .route("/reviews/{review}/progress", get(progress::show))
        .route("/reviews/{review}/progress/nudge", post(progress::nudge))
        .route("/holidays", get(days::show).post(days::add))
        .route("/holidays/list", post(days::paste).layer(DefaultBodyLimit::max(GREATEST_LIST)))
        .route("/holidays/{day}/remove", post(days::remove))
}
