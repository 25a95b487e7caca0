//! Boxes: the organiser's page, the scrutineer's cards, the trustee's part, the voter's booth, the public board.

pub(crate) mod answer;
mod board;
mod booth;
mod boxes;
mod boxes_view;
mod cards;
mod ceremony;
mod ceremony_view;
mod counts;
mod issue;
mod minutes;
mod paper;
mod print;
mod program;
mod trustee;
mod validator;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use crate::house::House;

pub(crate) use counts::{closing, groups};
pub(crate) use issue::{Counter, counters};
pub(crate) use print::Print;

/// What a trustee's browser, or program, sends in the key ceremony. With many trustees such a part is larger than forms may be; the
/// site's own bound holds.
fn trustee_parts() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/trustee/key", post(trustee::key))
        .route("/reviews/{review}/trustee/certificate", post(trustee::certificate))
        .route("/reviews/{review}/trustee/polynomial", post(trustee::polynomial))
        .route("/reviews/{review}/trustee/share", post(trustee::share))
        .route("/reviews/{review}/trustee/complaint", post(trustee::complain))
        .route("/reviews/{review}/trustee/test", post(trustee::rehearse))
        .route("/reviews/{review}/trustee/program", get(program::show).post(program::take))
        .layer(DefaultBodyLimit::disable())
}

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/boxes", get(boxes::show))
        .route("/reviews/{review}/boxes/plan", post(boxes::plan))
        .route("/reviews/{review}/boxes/open", post(boxes::open))
        .route("/reviews/{review}/boxes/stop", post(boxes::stop))
        .route("/reviews/{review}/boxes/close", post(boxes::close))
        .route("/reviews/{review}/boxes/ceremony", post(ceremony::begin))
        .route("/reviews/{review}/boxes/ceremony/again", post(ceremony::again))
        .route("/reviews/{review}/boxes/minutes", get(minutes::show))
        .route("/reviews/{review}/handing-out", get(issue::show))
        .route("/reviews/{review}/cards", get(cards::show))
        .route("/reviews/{review}/cards.json", get(cards::state))
        .route("/reviews/{review}/trustee", get(trustee::show))
        .route("/reviews/{review}/trustee.json", get(trustee::state))
        .route("/reviews/{review}/trustee/program/{file}", get(program::file))
        .merge(trustee_parts())
        .route("/boxes/{box}", get(board::show))
        .route("/boxes/{box}/archive.bel", get(board::archive))
        .route("/boxes/{box}/booth", get(booth::show))
        .route("/boxes/{box}/booth.json", get(booth::description))
        .route("/boxes/{box}/state.json", get(booth::state))
        .route("/boxes/{box}/credentials.json", get(booth::credentials))
        .route("/boxes/{box}/credentials", post(cards::made))
        .route("/boxes/{box}/cards/by-server", post(cards::by_server))
        .route("/boxes/{box}/cards/discard", post(cards::discard))
        .route("/boxes/{box}/handed-out", post(issue::hand_out))
        .route(
            "/boxes/{box}/ballots",
            // A ballot on a hundred reporters is larger than forms may be; the site's own bound holds.
            post(booth::cast).options(booth::may_cast_from_anywhere).layer(DefaultBodyLimit::disable()),
        )
        .route("/boxes/{box}/shares", post(trustee::give_share).layer(DefaultBodyLimit::disable()))
        .route("/boxes/{box}/count", post(boxes::count))
        .merge(paper::routes())
}
