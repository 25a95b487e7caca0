//! Votes as they leave the boxes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::exact::Exact;
use crate::id::ReporterId;
use crate::template::{CriterionKey, GradeKey, GroupKey, Template};

/// Votes on one reporter and one criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Row {
    pub grades: BTreeMap<GradeKey, u64>,
    pub abstained: u64,
}

impl Row {
    /// Votes for a grade, any grade.
    pub fn counted(&self) -> u64 {
        self.grades.values().fold(0, |sum, votes| sum.saturating_add(*votes))
    }

    /// Votes for this grade.
    pub fn votes(&self, grade: &GradeKey) -> u64 {
        self.grades.get(grade).copied().unwrap_or(0)
    }

    /// This row and another, such as the sums of sealed and of paper ballots.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let mut grades = self.grades.clone();
        for (grade, votes) in &other.grades {
            let sum = grades.entry(grade.clone()).or_default();
            *sum = sum.saturating_add(*votes);
        }
        Self { grades, abstained: self.abstained.saturating_add(other.abstained) }
    }
}

/// Votes of one box.
pub type Rows = BTreeMap<ReporterId, BTreeMap<CriterionKey, Row>>;

/// A box's votes by the way they came. Each part is opened by itself, so each
/// must be large enough by itself; `None` where it was not, or is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// Opened by the trustees.
    pub sealed: Option<Rows>,
    /// Entered by hand.
    pub paper: Option<Rows>,
}

impl Parts {
    /// Both added; `None` where there is neither.
    pub fn total(&self) -> Option<Rows> {
        let (Some(sealed), Some(paper)) = (&self.sealed, &self.paper) else {
            return self.sealed.clone().or_else(|| self.paper.clone());
        };
        let mut total = sealed.clone();
        for (reporter, rows) in paper {
            let of_reporter = total.entry(*reporter).or_default();
            for (criterion, row) in rows {
                let sum = of_reporter.get(criterion).map_or_else(|| row.clone(), |sum| sum.plus(row));
                of_reporter.insert(criterion.clone(), sum);
            }
        }
        Some(total)
    }
}

/// One box, as far as scores are concerned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoxSums {
    pub groups: Vec<GroupKey>,
    /// Sum of the groups' weights.
    pub weight: Exact,
    /// `None` for a box that stays sealed because too few voted.
    pub rows: Option<Rows>,
}

impl BoxSums {
    /// The ballots in an opened box: the most any row holds, as a row left
    /// blank on paper may hold fewer. `None` for a box that stays sealed.
    pub fn ballots(&self) -> Option<u64> {
        let rows = self.rows.as_ref()?.values().flat_map(BTreeMap::values);
        Some(rows.map(|row| row.counted().saturating_add(row.abstained)).max().unwrap_or(0))
    }
}

/// All marks a reporter got, over every box that counts and every criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Distribution(Row);

impl Distribution {
    pub fn votes(&self, grade: &GradeKey) -> u64 {
        self.0.votes(grade)
    }

    /// Marks that are grades: what shares are of.
    pub fn counted(&self) -> u64 {
        self.0.counted()
    }

    pub fn abstained(&self) -> u64 {
        self.0.abstained
    }

    /// What the shares of thresholds are of: abstentions are among it where the template counts them.
    pub fn denominator(&self, template: &Template) -> u64 {
        if template.evaluation().abstain.counted_in_denominator {
            self.counted().saturating_add(self.abstained())
        } else {
            self.counted()
        }
    }
}

/// Pools a reporter's marks. Safe to show: every box in it holds at least the
/// minimum, so no difference of two published sums is a smaller group.
pub fn distribution(boxes: &[BoxSums], reporter: &ReporterId) -> Distribution {
    let opened = boxes.iter().filter_map(|sums| sums.rows.as_ref());
    let rows = opened.filter_map(|rows| rows.get(reporter)).flat_map(BTreeMap::values);
    Distribution(rows.fold(Row::default(), |sum, row| sum.plus(row)))
}
