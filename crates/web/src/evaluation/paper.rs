//! Paper ballots: the desk where they are handed out, the form that is printed, the count with its two entries.

mod count;
mod count_view;
mod desk;
mod entry;
mod entry_view;
mod print;
mod quotas;
mod sums;
mod words;

use axum::{
    Router,
    extract::FromRequestParts,
    http::request::Parts,
    routing::{get, post},
};
use review::{id::BoxId, template::Template};
use service::{Error, evaluation::paper::PaperState};
use storage::{Reader, evaluation::BallotBox};

use crate::{
    fault::{InTheWordsOf, Trouble},
    gate::{Seat, in_path},
    house::House,
};

pub(super) use sums::{PaperNotice, SumsView, sums_view};

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/papers", get(desk::show))
        .route("/reviews/{review}/papers/{box}", get(count::show))
        .route("/reviews/{review}/papers/{box}/print", get(print::show))
        .route("/reviews/{review}/papers/{box}/issued", post(desk::issue))
        .route("/reviews/{review}/papers/{box}/collected", post(count::collect))
        .route("/reviews/{review}/papers/{box}/entry", get(entry::show).post(entry::save))
        .route("/reviews/{review}/papers/{box}/finish", post(entry::finish))
        .route("/reviews/{review}/papers/{box}/sign", post(count::sign))
        .route("/reviews/{review}/papers/{box}/repeat", post(count::repeat))
}

/// Somebody with a seat in a review, and the box of it that the path names.
struct AtBox {
    seat: Seat,
    one: BallotBox,
}

impl FromRequestParts<House> for AtBox {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        let seat = Seat::from_request_parts(parts, house).await?;
        let found = async {
            let id: BoxId = in_path(parts, house, "box").await.ok_or(Error::NotFound)?;
            let found = storage::evaluation::by_id(&house.reader(), &id).await?;
            found.filter(|one| one.review == seat.review.id).ok_or(Error::NotFound)
        };
        let one = found.await.say_in(seat.say())?;
        Ok(Self { seat, one })
    }
}

/// A box with its papers.
struct Opened {
    one: BallotBox,
    template: Template,
    state: PaperState,
}

impl Opened {
    async fn of(reader: &Reader, AtBox { seat, one }: &AtBox) -> Result<Self, Error> {
        let template = service::cycle::rules(&seat.review)?;
        let state = service::evaluation::paper::state(reader, &template, one).await?;
        Ok(Self { one: one.clone(), template, state })
    }
}
