//! A number that opens to the numbers it was made of.

use serde::{Deserialize, Serialize};

use crate::exact::Exact;
use crate::template::{CheckKey, CriterionKey, GradeKey, GroupKey, InputKey};

/// A number with its whole arithmetic beneath it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    pub kind: Kind,
    pub value: Exact,
    pub parts: Vec<Part>,
}

/// One summand: how much of what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// A weight or, in a criterion, a number of votes.
    pub share: Exact,
    pub of: Explained,
}

/// What a number is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// S: inputs by weight, then bonuses and deductions.
    Composite,
    /// E: boxes by weight, made whole again over the boxes that count.
    Evaluation { input: InputKey, left_out: Vec<LeftOut> },
    /// G: criteria by weight, made whole again over criteria with votes.
    Box { groups: Vec<GroupKey> },
    /// C: grades by votes. `abstained` is told even where it does not count.
    Criterion { criterion: CriterionKey, abstained: u64 },
    /// The points of a grade, given by the template.
    Grade { grade: GradeKey },
    /// Abstentions where the template counts them: no points.
    Abstained,
    /// A score that was typed in.
    Entered { input: InputKey },
    /// Checks before the meeting, by their points.
    Checks { input: InputKey },
    /// What a check has found, as a score of 100.
    Check { check: CheckKey },
    /// A bonus, or a deduction below zero.
    Adjustment { reason: String },
}

/// A box that does not count for this reporter, and its weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub groups: Vec<GroupKey>,
    pub weight: Exact,
    pub why: WhyLeftOut,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyLeftOut {
    /// Too few ballots came in, so the box was never opened.
    TooSmall,
    /// All who voted abstained on this reporter.
    NoVotes,
}

/// How a number follows from its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Formula {
    /// Σ share × value.
    Sum,
    /// Σ share × value ÷ Σ share.
    Mean,
    /// It follows from nothing here: it was given.
    Given,
}

impl Kind {
    pub fn formula(&self) -> Formula {
        match self {
            Self::Composite => Formula::Sum,
            Self::Evaluation { .. } | Self::Box { .. } | Self::Criterion { .. } | Self::Checks { .. } => {
                Formula::Mean
            }
            Self::Grade { .. }
            | Self::Abstained
            | Self::Entered { .. }
            | Self::Check { .. }
            | Self::Adjustment { .. } => Formula::Given,
        }
    }
}

impl Explained {
    pub(super) fn given(kind: Kind, value: Exact) -> Self {
        Self { kind, value, parts: Vec::new() }
    }

    /// `None` when the formula has no value, as a mean of nothing.
    pub(super) fn from_parts(kind: Kind, parts: Vec<Part>) -> Option<Self> {
        let value = reckon(kind.formula(), &parts)?;
        Some(Self { kind, value, parts })
    }

    /// Sum of the parts' shares: what a mean divides by.
    pub fn shares(&self) -> Exact {
        sum_of_shares(&self.parts)
    }

    /// Whether every number down to the votes follows from its parts.
    pub fn holds(&self) -> bool {
        let follows = match self.kind.formula() {
            Formula::Given => self.parts.is_empty(),
            formula @ (Formula::Sum | Formula::Mean) => {
                reckon(formula, &self.parts).as_ref() == Some(&self.value)
            }
        };
        follows && self.parts.iter().all(|part| part.of.holds())
    }

    /// This number and all beneath it, top down.
    pub fn walk(&self) -> Vec<&Self> {
        let below = self.parts.iter().flat_map(|part| part.of.walk());
        std::iter::once(self).chain(below).collect()
    }
}

fn reckon(formula: Formula, parts: &[Part]) -> Option<Exact> {
    let sum = parts.iter().fold(Exact::zero(), |sum, part| sum.plus(&part.share.times(&part.of.value)));
    match formula {
        Formula::Sum => Some(sum),
        Formula::Mean => sum.over(&sum_of_shares(parts)),
        Formula::Given => None,
    }
}

fn sum_of_shares(parts: &[Part]) -> Exact {
    parts.iter().fold(Exact::zero(), |sum, part| sum.plus(&part.share))
}
