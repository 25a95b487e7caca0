//! Two entries of the same papers: where they differ, and what they add up to.

use std::collections::{BTreeMap, BTreeSet};

use super::{Mark, Refusal, Rules, Sheet, Verdict, Why, judge};
use crate::evaluation::BallotShape;

/// One person's entry: papers by the number that was written on them.
pub type Sheets = BTreeMap<usize, Sheet>;

/// What differs on a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Differing {
    /// One entry holds it void, or for another reason; or has not got it.
    Whole,
    /// A row, by its place in the ballot's shape.
    Row(usize),
}

/// One difference between the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Difference {
    pub number: usize,
    pub what: Differing,
}

/// Compares two entries row by row.
pub fn differences(one: &Sheets, other: &Sheets) -> Vec<Difference> {
    let numbers: BTreeSet<_> = one.keys().chain(other.keys()).copied().collect();
    numbers
        .into_iter()
        .flat_map(|number| {
            let found = on_paper(one.get(&number), other.get(&number));
            found.into_iter().map(move |what| Difference { number, what })
        })
        .collect()
}

fn on_paper(one: Option<&Sheet>, other: Option<&Sheet>) -> Vec<Differing> {
    match (one, other) {
        (Some(Sheet::Marked(one)), Some(Sheet::Marked(other))) if one.len() == other.len() => {
            let rows = one.iter().zip(other).enumerate().filter(|(_, (a, b))| a != b);
            rows.map(|(row, _)| Differing::Row(row)).collect()
        }
        (Some(one), Some(other)) if one == other => Vec::new(),
        (None, None) => Vec::new(),
        (Some(_) | None, Some(_) | None) => vec![Differing::Whole],
    }
}

/// What a pile of papers adds up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub valid: usize,
    /// Each void paper with its reason: none goes in silence.
    pub void: Vec<(usize, Why)>,
    /// For each question, how often each answer was chosen; a blank row of a
    /// valid paper is an abstention.
    pub counts: Vec<Vec<u64>>,
    /// Rows of valid papers that nobody could read; they are in no count.
    pub unclear: usize,
}

impl Tally {
    /// Whether the counts may be shown and added: valid papers are as many as
    /// the least group, and at least one row holds so many marks.
    pub fn may_be_shown(&self, minimum: u64) -> bool {
        let fullest = self.counts.iter().map(|row| row.iter().sum::<u64>()).max().unwrap_or(0);
        fullest >= minimum
    }
}

/// Adds the papers up.
///
/// # Errors
///
/// [`Refusal::RowsMissing`] when a paper's rows are not those of the ballot.
pub fn tally(rules: Rules<'_>, shape: &BallotShape, sheets: &Sheets) -> Result<Tally, Refusal> {
    let counts = vec![vec![0; shape.answers.len()]; shape.questions.len()];
    let mut tally = Tally { valid: 0, void: Vec::new(), counts, unclear: 0 };
    for (number, sheet) in sheets {
        match (judge(rules, shape, sheet)?, sheet) {
            (Verdict::Void(why), _) => tally.void.push((*number, why)),
            (Verdict::Counts, Sheet::Marked(marks)) => add(&mut tally, shape, marks),
            (Verdict::Counts, Sheet::Void(_)) => return Err(Refusal::RowsMissing),
        }
    }
    Ok(tally)
}

fn add(tally: &mut Tally, shape: &BallotShape, marks: &[Mark]) {
    tally.valid += 1;
    for (row, mark) in tally.counts.iter_mut().zip(marks) {
        let answer = match mark {
            Mark::Answer(answer) => *answer,
            // Abstain is always the last answer.
            Mark::Blank => shape.answers.len().saturating_sub(1),
            Mark::Unclear => {
                tally.unclear += 1;
                continue;
            }
        };
        if let Some(count) = row.get_mut(answer) {
            *count += 1;
        }
    }
}
