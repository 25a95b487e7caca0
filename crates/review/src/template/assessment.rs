//! From scores to grades.

use serde::Deserialize;

use super::ceiling::{Consequence, Gate, Majority, Veto};
use super::counting::{Absent, AdjustmentRules, Mean, Ties};
use super::feedback::FeedbackRules;
use super::key::{GradeKey, GroupKey, InputKey, TriggerKey};
use super::release::ReleaseRules;
use crate::exact::Exact;
use crate::threshold::{Operator, Threshold};
use crate::words::Words;

/// Rules of the composite score and of the grades suggested from it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssessmentRules {
    /// Places a printed score has. Nothing is rounded before it is printed.
    pub decimals: u8,
    #[serde(default)]
    pub mean: Mean,
    #[serde(default)]
    pub absent: Absent,
    #[serde(default)]
    pub ties: Ties,
    /// Inputs that part equal composites, one after the other, before a tie is one.
    #[serde(default)]
    pub tie_break: Vec<InputKey>,
    #[serde(default)]
    pub adjustments: AdjustmentRules,
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
    #[serde(default)]
    pub gates: Vec<Gate>,
    #[serde(default)]
    pub majorities: Vec<Majority>,
    #[serde(default)]
    pub vetoes: Vec<Veto>,
    #[serde(default)]
    pub consequences: Vec<Consequence>,
    #[serde(default)]
    pub feedback: FeedbackRules,
    #[serde(default)]
    pub release: ReleaseRules,
    /// Who sets the grades: the voters of this group. Without it, the leaders on the roll.
    pub committee: Option<GroupKey>,
}

/// A part of the composite. Weights of all inputs add up to one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    pub key: InputKey,
    pub title: Words,
    pub weight: Exact,
    pub source: Source,
    /// So many judges at least have given their score, or it is missing. With [`Source::Judges`], and only there.
    pub judges: Option<u32>,
    /// How much of each end is dropped: from 1 on so many, below a half that share of them, rounded down. Marks are
    /// dropped criterion by criterion and box by box, as nobody can open a ballot.
    pub trim: Option<Exact>,
    /// Only of more than so many; of more than twice a whole `trim` where nothing is said.
    pub trim_above: Option<u32>,
}

impl Input {
    /// How many of `marks` are dropped at each end. One is always left.
    pub fn dropped(&self, marks: u64) -> u64 {
        let Some(trim) = &self.trim else { return 0 };
        // Of a share below one nothing is whole.
        let whole = trim.floor().unwrap_or(0);
        let above = self.trim_above.map_or(whole.saturating_mul(2), u64::from);
        if marks <= above {
            return 0;
        }
        let dropped = if whole > 0 { whole } else { trim.times(&Exact::count(marks)).floor().unwrap_or(0) };
        dropped.min(marks.saturating_sub(1) / 2)
    }
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
    /// A panel of judges, each with a score of 0 to 100: their mean.
    Judges,
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
    /// Only of the reporters whose unit has its own result in this input …
    pub input: Option<InputKey>,
    /// … from here on, …
    pub from: Option<Exact>,
    /// … and below this.
    pub below: Option<Exact>,
}

impl Cap {
    pub fn places(&self, reporters: u64) -> u64 {
        self.share.times(&Exact::count(reporters)).floor().unwrap_or(0)
    }

    /// Whether a unit with this result of its own falls under the cap.
    pub fn covers(&self, own: &Exact) -> bool {
        self.from.as_ref().is_none_or(|from| own >= from)
            && self.below.as_ref().is_none_or(|below| own < below)
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
    /// Of all marks for the reporter; abstentions are among them where the template counts them.
    pub threshold: Threshold,
    pub consequence: Words,
    /// The best grade that is still suggested. Without it, the trigger moves no grade.
    pub ceiling: Option<GradeKey>,
}
