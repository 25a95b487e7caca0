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

/// A question as it stands in an election's text, not looked at yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fields {
    answers: Vec<String>,
    /// Absent and false mean the same, but are different texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    blank: Option<bool>,
    min: u64,
    max: u64,
    question: String,
}

/// A question with answers to choose from.
///
/// Always holds: at least one answer, min ≤ max. The maximum may exceed the number of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question(Fields);

impl Question {
    /// A question of which `min` to `max` answers are chosen.
    pub fn new(text: String, answers: Vec<String>, min: u64, max: u64) -> Result<Self, QuestionError> {
        Self::checked(Fields { answers, blank: None, min, max, question: text })
    }

    pub(crate) fn checked(fields: Fields) -> Result<Self, QuestionError> {
        if fields.answers.is_empty() {
            return Err(QuestionError::NoAnswers);
        }
        if fields.min > fields.max {
            return Err(QuestionError::MinAboveMax);
        }
        Ok(Self(fields))
    }

    pub(crate) fn into_fields(self) -> Fields {
        self.0
    }

    /// A question of which exactly one answer is chosen: a grade.
    pub fn one_of(text: String, answers: Vec<String>) -> Result<Self, QuestionError> {
        Self::new(text, answers, 1, 1)
    }

    /// The same with a blank vote allowed, which says that none was chosen, whatever the minimum.
    #[must_use]
    pub fn with_blank(mut self) -> Self {
        self.0.blank = Some(true);
        self
    }

    /// What is asked.
    pub fn text(&self) -> &str {
        &self.0.question
    }

    /// What can be chosen, without the blank vote.
    pub fn answers(&self) -> &[String] {
        &self.0.answers
    }

    /// The fewest answers to choose.
    pub fn min(&self) -> u64 {
        self.0.min
    }

    /// The most answers to choose.
    pub fn max(&self) -> u64 {
        self.0.max
    }

    /// Whether a blank vote is allowed.
    pub fn allows_blank(&self) -> bool {
        self.0.blank == Some(true)
    }

    /// How many ciphertexts an answer has: one an answer, and one before them for the blank vote.
    pub fn choices(&self) -> usize {
        self.0.answers.len() + usize::from(self.allows_blank())
    }

    /// How many sums of choices are lawful.
    pub(crate) fn lawful_sums(&self) -> u64 {
        (self.0.max - self.0.min).saturating_add(1)
    }

    /// How many proofs `overall_proof` has.
    pub(crate) fn overall_members(&self) -> u64 {
        self.lawful_sums().saturating_add(u64::from(self.allows_blank()))
    }
}
