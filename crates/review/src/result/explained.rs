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
    /// C: grades by votes. `abstained` is told even where it does not count. So many of the best and as many of the
    /// worst marks are no longer among the parts: `dropped`.
    Criterion {
        criterion: CriterionKey,
        abstained: u64,
        #[serde(default)]
        dropped: u64,
    },
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
    /// What lies past a limit of the template, taken back.
    Excess { limit: LimitOf, at: Exact },
    /// Zero for a box without a score, as the template wants it.
    Absent { groups: Vec<GroupKey>, why: WhyLeftOut },
    /// The mean of a panel's scores. From the lowest up; a dropped one has a share of zero.
    Judges { input: InputKey, dropped: u64 },
    /// What one of the panel gave.
    Judge,
}

/// What a limit bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitOf {
    /// All bonuses together.
    Bonus,
    /// All deductions together.
    Deduction,
    /// The composite, from above.
    Greatest,
    /// The composite, from below.
    Least,
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
            Self::Evaluation { .. }
            | Self::Box { .. }
            | Self::Criterion { .. }
            | Self::Checks { .. }
            | Self::Judges { .. } => Formula::Mean,
            Self::Grade { .. }
            | Self::Abstained
            | Self::Entered { .. }
            | Self::Check { .. }
            | Self::Adjustment { .. }
            | Self::Excess { .. }
            | Self::Absent { .. }
            | Self::Judge => Formula::Given,
        }
    }

    /// The input of the composite that this number is.
    pub fn input(&self) -> Option<&InputKey> {
        match self {
            Self::Evaluation { input, .. }
            | Self::Entered { input }
            | Self::Checks { input }
            | Self::Judges { input, .. } => Some(input),
            Self::Composite
            | Self::Box { .. }
            | Self::Criterion { .. }
            | Self::Grade { .. }
            | Self::Abstained
            | Self::Check { .. }
            | Self::Adjustment { .. }
            | Self::Excess { .. }
            | Self::Absent { .. }
            | Self::Judge => None,
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
