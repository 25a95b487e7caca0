//! The sitting: the chair's screen, the projector, the leaders' comments, the summing-up.

mod agenda;
mod agenda_view;
mod ballot;
mod chair;
mod chair_view;
mod closing;
mod comments;
mod comments_confirm;
mod comments_confirm_view;
mod comments_item;
mod comments_noted;
mod comments_now;
mod comments_quoted;
mod comments_view;
mod course;
mod entry;
mod entry_line;
mod entry_view;
pub(crate) mod floor;
mod hall;
mod lot;
mod minutes;
mod minutes_view;
mod order;
mod projector;
mod record;
mod script;
mod script_lines;
mod summing_up;
mod summing_up_view;

use axum::{
    Router,
    routing::{get, post},
};

use crate::house::House;

pub(crate) use projector::stage;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/meeting", get(chair::show).post(chair::step))
        .route("/reviews/{review}/meeting/order", post(order::change))
        .merge(projector::routes())
        .route("/reviews/{review}/meeting/ballot", post(ballot::act))
        .route("/reviews/{review}/meeting/agenda", get(agenda::show).post(agenda::change))
        .route("/reviews/{review}/meeting/lot", get(lot::show).post(lot::draw))
        .route("/reviews/{review}/meeting/record", get(record::show))
        .route("/reviews/{review}/meeting/script", get(script::show))
        .route("/reviews/{review}/meeting/minutes", get(minutes::show))
        .route("/reviews/{review}/comments", get(comments::show).post(comments::write))
        .route("/reviews/{review}/comments/{comment}/item", post(comments_item::make))
        .route("/reviews/{review}/comments/now", get(comments_now::show).post(comments_now::keep))
        .route(
            "/reviews/{review}/comments/confirm",
            get(comments_confirm::show).post(comments_confirm::confirm),
        )
        .route("/reviews/{review}/meeting/entry", get(entry::show).post(entry::take_down))
        .route("/reviews/{review}/meeting/entry/{line}", get(entry_line::show).post(entry_line::correct))
        .route("/reviews/{review}/meeting/entry/{line}/remove", post(entry_line::remove))
        .route("/reviews/{review}/summing-up", get(summing_up::show).post(summing_up::write))
        .route("/reviews/{review}/summing-up/requirements", post(summing_up::state))
}
