//! Scores: criterion, box, evaluation, composite (domain notes, section 3.5).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Refusal;
use super::explained::{Explained, Kind, LeftOut, Part, WhyLeftOut};
use super::votes::{BoxSums, Row};
use crate::exact::Exact;
use crate::id::ReporterId;
use crate::template::{CheckKey, CriterionKey, Input, InputKey, Source, Template};
use crate::text::{TextError, bounded};

/// Scores that were typed in, by reporter and input.
pub type Entered = BTreeMap<ReporterId, BTreeMap<InputKey, Exact>>;

/// What checks have found, in their own points, by reporter and check.
pub type Checked = BTreeMap<ReporterId, BTreeMap<CheckKey, Exact>>;

/// Characters of an adjustment's reason.
pub const ADJUSTMENT_REASON_LIMIT: usize = 500;

/// A bonus, or a deduction below zero, added to the composite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Adjustment {
    points: Exact,
    reason: String,
}

impl Adjustment {
    pub fn new(points: Exact, reason: &str) -> Result<Self, TextError> {
        Ok(Self { points, reason: bounded(reason, ADJUSTMENT_REASON_LIMIT)? })
    }

    pub fn points(&self) -> &Exact {
        &self.points
    }

    pub fn reason(&self) -> &str {
        &self.reason
    }
}

/// All that scores are made of.
#[derive(Clone, Debug, Default)]
pub struct Scoring {
    pub boxes: Vec<BoxSums>,
    pub entered: Entered,
    pub checked: Checked,
    pub adjustments: BTreeMap<ReporterId, Vec<Adjustment>>,
}

/// A reporter's composite with its whole arithmetic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    pub reporter: ReporterId,
    pub composite: Explained,
}

impl Score {
    pub fn value(&self) -> &Exact {
        &self.composite.value
    }

    /// E, the score of the ballots alone.
    pub fn evaluation(&self) -> Option<&Explained> {
        let mut inputs = self.composite.parts.iter().map(|part| &part.of);
        inputs.find(|input| matches!(input.kind, Kind::Evaluation { .. }))
    }
}

/// Scores every reporter, in the order given.
pub fn scores(template: &Template, reporters: &[ReporterId], from: &Scoring) -> Result<Vec<Score>, Refusal> {
    check(template, from)?;
    reporters.iter().map(|reporter| composite(template, *reporter, from)).collect()
}

/// Scores one reporter. Nothing is rounded.
///
/// # Errors
///
/// [`Refusal::InputMissing`] and [`Refusal::NoVotes`] where a part is missing:
/// it never counts as zero.
pub fn score(template: &Template, reporter: ReporterId, from: &Scoring) -> Result<Score, Refusal> {
    check(template, from)?;
    composite(template, reporter, from)
}

fn check(template: &Template, from: &Scoring) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for group in from.boxes.iter().flat_map(|sums| &sums.groups) {
        template.group(group).ok_or_else(|| Refusal::UnknownGroup { group: group.clone() })?;
        if !seen.insert(group) {
            return Err(Refusal::GroupTwice { group: group.clone() });
        }
    }
    from.boxes.iter().try_for_each(|sums| large_enough(template, sums))?;
    let rows = from.boxes.iter().filter_map(|sums| sums.rows.as_ref()).flat_map(BTreeMap::values);
    rows.flatten().try_for_each(|(criterion, row)| known(template, criterion, row))?;
    let entered = from.entered.values().flat_map(BTreeMap::keys);
    for input in entered {
        match template.input(input).map(|input| input.source) {
            Some(Source::Entered) => {}
            Some(Source::Evaluation | Source::Checks) | None => {
                return Err(Refusal::InputNotEntered { input: input.clone() });
            }
        }
    }
    Ok(())
}

/// The last gate before a number is made: whatever happened to the box, so few
/// ballots become no score (T10).
fn large_enough(template: &Template, sums: &BoxSums) -> Result<(), Refusal> {
    let minimum = u64::from(template.evaluation().minimum_group);
    match sums.ballots() {
        Some(ballots) if ballots < minimum => {
            Err(Refusal::TooFewBallots { groups: sums.groups.clone(), ballots, minimum })
        }
        Some(_) | None => Ok(()),
    }
}

/// Votes for what the template does not have would be dropped in silence.
fn known(template: &Template, criterion: &CriterionKey, row: &Row) -> Result<(), Refusal> {
    if template.criterion(criterion).is_none() {
        return Err(Refusal::UnknownCriterion { criterion: criterion.clone() });
    }
    match row.grades.keys().find(|grade| template.grade(grade).is_none()) {
        Some(grade) => Err(Refusal::UnknownGrade { grade: grade.clone() }),
        None => Ok(()),
    }
}

