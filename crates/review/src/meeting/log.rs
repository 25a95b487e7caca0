//! The log of a sitting: every step with what it led from and to. Nothing in it is ever changed; a step that is undone
//! stays, with another behind it that says so.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Agenda, MeetingState, Refusal, Stage};
use crate::id::AccountId;
use crate::time::Instant;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    Forward,
    NextSlot,
    NextReporter,
    Call,
    StartClock,
    PauseClock,
    ResumeClock,
    AddMinute,
    Close,
    /// Changed the order, the lengths or the points of the agenda.
    Agenda,
    /// Brought back what was before the last step.
    Undo,
}

/// All that a step may change: where the meeting stands, and its agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sitting {
    pub state: MeetingState,
    pub agenda: Agenda,
}

/// One step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The meeting's version that it made.
    pub version: i64,
    pub deed: Deed,
    /// Of an undoing: the version whose step it took back.
    pub undoes: Option<i64>,
    pub by: AccountId,
    pub at: Instant,
    pub before: Sitting,
    pub after: Sitting,
}

/// The steps of a meeting in the order in which they were taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    entries: Vec<Entry>,
    undone: BTreeSet<i64>,
}

impl Log {
    pub fn new(mut entries: Vec<Entry>) -> Self {
        entries.sort_by_key(|entry| entry.version);
        let undone = entries.iter().filter_map(|entry| entry.undoes).collect();
        Self { entries, undone }
    }

    /// All of it, undone steps and undoings as well.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub fn is_undone(&self, entry: &Entry) -> bool {
        self.undone.contains(&entry.version)
    }

    /// The steps that count: neither undone nor undoings.
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.deed != Deed::Undo && !self.is_undone(entry))
    }

    /// The step that an undoing takes back. What was before it is brought back as it was: a clock that ran goes on
    /// from when it was started, as if it had never been stopped; a clock that stood still stands where it stood.
    pub fn to_undo(&self) -> Result<&Entry, Refusal> {
        self.standing().next_back().ok_or(Refusal::NothingToUndo)
    }

    /// When the meeting was opened, as far as the log knows.
    pub fn opened_at(&self) -> Option<Instant> {
        let opening = |entry: &&Entry| {
            entry.before.state.stage == Stage::Waiting && entry.after.state.stage != Stage::Waiting
        };
        self.standing().find(opening).map(|entry| entry.at)
    }

    /// When it was closed.
    pub fn closed_at(&self) -> Option<Instant> {
        let closing = |entry: &&Entry| entry.after.state.stage == Stage::Closed;
        self.standing().find(closing).map(|entry| entry.at)
    }

    /// What was done since a version that somebody saw.
    pub fn since(&self, version: i64) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.version > version)
    }
}
