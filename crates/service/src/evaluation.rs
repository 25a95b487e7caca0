//! The secret ballot: boxes from plan to closing. Where the `ballot` crate meets the rows.
//!
//! Order of a box: [`plan`], the trustees' [`ceremony`] and cards ([`cards_made`]) in any order, [`open`], [`cast`],
//! [`stop`], [`close`] or [`close_due`], trustees' parts ([`crate::result::give_share`]).

mod archive;
mod cards;
mod casting;
pub mod ceremony;
mod checkers;
mod closing;
mod ending;
mod facts;
mod issuing;
mod opening;
pub mod paper;
mod planning;
mod reconciling;
mod waiting;

pub use archive::archive;
pub use cards::{Codes, cards_made, discard_cards, make_cards};
pub use casting::{CastError, Received, cast, is_unknown_card};
pub use closing::{close, close_due, stop};
pub use ending::{Ending, ending, has_ballot};
pub use facts::{SetupFacts, TrusteePrints, facts, trustee_prints};
pub use issuing::{Move, hand_out, present};
pub use opening::open;
pub use planning::plan;
pub use reconciling::{count, reconcile};
pub use waiting::waiting;

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
