//! Whose turn it is with a report.

use serde::{Deserialize, Serialize};

use super::check::{Finding, Severity};
use super::{NOTE_LIMIT, Refusal};
use crate::text::{TextError, bounded};

/// Where a report stands between reporter and organiser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    #[default]
    Drafting,
    HandedIn,
    /// Back with the reporter, with a note.
    Returned,
    Accepted,
}

/// The text is the reporter's while it is drafted or returned.
pub fn may_edit(state: State) -> Result<(), Refusal> {
    match state {
        State::Drafting | State::Returned => Ok(()),
        State::HandedIn | State::Accepted => Err(Refusal::NotEditable { state }),
    }
}

/// Warnings pass; a finding that blocks does not.
pub fn may_hand_in(state: State, findings: &[Finding]) -> Result<(), Refusal> {
    match state {
        State::Drafting | State::Returned => {}
        State::HandedIn | State::Accepted => return Err(Refusal::NotDrafted { state }),
    }
    let blocking: Vec<_> = findings.iter().filter(|f| f.severity == Severity::Block).cloned().collect();
    if blocking.is_empty() { Ok(()) } else { Err(Refusal::Blocked { findings: blocking }) }
}

pub fn may_accept(state: State) -> Result<(), Refusal> {
    match state {
        State::HandedIn => Ok(()),
        State::Drafting | State::Returned | State::Accepted => Err(Refusal::NotHandedIn { state }),
    }
}

/// Answers the note as it is kept. An accepted report may be returned too: its
/// reporter may have found an error. With remarks at its passages a report
/// needs no note.
pub fn may_return(state: State, note: &str, remarks: usize) -> Result<String, Refusal> {
    match state {
        State::HandedIn | State::Accepted => {}
        State::Drafting | State::Returned => return Err(Refusal::NotHandedIn { state }),
    }
    if remarks > 0 && note.trim().is_empty() {
        return Ok(String::new());
    }
    bounded(note, NOTE_LIMIT).map_err(|error| match error {
        TextError::Empty => Refusal::NoteMissing,
        TextError::TooLong { .. } => Refusal::Note(error),
    })
}
