//! What is checked at a unit before the meeting.

use std::fmt;

use serde::Deserialize;

use super::key::{CheckKey, InputKey};
use crate::exact::Exact;
use crate::role::Role;
use crate::words::Words;

/// Desk and field checks: who enters them, who reads them beside the report.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactRules {
    #[serde(default = "everybody")]
    pub entered_by: Vec<Checker>,
    /// Whether reporters read the check record of their own unit.
    #[serde(default)]
    pub reporter_reads: bool,
    #[serde(default)]
    pub checks: Vec<Check>,
}

impl Default for FactRules {
    fn default() -> Self {
        Self { entered_by: everybody(), reporter_reads: false, checks: Vec::new() }
    }
}

fn everybody() -> Vec<Checker> {
    vec![Checker::Organiser, Checker::Leader]
}

/// Who enters what a check has found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Checker {
    Organiser,
    Leader,
}

impl Checker {
    /// The role of it.
    pub const fn role(self) -> Role {
        match self {
            Self::Organiser => Role::Organiser,
            Self::Leader => Role::Leader,
        }
    }
}

impl fmt::Display for Checker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.role().key())
    }
}

/// One check of each unit.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    pub key: CheckKey,
    pub title: Words,
    pub kind: CheckKind,
    /// Its full score.
    pub points: Exact,
    /// Places that a score may have.
    pub decimals: u8,
    /// What is looked at, for who enters it.
    pub guidance: Option<Words>,
    /// Which input of the composite it is part of.
    pub input: Option<InputKey>,
}

/// Where a check is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// On papers and ledgers.
    Desk,
    /// At the unit.
    Field,
}

impl FactRules {
    pub fn check(&self, key: &CheckKey) -> Option<&Check> {
        self.checks.iter().find(|check| &check.key == key)
    }

    /// The checks of which an input of the composite is made.
    pub fn of_input<'a>(&'a self, input: &'a InputKey) -> impl Iterator<Item = &'a Check> {
        self.checks.iter().filter(move |check| check.input.as_ref() == Some(input))
    }
}
