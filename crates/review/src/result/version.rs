//! What one reckoning made, to be held beside the next one.

use serde::{Deserialize, Serialize};

use super::change::{Change, changes};
use super::scoring::Score;
use super::suggestion::{Suggested, Suggestion};
use crate::exact::Exact;
use crate::template::VetoKey;

/// What was reckoned for one reporter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reckoned {
    /// None while something is missing.
    pub score: Option<Score>,
    pub suggestion: Option<Suggestion>,
}

/// What made somebody reckon anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    BoxOpened,
    PaperSigned,
    ChecksSaved,
    InputsSaved,
    /// It was found to differ when the committee sat.
    Found,
}

/// What is different for one reporter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// From the composite down to where each difference began.
    pub changes: Vec<Change>,
    /// Vetoes that hold now and did not before.
    pub found: Vec<VetoKey>,
    /// … and the other way round.
    pub taken_back: Vec<VetoKey>,
    pub before: Option<Exact>,
    pub after: Option<Exact>,
    pub suggested_before: Option<Suggested>,
    pub suggested_after: Option<Suggested>,
}

impl Movement {
    /// Whether another grade is suggested than before.
    pub fn moves_suggestion(&self) -> bool {
        self.suggested_before != self.suggested_after
    }
}

/// What is different between two reckonings of one reporter.
pub fn movement(before: &Reckoned, after: &Reckoned) -> Movement {
    let vetoes = |one: &Reckoned| -> Vec<VetoKey> {
        one.score.iter().flat_map(|score| &score.vetoed).map(|one| one.veto.clone()).collect()
    };
    let (had, has) = (vetoes(before), vetoes(after));
    let value = |one: &Reckoned| one.score.as_ref().map(|score| score.value().clone());
    let suggested = |one: &Reckoned| one.suggestion.as_ref().map(|one| one.suggested.clone());
    let both = before.score.as_ref().zip(after.score.as_ref());
    Movement {
        changes: both.map_or_else(Vec::new, |(one, other)| changes(&one.composite, &other.composite)),
        found: has.iter().filter(|veto| !had.contains(veto)).cloned().collect(),
        taken_back: had.iter().filter(|veto| !has.contains(veto)).cloned().collect(),
        before: value(before),
        after: value(after),
        suggested_before: suggested(before),
        suggested_after: suggested(after),
    }
}
