//! What leaders say: comments, the summing-up, requirements.

use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::text::{bounded, fitting};

/// Which text does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommentText {
    Praise,
    Problem,
    Direction,
    SummingUp,
    Requirement,
}

/// Characters of the summing-up.
pub const SUMMING_UP_LIMIT: usize = 20_000;
/// Characters of one requirement.
pub const REQUIREMENT_LIMIT: usize = 1_000;

/// A leader's judgement on one report: praise, problem, direction.
///
/// Always holds: one of the three says something, none passes
/// [`Comment::LIMIT`] characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comment {
    praise: String,
    problem: String,
    direction: String,
}

impl Comment {
    /// Characters of each of the three.
    pub const LIMIT: usize = 2_000;

    pub fn new(praise: &str, problem: &str, direction: &str) -> Result<Self, Refusal> {
        let fit = |text, of| fitting(text, Self::LIMIT).map_err(|error| Refusal::Text { text: of, error });
        let praise = fit(praise, CommentText::Praise)?;
        let problem = fit(problem, CommentText::Problem)?;
        let direction = fit(direction, CommentText::Direction)?;
        if praise.is_empty() && problem.is_empty() && direction.is_empty() {
            return Err(Refusal::CommentEmpty);
        }
        Ok(Self { praise, problem, direction })
    }

    pub fn praise(&self) -> &str {
        &self.praise
    }

    pub fn problem(&self) -> &str {
        &self.problem
    }

    pub fn direction(&self) -> &str {
        &self.direction
    }
}

/// One text of a draft, as it was typed: blanks around it may be on their way to become words.
pub fn draft(text: &str, of: CommentText) -> Result<(), Refusal> {
    fitting(text, Comment::LIMIT).map(drop).map_err(|error| Refusal::Text { text: of, error })
}

/// The text of the summing-up as it is kept.
pub fn summing_up(text: &str) -> Result<String, Refusal> {
    let of = CommentText::SummingUp;
    bounded(text, SUMMING_UP_LIMIT).map_err(|error| Refusal::Text { text: of, error })
}

/// The text of a requirement as it is kept.
pub fn requirement(text: &str) -> Result<String, Refusal> {
    let of = CommentText::Requirement;
    bounded(text, REQUIREMENT_LIMIT).map_err(|error| Refusal::Text { text: of, error })
}
