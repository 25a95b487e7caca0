//! From scores to grades.

use serde::Deserialize;

use super::key::{GradeKey, InputKey, TriggerKey};
use crate::exact::Exact;
use crate::threshold::{Operator, Threshold};
use crate::words::Words;

/// Rules of the composite score and of the grades suggested from it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssessmentRules {
    /// Places a printed score has. Nothing is rounded before it is printed.
    pub decimals: u8,
    pub inputs: Vec<Input>,
    /// One for each grade but the last, from the best down; what reaches none
    /// of them gets the last grade.
    pub bands: Vec<Band>,
    #[serde(default)]
    pub caps: Vec<Cap>,
    #[serde(default)]
    pub floors: Vec<Floor>,
    #[serde(default)]
    pub triggers: Vec<Trigger>,
}

/// A part of the composite. Weights of all inputs add up to one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    pub key: InputKey,
    pub title: Words,
    pub weight: Exact,
    pub source: Source,
}

/// Where an input's score comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The ballots. Exactly one input has it.
    Evaluation,
    /// Typed in by the organiser.
    Entered,
    /// The checks before the meeting that name it: their scores out of their points, as a score of 100.
    Checks,
}

/// The composite from which a grade is earned, compared exactly: 89.996 is
/// printed 90.00 and is below 90.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    pub grade: GradeKey,
    pub bound: Exact,
    pub operator: Operator,
}

/// At most this share of the reporters get the grade, rounded down.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    pub grade: GradeKey,
    pub share: Exact,
}

impl Cap {
    pub fn places(&self, reporters: u64) -> u64 {
        self.share.times(&Exact::count(reporters)).floor().unwrap_or(0)
    }
}

/// At least this share of the reporters get one of these grades, rounded up.
/// The grades are the lowest ones without a gap ("fairly good or below").
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    pub grades: Vec<GradeKey>,
    pub share: Exact,
}

impl Floor {
    pub fn places(&self, reporters: u64) -> u64 {
        self.share.times(&Exact::count(reporters)).ceil().unwrap_or(0)
    }
}

/// A share of votes for a grade that has a consequence whatever the score is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trigger {
    pub key: TriggerKey,
    pub grade: GradeKey,
    /// Of all counted marks for the reporter, abstentions left out.
    pub threshold: Threshold,
    pub consequence: Words,
}
