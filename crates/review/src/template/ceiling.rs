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
    /// 2: only where one of these grades stood last year as well.
    pub years: Option<u32>,
}

impl Consequence {
    /// Whether it follows for who is given this grade and was given the other one last year.
    pub fn follows(&self, grade: &GradeKey, last: Option<&GradeKey>) -> bool {
        let stood = |one: &GradeKey| self.grades.contains(one);
        stood(grade) && (!self.looks_back() || last.is_some_and(stood))
    }

    /// Whether last year's grade is asked for.
    pub fn looks_back(&self) -> bool {
        self.years.is_some_and(|years| years > 1)
    }
}