fn composite(template: &Template, reporter: ReporterId, from: &Scoring) -> Result<Score, Refusal> {
    let mut parts = Vec::new();
    for input in &template.assessment().inputs {
        let of = match input.source {
            Source::Evaluation => evaluation(template, reporter, input, from)?,
            Source::Entered => entered(reporter, input, from)?,
            Source::Checks => checks(template, reporter, input, from)?,
        };
        parts.push(Part { share: input.weight.clone(), of });
    }
    for adjustment in from.adjustments.get(&reporter).into_iter().flatten() {
        let kind = Kind::Adjustment { reason: adjustment.reason.clone() };
        let of = Explained::given(kind, adjustment.points.clone());
        parts.push(Part { share: Exact::one(), of });
    }
    let composite = Explained::from_parts(Kind::Composite, parts).ok_or(Refusal::NoVotes { reporter })?;
    Ok(Score { reporter, composite })
}

fn entered(reporter: ReporterId, input: &Input, from: &Scoring) -> Result<Explained, Refusal> {
    let value = from.entered.get(&reporter).and_then(|scores| scores.get(&input.key));
    let value = value.ok_or_else(|| Refusal::InputMissing { reporter, input: input.key.clone() })?;
    Ok(Explained::given(Kind::Entered { input: input.key.clone() }, value.clone()))
}

/// Σ score ÷ Σ points, of 100. A check that nobody entered is missing, never zero.
fn checks(
    template: &Template,
    reporter: ReporterId,
    input: &Input,
    from: &Scoring,
) -> Result<Explained, Refusal> {
    let missing = || Refusal::InputMissing { reporter, input: input.key.clone() };
    let found = from.checked.get(&reporter).ok_or_else(missing)?;
    let mut parts = Vec::new();
    for check in template.facts().of_input(&input.key) {
        let score = found.get(&check.key).ok_or_else(missing)?;
        let of_hundred = score.times(&Exact::whole(100)).over(&check.points).ok_or_else(missing)?;
        let of = Explained::given(Kind::Check { check: check.key.clone() }, of_hundred);
        parts.push(Part { share: check.points.clone(), of });
    }
    Explained::from_parts(Kind::Checks { input: input.key.clone() }, parts).ok_or_else(missing)
}

fn evaluation(
    template: &Template,
    reporter: ReporterId,
    input: &Input,
    from: &Scoring,
) -> Result<Explained, Refusal> {
    let mut parts = Vec::new();
    let mut left_out = Vec::new();
    for sums in &from.boxes {
        match one_box(template, reporter, sums) {
            Ok(of) => parts.push(Part { share: sums.weight.clone(), of }),
            Err(why) => {
                let (groups, weight) = (sums.groups.clone(), sums.weight.clone());
                left_out.push(LeftOut { groups, weight, why });
            }
        }
    }
    let kind = Kind::Evaluation { input: input.key.clone(), left_out };
    Explained::from_parts(kind, parts).ok_or(Refusal::NoVotes { reporter })
}

fn one_box(template: &Template, reporter: ReporterId, sums: &BoxSums) -> Result<Explained, WhyLeftOut> {
    let rows = sums.rows.as_ref().ok_or(WhyLeftOut::TooSmall)?;
    let rows = rows.get(&reporter).ok_or(WhyLeftOut::NoVotes)?;
    let mut parts = Vec::new();
    for criterion in &template.evaluation().criteria {
        let row = rows.get(&criterion.key);
        let of = row.and_then(|row| one_criterion(template, &criterion.key, row));
        parts.extend(of.map(|of| Part { share: criterion.weight.clone(), of }));
    }
    let kind = Kind::Box { groups: sums.groups.clone() };
    Explained::from_parts(kind, parts).ok_or(WhyLeftOut::NoVotes)
}

/// `None` when there is no vote that counts.
fn one_criterion(template: &Template, criterion: &CriterionKey, row: &Row) -> Option<Explained> {
    let rules = template.evaluation();
    let grade = |grade: &crate::template::Grade| Part {
        share: Exact::count(row.votes(&grade.key)),
        of: Explained::given(Kind::Grade { grade: grade.key.clone() }, grade.points.clone()),
    };
    let mut parts: Vec<_> = rules.grades.iter().map(grade).collect();
    if rules.abstain.counted_in_denominator {
        let of = Explained::given(Kind::Abstained, Exact::zero());
        parts.push(Part { share: Exact::count(row.abstained), of });
    }
    let kind = Kind::Criterion { criterion: criterion.clone(), abstained: row.abstained };
    Explained::from_parts(kind, parts)
}
