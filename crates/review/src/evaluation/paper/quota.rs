//! T12: how often some grades may or must stand on a paper.

use super::Mark;
use crate::evaluation::{BallotShape, filling::counts};
use crate::template::Quota;

/// A quota that a paper breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// By its place in the template.
    pub quota: usize,
    /// The rows whose marks it counts.
    pub rows: Vec<usize>,
}

/// The quotas that a paper breaks. A row that is blank or unclear counts for none.
pub fn broken(quotas: &[Quota], shape: &BallotShape, marks: &[Mark]) -> Vec<Broken> {
    let answer = |mark: &Mark| match mark {
        Mark::Answer(answer) => shape.answers.get(*answer),
        Mark::Blank | Mark::Unclear => None,
    };
    let each = quotas.iter().enumerate().map(|(place, quota)| {
        let marks = marks.iter().enumerate();
        let rows = marks.filter(|(row, mark)| counts(quota, shape, *row, answer(mark)));
        (quota, Broken { quota: place, rows: rows.map(|(row, _)| row).collect() })
    });
    each.filter(|(quota, found)| !quota.allows(found.rows.len())).map(|(_, found)| found).collect()
}
