//! The secret ballot: boxes from plan to closing. Where the `ballot` crate meets the rows.
//!
//! Order of a box: [`plan`], trustees' keys ([`announce_key`]) and cards ([`cards_made`]) in any order, [`open`],
//! [`cast`], [`close`], trustees' parts ([`crate::result::give_share`]).

mod archive;
mod cards;
mod casting;
mod checkers;
mod closing;
mod facts;
mod keys;
mod opening;
mod planning;
mod reconciling;

pub use archive::archive;
pub use cards::cards_made;
pub use casting::{CastError, Received, cast, is_unknown_card};
pub use closing::close;
pub use facts::{SetupFacts, facts, key_point};
pub use keys::announce_key;
pub use opening::open;
pub use planning::plan;
pub use reconciling::reconcile;

pub(crate) use archive::{append, setup};
pub(crate) use checkers::Checkers;
pub(crate) use closing::{ballot_texts, read_tally};

use review::evaluation::BoxStage;
use storage::evaluation::BallotBox;

use crate::{Error, Fault};

/// Where a box stands. Its instants were written by us in their order.
pub fn stage(ballot_box: &BallotBox) -> Result<BoxStage, Fault> {
    ballot_box.times.stage().map_err(Fault::broken)
}

/// Work of the processor, off the event loop.
pub(crate) async fn crunch<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    Ok(tokio::task::spawn_blocking(work).await.map_err(Fault::broken)?)
}
