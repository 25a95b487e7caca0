//! Where an item of the ledger comes from.

use serde::{Deserialize, Serialize};

/// What an item follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// What leaders asked for.
    Requirement,
    /// The problem of a leader's comment.
    Comment,
    /// A question at the meeting.
    Question,
    /// A problem that the own report names.
    Report,
    /// A voter's comment.
    Opinion,
    /// A review of an earlier year.
    Earlier,
}

impl Source {
    pub const ALL: [Self; 6] =
        [Self::Requirement, Self::Comment, Self::Question, Self::Report, Self::Opinion, Self::Earlier];

    /// As stored and as addresses have it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Requirement => "requirement",
            Self::Comment => "comment",
            Self::Question => "question",
            Self::Report => "report",
            Self::Opinion => "opinion",
            Self::Earlier => "earlier",
        }
    }
}
