//! Whether a ballot is filled in as the template says. The booth asks before it
//! seals; of papers, [`super::paper::judge`] asks for the quotas.

use std::collections::BTreeMap;

use super::{Answer, BallotShape, Refusal};
use crate::id::ReporterId;
use crate::template::{AllSame, MissingRows, OwnRow, Quota, Template};

/// A ballot before it is sealed.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'a> {
    /// One a question, in the shape's order.
    pub marks: &'a [Option<Answer>],
    /// Whose rows are the voter's own and stay out.
    pub own: Option<ReporterId>,
}

/// What is to be said of a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// So many rows are open, from this question on.
    Missing { rows: usize, first: usize },
    /// A quota by its place in the template, and the first mark that counts.
    TooMany { quota: usize, found: u32, at_most: u32, first: usize },
    /// … and the first row whose mark does not count.
    TooFew { quota: usize, found: u32, at_least: u32, first: usize },
    /// Everybody got the same: to be confirmed.
    AllSame,
}

impl Finding {
    /// Whether the ballot must be mended first. Nothing is voided later.
    pub fn blocks(self) -> bool {
        match self {
            Self::Missing { .. } | Self::TooMany { .. } | Self::TooFew { .. } => true,
            Self::AllSame => false,
        }
    }
}

/// All there is to say of a ballot. What open rows may still mend is told only
/// when there are none.
pub fn check_filling(template: &Template, shape: &BallotShape, paper: Paper<'_>) -> Vec<Finding> {
    let rules = &template.evaluation().filling;
    let rows: Vec<_> = counted(shape, paper).collect();
    let mut open = rows.iter().filter(|(_, mark)| mark.is_none()).map(|(place, _)| *place);
    let mut findings = Vec::new();
    if rules.missing_rows == MissingRows::Refuse
        && let Some(first) = open.next()
    {
        findings.push(Finding::Missing { rows: 1 + open.count(), first });
    }
    let complete = findings.is_empty();
    for (number, quota) in rules.quotas.iter().enumerate() {
        findings.extend(kept(shape, &rows, number, quota).filter(|found| complete || found.is_too_many()));
    }
    if complete && rules.all_same == AllSame::Warn && all_same(shape, &rows) {
        findings.push(Finding::AllSame);
    }
    findings
}

impl Finding {
    fn is_too_many(&self) -> bool {
        matches!(self, Self::TooMany { .. })
    }
}

/// The rows that are not the voter's own: place and mark.
fn counted<'a>(
    shape: &'a BallotShape,
    paper: Paper<'a>,
) -> impl Iterator<Item = (usize, Option<&'a Answer>)> {
    let rows = shape.questions.iter().zip(paper.marks).enumerate();
    let others = rows.filter(move |(_, (question, _))| Some(question.reporter) != paper.own);
    others.map(|(place, (_, mark))| (place, mark.as_ref()))
}

fn kept(
    shape: &BallotShape,
    rows: &[(usize, Option<&Answer>)],
    number: usize,
    quota: &Quota,
) -> impl Iterator<Item = Finding> {
    let counts = |(place, mark): &(usize, Option<&Answer>)| counts(quota, shape, *place, *mark);
    let asks = |(place, _): &(usize, Option<&Answer>)| {
        let asked = shape.questions.get(*place).map(|question| &question.criterion);
        quota.criterion.is_none() || quota.criterion.as_ref() == asked
    };
    let place_of = |row: Option<&(usize, Option<&Answer>)>| row.map_or(0, |(place, _)| *place);
    let count = rows.iter().filter(|row| counts(row)).count();
    let found = u32::try_from(count).unwrap_or(u32::MAX);
    let too_many = quota.at_most.filter(|most| found > *most).map(|at_most| {
        let first = place_of(rows.iter().find(|row| counts(row)));
        Finding::TooMany { quota: number, found, at_most, first }
    });
    let too_few = quota.at_least.filter(|least| found < *least).map(|at_least| {
        let first = place_of(rows.iter().find(|row| asks(row) && !counts(row)));
        Finding::TooFew { quota: number, found, at_least, first }
    });
    too_many.into_iter().chain(too_few)
}

/// Whether a row's mark counts for a quota.
pub(super) fn counts(quota: &Quota, shape: &BallotShape, place: usize, mark: Option<&Answer>) -> bool {
    match (shape.questions.get(place), mark) {
        (Some(question), Some(Answer::Grade(grade))) => quota.counts(&question.criterion, grade),
        (_, Some(Answer::Abstain) | None) | (None, _) => false,
    }
}

/// Whether each of several reporters got the very same marks.
fn all_same(shape: &BallotShape, rows: &[(usize, Option<&Answer>)]) -> bool {
    let mut sheets: BTreeMap<ReporterId, Vec<&Answer>> = BTreeMap::new();
    for (place, mark) in rows {
        if let Some(question) = shape.questions.get(*place) {
            sheets.entry(question.reporter).or_default().push(mark.unwrap_or(&Answer::Abstain));
        }
    }
    let mut sheets = sheets.values();
    let first = sheets.next();
    let mut others = sheets.peekable();
    others.peek().is_some() && others.all(|sheet| Some(sheet) == first)
}

/// Whether a ballot can be filled in at all, also by a reporter whose own rows
/// stay blank. Quotas count different marks, so their needs add up; what is
/// allowed at most never hinders, for one may always abstain.
pub fn quotas_reachable(template: &Template, reporters: usize) -> Result<(), Refusal> {
    let rules = template.evaluation();
    let blank = usize::from(rules.groups.iter().any(|group| group.own_row == OwnRow::Skip));
    let sheets = u64::try_from(reporters.saturating_sub(blank)).unwrap_or(u64::MAX);
    let needs = |quotas: &mut dyn Iterator<Item = &Quota>| -> u64 {
        quotas.map(|quota| u64::from(quota.at_least.unwrap_or(0))).sum()
    };
    let enough = |needed: u64, marks: u64| {
        if needed <= marks { Ok(()) } else { Err(Refusal::QuotasUnreachable { needed, marks }) }
    };
    for criterion in &rules.criteria {
        let on_it = |quota: &&Quota| quota.criterion.as_ref() == Some(&criterion.key);
        enough(needs(&mut rules.filling.quotas.iter().filter(on_it)), sheets)?;
    }
    let criteria = u64::try_from(rules.criteria.len()).unwrap_or(u64::MAX);
    enough(needs(&mut rules.filling.quotas.iter()), sheets.saturating_mul(criteria))
}
