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
    routing::{get, post},
};
use review::{id::BoxId, template::Template};
use service::{Error, evaluation::paper::PaperState};
use storage::{Reader, evaluation::BallotBox};

use crate::{gate::Seat, house::House};

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

/// A box of this review with its papers.
struct Opened {
    one: BallotBox,
    template: Template,
    state: PaperState,
}

impl Opened {
    async fn find(reader: &Reader, seat: &Seat, id: &str) -> Result<Self, Error> {
        let id: BoxId = id.parse().map_err(|_| Error::NotFound)?;
        let one = storage::evaluation::by_id(reader, &id).await?.ok_or(Error::NotFound)?;
        if one.review != seat.review.id {
            return Err(Error::NotFound);
        }
        let template = service::cycle::rules(&seat.review)?;
        let state = service::evaluation::paper::state(reader, &template, &one).await?;
        Ok(Self { one, template, state })
    }
}
