//! The sitting: the chair's screen, the projector, script, record and minutes; what is [`said`] in it.

mod agenda;
mod agenda_view;
mod ballot;
mod chair;
mod chair_view;
mod closing;
mod course;
mod hall;
mod lot;
mod minutes;
mod minutes_view;
mod order;
mod projector;
mod record;
pub(crate) mod said;
mod script;
mod script_lines;

use axum::{
    Router,
    routing::{get, post},
};

use crate::house::House;

pub(crate) use projector::stage;
pub(crate) use script::script;

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
        .merge(said::routes())
}
