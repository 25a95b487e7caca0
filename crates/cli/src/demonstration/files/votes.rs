use std::collections::BTreeMap;

use review::template::{GradeKey, GroupKey};
use serde::Deserialize;
use toml::Value;

/// `votes.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Votes {
    /// The reconciliation.
    pub papers: Papers,
    /// Spoilt papers by group.
    pub invalid: BTreeMap<GroupKey, usize>,
    /// For people who read the file without the template.
    #[serde(rename = "rules")]
    _rules: Value,
    /// One row a unit and group.
    #[serde(rename = "vote")]
    pub rows: Vec<Vote>,
    /// To compare with; nothing is computed from them.
    pub expected: Vec<Expected>,
}

/// Papers of all groups together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Papers {
    pub roll: usize,
    pub present: usize,
    pub issued: usize,
    pub collected: usize,
    pub valid: usize,
    pub invalid: usize,
}

/// How many papers of a group gave a unit each grade.
#[derive(Deserialize)]
pub struct Vote {
    pub unit: String,
    pub group: GroupKey,
    pub abstain: usize,
    #[serde(flatten)]
    pub grades: BTreeMap<GradeKey, usize>,
}

/// What must come out for a unit.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    pub unit: String,
    pub merged_cd: String,
    pub onsite: String,
    pub composite: String,
    pub poor_share: String,
    /// A grade, or `tie`.
    pub suggested: String,
    pub talk: bool,
}
