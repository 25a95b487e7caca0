//! Where a review stands in its year.

use serde::{Deserialize, Serialize};

/// The phases of a review, in their order. They guide; what is allowed is
/// decided by each feature's own rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    #[default]
    Drafting,
    Reporting,
    Meeting,
    Evaluation,
    Assessment,
    FollowUp,
    Closed,
}

/// Why a review does not change its phase.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Neither the phase before nor the phase after.
    #[error("from {from:?} a review does not go to {to:?}")]
    NotNext { from: Phase, to: Phase },
    /// A closed review is kept as it is.
    #[error("the review is closed")]
    Closed,
    /// What is put away must not change any more.
    #[error("the review is not closed yet")]
    NotClosed,
}

impl Phase {
    pub const ALL: [Self; 7] = [
        Self::Drafting,
        Self::Reporting,
        Self::Meeting,
        Self::Evaluation,
        Self::Assessment,
        Self::FollowUp,
        Self::Closed,
    ];

    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Drafting => Some(Self::Reporting),
            Self::Reporting => Some(Self::Meeting),
            Self::Meeting => Some(Self::Evaluation),
            Self::Evaluation => Some(Self::Assessment),
            Self::Assessment => Some(Self::FollowUp),
            Self::FollowUp => Some(Self::Closed),
            Self::Closed => None,
        }
    }

    /// Whether the review may be put away as an archive: it is as it will stay.
    pub fn must_be_closed(self) -> Result<(), Refusal> {
        if self == Self::Closed { Ok(()) } else { Err(Refusal::NotClosed) }
    }

    /// One step on, or one step back to mend something; never out of
    /// [`Phase::Closed`].
    pub fn may_move_to(self, to: Self) -> Result<(), Refusal> {
        if self == Self::Closed {
            return Err(Refusal::Closed);
        }
        if self.next() == Some(to) || to.next() == Some(self) {
            return Ok(());
        }
        Err(Refusal::NotNext { from: self, to })
    }

    /// Whether anything of the review may still change.
    pub fn may_change(self) -> Result<(), Refusal> {
        if self == Self::Closed { Err(Refusal::Closed) } else { Ok(()) }
    }
}
