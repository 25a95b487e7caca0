//! Boxes: the organiser's page, the scrutineer's cards, the trustee's part, the voter's booth, the public board.

pub(crate) mod answer;
mod board;
mod booth;
mod boxes;
mod cards;
mod counts;
mod trustee;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use crate::house::House;

pub(crate) use counts::{BoxCount, counts};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/boxes", get(boxes::show))
        .route("/reviews/{review}/boxes/plan", post(boxes::plan))
        .route("/reviews/{review}/boxes/open", post(boxes::open))
        .route("/reviews/{review}/boxes/close", post(boxes::close))
        .route("/reviews/{review}/cards", get(cards::show))
        .route("/reviews/{review}/cards.json", get(cards::state))
        .route("/reviews/{review}/trustee", get(trustee::show))
        .route("/reviews/{review}/trustee.json", get(trustee::state))
        .route("/reviews/{review}/trustee/key", post(trustee::announce_key))
        .route("/boxes/{box}", get(board::show))
        .route("/boxes/{box}/archive.bel", get(board::archive))
        .route("/boxes/{box}/booth", get(booth::show))
        .route("/boxes/{box}/booth.json", get(booth::description))
        .route("/boxes/{box}/credentials.json", get(booth::credentials))
        .route("/boxes/{box}/credentials", post(cards::made))
        .route(
            "/boxes/{box}/ballots",
            // A ballot on a hundred reporters is larger than forms may be; the site's own bound holds.
            post(booth::cast).options(booth::may_cast_from_anywhere).layer(DefaultBodyLimit::disable()),
        )
        .route("/boxes/{box}/shares", post(trustee::give_share).layer(DefaultBodyLimit::disable()))
        .route("/boxes/{box}/count", post(boxes::count))
}
