//! What is marked, by whom, and what a mark is worth.

use serde::Deserialize;

use super::CommentRules;
use super::key::{CriterionKey, GradeKey, GroupKey};
use crate::exact::Exact;
use crate::words::Words;

/// Rules of the secret ballot.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvaluationRules {
    /// Fewer voters than this are never counted by themselves; 3 at least.
    #[serde(default = "default_minimum_group")]
    pub minimum_group: u32,
    /// Cards made for each box above its voters, for cards that get lost.
    #[serde(default)]
    pub spare_cards: u32,
    pub criteria: Vec<Criterion>,
    /// From the best to the worst.
    pub grades: Vec<Grade>,
    pub abstain: Abstain,
    pub groups: Vec<Group>,
    /// Without them, voters say nothing in words.
    pub comments: Option<CommentRules>,
}

/// Domain notes, section 4.4: five, and never under three.
const fn default_minimum_group() -> u32 {
    5
}

/// What a reporter is graded on. Weights of all criteria add up to one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub key: CriterionKey,
    pub title: Words,
    pub guidance: Words,
    pub weight: Exact,
}

/// A grade and what one vote for it is worth.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    pub key: GradeKey,
    pub title: Words,
    pub points: Exact,
    pub tone: Tone,
}

/// In which of the product's four grade colours a grade is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    Good,
    FairlyGood,
    Average,
    Poor,
}

/// The answer that is no grade: don't know, abstain.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abstain {
    pub title: Words,
    /// `true` lets an abstention count as a vote of no points.
    pub counted_in_denominator: bool,
}

/// A group of voters. Weights of all groups add up to one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub key: GroupKey,
    pub title: Words,
    pub weight: Exact,
    pub colour: Colour,
    /// With whom it votes when it is too small to be counted alone.
    pub merge_into: Option<GroupKey>,
    pub own_row: OwnRow,
}

/// The colour of a group's cards and ballots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    Red,
    Yellow,
    Blue,
    White,
}

/// What voters who are under review themselves do with their own row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnRow {
    /// Left blank: the ballot is secret, so the voter is told, not hindered.
    Skip,
    Mark,
}
