//! Events, chained by their hashes.

use crate::hash::Hash;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::RangeInclusive;

/// What happened. (Belenios has shuffles as well, for questions that we refuse.)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EventKind {
    /// Election, trustees and credentials are fixed.
    Setup,
    /// A ballot came in.
    Ballot,
    /// No more ballots.
    EndBallots,
    /// The sums, still sealed.
    EncryptedTally,
    /// A trustee's part in opening them.
    PartialDecryption,
    /// The sums.
    Result,
}

impl EventKind {
    /// How many data records stand before the event.
    pub(crate) fn data_records(self) -> RangeInclusive<usize> {
        match self {
            Self::Setup => 4..=5, // the fifth is a credentials certificate
            Self::Ballot | Self::Result => 1..=1,
            Self::EndBallots => 0..=0,
            Self::EncryptedTally | Self::PartialDecryption => 2..=2,
        }
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// An event's text.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    /// The previous event. Absent in the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parent: Option<Hash>,
    pub(super) height: u64,
    #[serde(rename = "type")]
    pub(super) kind: EventKind,
    /// The last data record before the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) payload: Option<Hash>,
}
