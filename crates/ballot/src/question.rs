//! Questions (section 5).

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a question is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum QuestionError {
    /// Nothing to choose from.
    #[error("a question needs an answer to choose")]
    NoAnswers,
    /// More must be chosen than may be.
    #[error("a question's minimum is above its maximum")]
    MinAboveMax,
}

/// A question with answers to choose from.
///
/// Always holds: at least one answer, min ≤ max. The maximum may exceed the number of answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    answers: Vec<String>,
    /// Absent and false mean the same, but are different texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    blank: Option<bool>,
    min: u64,
    max: u64,
    #[serde(rename = "question")]
    text: String,
}

impl Question {
    /// A question of which `min` to `max` answers are chosen.
    pub fn new(text: String, answers: Vec<String>, min: u64, max: u64) -> Result<Self, QuestionError> {
        let this = Self { answers, blank: None, min, max, text };
        this.check()?;
        Ok(this)
    }

    /// A question of which exactly one answer is chosen: a grade.
    pub fn one_of(text: String, answers: Vec<String>) -> Result<Self, QuestionError> {
        Self::new(text, answers, 1, 1)
    }

    /// The same with a blank vote allowed, which says that none was chosen, whatever the minimum.
    #[must_use]
    pub fn with_blank(mut self) -> Self {
        self.blank = Some(true);
        self
    }

    /// Questions out of JSON have not come in through `new`.
    pub(crate) fn check(&self) -> Result<(), QuestionError> {
        if self.answers.is_empty() {
            return Err(QuestionError::NoAnswers);
        }
        if self.min > self.max {
            return Err(QuestionError::MinAboveMax);
        }
        Ok(())
    }

    /// What is asked.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What can be chosen, without the blank vote.
    pub fn answers(&self) -> &[String] {
        &self.answers
    }

    /// The fewest answers to choose.
    pub fn min(&self) -> u64 {
        self.min
    }

    /// The most answers to choose.
    pub fn max(&self) -> u64 {
        self.max
    }

    /// Whether a blank vote is allowed.
    pub fn allows_blank(&self) -> bool {
        self.blank == Some(true)
    }

    /// How many ciphertexts an answer has: one an answer, and one before them for the blank vote.
    pub fn choices(&self) -> usize {
        self.answers.len() + usize::from(self.allows_blank())
    }

    /// How many sums of choices are lawful.
    pub(crate) fn lawful_sums(&self) -> u64 {
        (self.max - self.min).saturating_add(1)
    }

    /// How many proofs `overall_proof` has.
    pub(crate) fn overall_members(&self) -> u64 {
        self.lawful_sums().saturating_add(u64::from(self.allows_blank()))
    }
}
