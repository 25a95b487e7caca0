//! What holds a grade down whatever the composite is, and what follows from a grade.

use serde::Deserialize;

use super::key::{GateKey, GradeKey, InputKey, MajorityKey, VetoKey};
use crate::exact::Exact;
use crate::threshold::{Operator, Threshold};
use crate::words::Words;

/// An input that must reach a score: below it, at most the ceiling is suggested.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    pub key: GateKey,
    pub title: Words,
    pub input: InputKey,
    pub bound: Exact,
    pub operator: Operator,
    pub ceiling: GradeKey,
}

/// Grades that must have a share of the marks: without it, at most the ceiling is suggested.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Majority {
    pub key: MajorityKey,
    pub title: Words,
    /// Whose marks are added.
    pub grades: Vec<GradeKey>,
    /// Of all marks for the reporter; abstentions are among them where the template counts them.
    pub threshold: Threshold,
    pub ceiling: GradeKey,
}

/// A ground, such as an accident, on which nobody is graded above the ceiling. Somebody has to find that it is there.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Veto {
    pub key: VetoKey,
    pub title: Words,
    pub ceiling: GradeKey,
}

/// What the organisation does about a grade, such as a talk and a deadline.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consequence {
    pub grades: Vec<GradeKey>,
    pub consequence: Words,
}
