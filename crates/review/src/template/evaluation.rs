//! What is marked, by whom, and what a mark is worth.

use serde::Deserialize;

use super::CommentRules;
use super::filling::FillingRules;
use super::key::{CriterionKey, GradeKey, GroupKey};
use crate::evaluation::paper::Incomplete;
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
    #[serde(default)]
    pub trustees: TrusteeRules,
    /// How long ballots that were sealed before the end of voting may still arrive; 0 for not at all.
    #[serde(default = "default_grace_seconds")]
    pub grace_seconds: u32,
    pub criteria: Vec<Criterion>,
    /// From the best to the worst.
    pub grades: Vec<Grade>,
    pub abstain: Abstain,
    pub groups: Vec<Group>,
    /// How a ballot is to be filled in.
    #[serde(default)]
    pub filling: FillingRules,
    #[serde(default)]
    pub paper: PaperRules,
    /// Without them, voters say nothing in words.
    pub comments: Option<CommentRules>,
}

/// Two minutes: longer than a phone needs to find its network again.
const fn default_grace_seconds() -> u32 {
    120
}

/// Rules for who votes on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperRules {
    /// What becomes of a paper with rows blank or marked twice.
    #[serde(default)]
    pub incomplete: Incomplete,
}

/// Domain notes, section 4.4: five, and never under three.
const fn default_minimum_group() -> u32 {
    5
}

/// Who must take part in opening the sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrusteeRules {
    /// So many trustees together open a sum. Where there are no more of them, all are needed.
    pub needed: u32,
}

impl Default for TrusteeRules {
    fn default() -> Self {
        Self { needed: 2 }
    }
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
