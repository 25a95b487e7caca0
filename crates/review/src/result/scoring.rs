//! Scores: criterion, box, evaluation, composite (domain notes, section 3.5).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Refusal;
use super::adjustment::{Adjustment, adjust};
use super::boxes::evaluation;
use super::ceiling::Vetoed;
use super::explained::{Explained, Kind, Part};
use super::judges::{Judged, judges};
use super::votes::{BoxSums, Row};
use crate::exact::Exact;
use crate::id::ReporterId;
use crate::template::{CheckKey, CriterionKey, Input, InputKey, Source, Template};

/// Scores that were typed in, by reporter and input.
pub type Entered = BTreeMap<ReporterId, BTreeMap<InputKey, Exact>>;

/// What checks have found, in their own points, by reporter and check.
pub type Checked = BTreeMap<ReporterId, BTreeMap<CheckKey, Exact>>;

/// All that scores are made of.
#[derive(Clone, Debug, Default)]
pub struct Scoring {
    pub boxes: Vec<BoxSums>,
    pub entered: Entered,
    pub checked: Checked,
    pub judged: Judged,
    pub adjustments: BTreeMap<ReporterId, Vec<Adjustment>>,
    pub vetoed: BTreeMap<ReporterId, Vec<Vetoed>>,
}

/// A reporter's composite with its whole arithmetic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    pub reporter: ReporterId,
    pub composite: Explained,
    /// Grounds that bar the better grades, whatever the composite.
    #[serde(default)]
    pub vetoed: Vec<Vetoed>,
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

    /// The score of one input, before its weight.
    pub fn input(&self, key: &InputKey) -> Option<&Explained> {
        let mut inputs = self.composite.parts.iter().map(|part| &part.of);
        inputs.find(|input| input.kind.input() == Some(key))
    }
}

/// Scores every reporter, in the order given; the first refusal stands for all.
pub fn scores(template: &Template, reporters: &[ReporterId], from: &Scoring) -> Result<Vec<Score>, Refusal> {
    each_score(template, reporters, from).into_iter().collect()
}

/// Scores every reporter by themselves, in the order given, and says of each what is missing.
pub fn each_score(
    template: &Template,
    reporters: &[ReporterId],
    from: &Scoring,
) -> Vec<Result<Score, Refusal>> {
    // What the scores are made of is looked through once, not once for every reporter.
    let checked = check(template, from);
    let one = |reporter: &ReporterId| {
        checked.clone()?;
        composite(template, *reporter, from)
    };
    reporters.iter().map(one).collect()
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
            Some(Source::Evaluation | Source::Checks | Source::Judges) | None => {
                return Err(Refusal::InputNotEntered { input: input.clone() });
            }
        }
    }
    for input in from.judged.values().flat_map(BTreeMap::keys) {
        match template.input(input).map(|input| input.source) {
            Some(Source::Judges) => {}
            Some(Source::Evaluation | Source::Checks | Source::Entered) | None => {
                return Err(Refusal::InputNotJudged { input: input.clone() });
            }
        }
    }
    let strange = from.vetoed.values().flatten().find(|one| template.veto(&one.veto).is_none());
    strange.map_or(Ok(()), |one| Err(Refusal::UnknownVeto { veto: one.veto.clone() }))
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
            Source::Judges => judges(reporter, input, &from.judged)?,
        };
        parts.push(Part { share: input.weight.clone(), of });
    }
    parts = adjust(template, parts, from.adjustments.get(&reporter).map_or(&[], Vec::as_slice));
    let composite = Explained::from_parts(Kind::Composite, parts).ok_or(Refusal::NoVotes { reporter })?;
    let vetoed = from.vetoed.get(&reporter).cloned().unwrap_or_default();
    Ok(Score { reporter, composite, vetoed })
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
