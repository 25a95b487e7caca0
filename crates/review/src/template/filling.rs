//! How a ballot is to be filled in.

use serde::Deserialize;

use super::key::{CriterionKey, GradeKey};

/// What the booth holds a voter to before it seals. Sealed ballots cannot be
/// held to these rules afterwards; papers are held to the quotas.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FillingRules {
    pub missing_rows: MissingRows,
    pub all_same: AllSame,
    /// When the phone opens a reporter's page.
    pub reveal: Reveal,
    pub quotas: Vec<Quota>,
}

/// What becomes of rows that the voter left open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingRows {
    /// Each row needs an answer.
    #[default]
    Refuse,
    /// They count as abstentions, and the voter is told.
    Abstain,
}

/// What happens when everybody gets the same marks. Never a refusal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AllSame {
    /// The voter confirms that it is meant.
    #[default]
    Warn,
    Allow,
}

/// When a reporter may be graded on the phone. One ballot grades all either way, and is sent once, at the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reveal {
    /// As soon as the box is open.
    #[default]
    AtOnce,
    /// Each when the own turn has ended; who reports in writing at once.
    AfterReport,
}

/// How often some grades may or must be given on one ballot. No two quotas
/// count the same mark.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// Marks of any of these are counted.
    pub grades: Vec<GradeKey>,
    /// Only on this criterion; on all of them together when it is not there.
    pub criterion: Option<CriterionKey>,
    pub at_least: Option<u32>,
    pub at_most: Option<u32>,
}

impl Quota {
    /// Whether so many marks that count here may stand on one ballot.
    pub fn allows(&self, marks: usize) -> bool {
        let marks = u32::try_from(marks).unwrap_or(u32::MAX);
        self.at_most.is_none_or(|most| marks <= most) && self.at_least.is_none_or(|least| marks >= least)
    }

    /// Whether a mark of this grade on this criterion counts here.
    pub fn counts(&self, criterion: &CriterionKey, grade: &GradeKey) -> bool {
        self.criterion.as_ref().is_none_or(|only| only == criterion) && self.grades.contains(grade)
    }
}
