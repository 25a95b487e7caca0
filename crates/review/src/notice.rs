//! Notice: what is due for whom, on which day, and when people are reminded of it.

mod due;
mod duty;
mod facts;
pub mod hook;
mod lines;
mod remind;
mod rest;

use crate::text::TextError;

pub use due::{done, duties};
pub use duty::{Duty, Stand, Task, stand};
pub use facts::{Boxes, Facts, Item, Key, Letter, News, Report};
pub use lines::{LineError, SPECIAL_DAYS, lines};
pub use remind::{LATE_DAYS, reached};
pub use rest::{DayKind, NAME_LIMIT, RestDays, SpecialDay};

/// Why a day, a nudge or a chat is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A line of what was pasted.
    #[error("line {line}: {why}")]
    Line { line: usize, why: LineError },
    #[error("nothing is written")]
    NoDays,
    #[error("{count} days of at most {limit}")]
    TooManyDays { count: usize, limit: usize },
    /// Nobody was chosen, or none of those who were has anything left to do.
    #[error("nobody to remind")]
    NobodyToNudge,
    #[error("the note: {0}")]
    Note(TextError),
    #[error("the address: {0}")]
    Hook(#[from] hook::AddressError),
    /// This server has no key to seal an address with.
    #[error("no seal")]
    NoSeal,
    /// A post is tested once something is set up.
    #[error("no chat is set up")]
    NoHook,
}
