//! What a ballot asks, and how its sums become rows of votes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::id::ReporterId;
use crate::result::{Row, Rows};
use crate::template::{CriterionKey, GradeKey, Template};

/// One question: one reporter on one criterion. Exactly one answer is chosen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Question {
    pub reporter: ReporterId,
    pub criterion: CriterionKey,
}

/// One answer, the same for every question.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Grade(GradeKey),
    /// Don't know, abstain. Always the last.
    Abstain,
}

/// The order of questions and answers, which turns a ballot's numbers into
/// sense. It is frozen with the box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotShape {
    /// Reporter by reporter, each through all criteria.
    pub questions: Vec<Question>,
    /// The grades from the best down, then abstain.
    pub answers: Vec<Answer>,
}

impl BallotShape {
    /// The ballot on these reporters, in this order.
    ///
    /// # Errors
    ///
    /// [`Refusal::NoReporters`], and [`Refusal::QuotasUnreachable`] when nobody could fill it in.
    pub fn new(template: &Template, order: &[ReporterId]) -> Result<Self, Refusal> {
        if order.is_empty() {
            return Err(Refusal::NoReporters);
        }
        super::quotas_reachable(template, order.len())?;
        let rules = template.evaluation();
        let criteria = || rules.criteria.iter().map(|c| c.key.clone());
        let asked = |&reporter| criteria().map(move |criterion| Question { reporter, criterion });
        let questions = order.iter().flat_map(asked).collect();
        let grades = rules.grades.iter().map(|g| Answer::Grade(g.key.clone()));
        Ok(Self { questions, answers: grades.chain([Answer::Abstain]).collect() })
    }

    /// The reporters in the ballot's order.
    pub fn reporters(&self) -> Vec<ReporterId> {
        let mut order: Vec<_> = self.questions.iter().map(|question| question.reporter).collect();
        order.dedup();
        order
    }

    /// Gives the opened sums of a box their names: `sums[question][answer]`.
    ///
    /// # Errors
    ///
    /// [`Refusal::WrongShape`] and [`Refusal::WrongSum`] when these are not the
    /// sums of `ballots` ballots of this shape.
    pub fn rows(&self, sums: &[Vec<u64>], ballots: u64) -> Result<Rows, Refusal> {
        self.named(sums, ballots, |found| found == ballots)
    }

    /// The same for paper, where a row that nobody could read leaves fewer.
    pub fn paper_rows(&self, sums: &[Vec<u64>], papers: u64) -> Result<Rows, Refusal> {
        self.named(sums, papers, |found| found <= papers)
    }

    fn named(&self, sums: &[Vec<u64>], ballots: u64, fits_in: impl Fn(u64) -> bool) -> Result<Rows, Refusal> {
        let fits = sums.len() == self.questions.len();
        if !fits || sums.iter().any(|answers| answers.len() != self.answers.len()) {
            let (questions, answers) = (self.questions.len(), self.answers.len());
            return Err(Refusal::WrongShape { questions, answers });
        }
        let mut rows = Rows::new();
        for (question, answers) in self.questions.iter().zip(sums) {
            let row = self.row(answers);
            let found = row.counted().saturating_add(row.abstained);
            if !fits_in(found) {
                let Question { reporter, criterion } = question.clone();
                return Err(Refusal::WrongSum { reporter, criterion, found, ballots });
            }
            rows.entry(question.reporter).or_default().insert(question.criterion.clone(), row);
        }
        Ok(rows)
    }

    fn row(&self, sums: &[u64]) -> Row {
        let mut grades = BTreeMap::new();
        let mut abstained = 0;
        for (answer, &votes) in self.answers.iter().zip(sums) {
            match answer {
                Answer::Grade(grade) => {
                    grades.insert(grade.clone(), votes);
                }
                Answer::Abstain => abstained = votes,
            }
        }
        Row { grades, abstained }
    }
}
