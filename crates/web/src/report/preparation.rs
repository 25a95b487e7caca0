//! Before the meeting: everything about one unit on one page, for who will comment, and the leader's own draft.

pub(crate) mod draft;
mod list;
mod page;
pub(crate) mod sheet;

use axum::{
    Router,
    extract::FromRequestParts,
    http::request::Parts,
    routing::{get, post},
};
use review::role::Act;
use storage::roster::Reporter;

use crate::{
    fault::{InTheWordsOf, Trouble},
    gate::{Seat, in_path},
    house::House,
};

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/preparation", get(list::show))
        .route("/reviews/{review}/preparation/{reporter}", get(page::show))
        .route("/reviews/{review}/preparation/{reporter}/draft", post(draft::keep))
        .route("/reviews/{review}/preparation/{reporter}/draft.json", post(draft::autosave))
        .route("/reviews/{review}/preparation/{reporter}/draft/discard", post(draft::discard))
}

/// Somebody who reads all reports and what the checks have found, at one of the units.
pub(super) struct At {
    seat: Seat,
    /// All of them, in running order.
    reporters: Vec<Reporter>,
    reporter: Reporter,
}

impl FromRequestParts<House> for At {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        let seat = Seat::from_request_parts(parts, house).await?;
        seat.must(Act::ReadFacts)?;
        let id = in_path(parts, house, "reporter").await;
        let found = storage::roster::reporters(&house.reader(), seat.review.id).await;
        let reporters = found.say_in(seat.say())?;
        match reporters.iter().find(|one| Some(one.id) == id).cloned() {
            Some(reporter) => Ok(Self { seat, reporters, reporter }),
            None => Err(Trouble::new(seat.say(), service::Error::NotFound)),
        }
    }
}

impl At {
    /// Whether there is an own draft at all: organisers read, leaders comment.
    fn drafts(&self) -> bool {
        self.seat.may(Act::WriteComment)
    }
}
