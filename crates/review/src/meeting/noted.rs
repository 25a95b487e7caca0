//! What a clerk takes down for leaders who do not type: a line at a time, not yet confirmed.

use serde::{Deserialize, Serialize};

use super::{Comment, CommentText, Refusal};
use crate::text::bounded;

/// Which part of a comment a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Praise,
    Problem,
    Direction,
}

impl Part {
    pub const ALL: [Self; 3] = [Self::Praise, Self::Problem, Self::Direction];

    /// As forms write it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Praise => "praise",
            Self::Problem => "problem",
            Self::Direction => "direction",
        }
    }

    pub const fn text(self) -> CommentText {
        match self {
            Self::Praise => CommentText::Praise,
            Self::Problem => CommentText::Problem,
            Self::Direction => CommentText::Direction,
        }
    }
}

/// The words of a line as they are kept.
pub fn words(part: Part, words: &str) -> Result<String, Refusal> {
    bounded(words, Comment::LIMIT).map_err(|error| Refusal::Text { text: part.text(), error })
}

/// A line that its leader has settled changes no more.
pub fn may_change(settled: bool) -> Result<(), Refusal> {
    if settled { Err(Refusal::Confirmed) } else { Ok(()) }
}

/// The problem that a comment names becomes one item of the ledger, once.
pub fn may_take_up(taken_up: bool, problem: &str) -> Result<(), Refusal> {
    match (taken_up, problem.trim().is_empty()) {
        (true, _) => Err(Refusal::TakenUp),
        (false, true) => Err(Refusal::NoProblem),
        (false, false) => Ok(()),
    }
}

/// A text with a line behind it, each on a line of its own.
pub fn with(text: &str, line: &str) -> String {
    match (text.trim(), line.trim()) {
        (text, "") => text.to_owned(),
        ("", line) => line.to_owned(),
        (text, line) => format!("{text}\n{line}"),
    }
}
