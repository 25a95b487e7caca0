//! The order of events: point 4 of section 14.

use super::EventKind;

/// How far an archive has come.
#[derive(Clone, Copy)]
pub(super) enum Stage {
    Nothing,
    Open,
    Closed,
    Tallied,
    Finished,
}

impl Stage {
    /// The stage after an event, or nothing where the event may not come.
    pub(super) fn after(self, kind: EventKind) -> Option<Self> {
        match (self, kind) {
            (Self::Nothing, EventKind::Setup) | (Self::Open, EventKind::Ballot) => Some(Self::Open),
            (Self::Open, EventKind::EndBallots) => Some(Self::Closed),
            (Self::Closed, EventKind::EncryptedTally) | (Self::Tallied, EventKind::PartialDecryption) => {
                Some(Self::Tallied)
            }
            (Self::Tallied, EventKind::Result) => Some(Self::Finished),
            (
                Self::Nothing | Self::Open | Self::Closed | Self::Tallied | Self::Finished,
                EventKind::Setup
                | EventKind::Ballot
                | EventKind::EndBallots
                | EventKind::EncryptedTally
                | EventKind::PartialDecryption
                | EventKind::Result,
            ) => None,
        }
    }
}
