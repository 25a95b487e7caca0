//! What leaders read out of the scores: strengths and weaknesses by criterion, how far apart the groups judge, and what
//! has changed since last year. Exact, and never about a box that stays sealed.
//!
//! **Nothing here can be subtracted to a small group** (domain notes, T10), because nothing that is told has ever had a
//! small group in it. A number of the ballots is used only where every group in it voted in a box that was opened with at
//! least the template's minimum of ballots; [`analyse`] looks at the ballots itself and does not rely on whoever made the
//! scores. A composite that has another box in it is not told either, nor its change. So whatever stands in a box that is
//! too small, the analysis is the same, and two analyses of it cannot differ by it; and as each box that is told is large
//! enough by itself, so is each difference of two of them.
//!
//! It is for leaders, not for letters: with two reporters, one's score and the mean tell the other's.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::explained::{Explained, Kind, Part};
use super::scoring::Score;
use super::votes::BoxSums;
use crate::exact::Exact;
use crate::id::ReporterId;
use crate::template::{CriterionKey, GroupKey, Template};

/// All reporters of a review, as they were given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analysis {
    /// The mean of all reporters who were marked on a criterion.
    pub means: BTreeMap<CriterionKey, Exact>,
    pub reporters: Vec<Analysed>,
}

/// One reporter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analysed {
    pub reporter: ReporterId,
    /// In the order of the template; a criterion without marks is not among them.
    pub criteria: Vec<OnCriterion>,
    /// The criteria of the highest score, equals together. Nobody is strong in all: where all are equal, there are none.
    pub strengths: Vec<CriterionKey>,
    /// The criteria of the lowest.
    pub weaknesses: Vec<CriterionKey>,
    /// `None` with fewer than two boxes to compare.
    pub spread: Option<Spread>,
    /// `None` where nothing is known of last year, or nothing of it can be compared.
    pub since: Option<Since>,
}

/// A score over all boxes, by the weights with which they count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnCriterion {
    pub criterion: CriterionKey,
    pub score: Exact,
    /// Above the mean of all reporters, or below zero.
    pub above_mean: Exact,
}

/// How far apart the boxes judge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    pub highest: Exact,
    /// The boxes that gave it, equals together.
    pub highest_of: Vec<Vec<GroupKey>>,
    pub lowest: Exact,
    pub lowest_of: Vec<Vec<GroupKey>>,
    /// The highest less the lowest.
    pub apart: Exact,
}

/// What is kept of a reporter's unit for next year's comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    pub composite: Option<Exact>,
    pub criteria: BTreeMap<CriterionKey, Exact>,
}

/// This year less last year. What one of the years lacks is not here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Since {
    pub composite: Option<Exact>,
    /// Criteria with the same key in both years.
    pub criteria: BTreeMap<CriterionKey, Exact>,
}

/// Analyses the scores of a review. `boxes` are those they were made of, `earlier` what is known of the same units' last
/// year. Who has no score is left out by the caller, and what is told of the others is the same.
pub fn analyse(
    template: &Template,
    boxes: &[BoxSums],
    scores: &[Score],
    earlier: &BTreeMap<ReporterId, Earlier>,
) -> Analysis {
    let told = told(template, boxes);
    let each: Vec<_> = scores.iter().map(|score| (score, by_criterion(template, &told, score))).collect();
    let means = means(&each);
    let one = |(score, criteria): &(&Score, BTreeMap<CriterionKey, Exact>)| {
        let now = Earlier { composite: composite(&told, score), criteria: criteria.clone() };
        let order = template.evaluation().criteria.iter().filter_map(|one| criteria.get_key_value(&one.key));
        Analysed {
            reporter: score.reporter,
            criteria: order.filter_map(|(key, score)| on_criterion(&means, key, score)).collect(),
            strengths: extremes(template, criteria, Ord::max),
            weaknesses: extremes(template, criteria, Ord::min),
            spread: spread(&told, score),
            since: earlier.get(&score.reporter).and_then(|last| since(last, &now)),
        }
    };
    let reporters = each.iter().map(one).collect();
    Analysis { means, reporters }
}

/// What of this year is to be compared with next year's: no more than an analysis tells.
pub fn kept(template: &Template, boxes: &[BoxSums], score: &Score) -> Earlier {
    let told = told(template, boxes);
    Earlier { composite: composite(&told, score), criteria: by_criterion(template, &told, score) }
}

/// The groups whose ballots may be told of.
fn told<'a>(template: &Template, boxes: &'a [BoxSums]) -> BTreeSet<&'a GroupKey> {
    let minimum = u64::from(template.evaluation().minimum_group);
    let large = boxes.iter().filter(|sums| sums.ballots().is_some_and(|ballots| ballots >= minimum));
    large.flat_map(|sums| &sums.groups).collect()
}

/// The boxes of a score that may be told of.
fn boxes_of<'a>(told: &BTreeSet<&GroupKey>, score: &'a Score) -> Vec<(&'a [GroupKey], &'a Part)> {
    let parts = score.evaluation().map_or(&[][..], |evaluation| &evaluation.parts);
    let one =
        |part: &'a Part| groups(&part.of).filter(|groups| large(told, groups)).map(|groups| (groups, part));
    parts.iter().filter_map(one).collect()
}

fn groups(number: &Explained) -> Option<&[GroupKey]> {
    let Kind::Box { groups } = &number.kind else { return None };
    Some(groups)
}

/// Boxes that are reckoned as one must each be large enough.
fn large(told: &BTreeSet<&GroupKey>, groups: &[GroupKey]) -> bool {
    groups.iter().all(|group| told.contains(group))
}

/// `None` where a box is in it that may not be told of.
fn composite(told: &BTreeSet<&GroupKey>, score: &Score) -> Option<Exact> {
    let below = score.composite.walk();
    let all = below.into_iter().filter_map(groups).all(|groups| large(told, groups));
    all.then(|| score.value().clone())
}

/// Σ weight × score ÷ Σ weight, over the boxes with marks on the criterion.
fn by_criterion(
    template: &Template,
    told: &BTreeSet<&GroupKey>,
    score: &Score,
) -> BTreeMap<CriterionKey, Exact> {
    let boxes = boxes_of(told, score);
    let one = |key: &CriterionKey| {
        let found = boxes.iter().filter_map(|(_, part)| Some((&part.share, on(&part.of, key)?)));
        let (sum, weights) = found.fold((Exact::zero(), Exact::zero()), |(sum, weights), (share, value)| {
            (sum.plus(&share.times(value)), weights.plus(share))
        });
        Some((key.clone(), sum.over(&weights)?))
    };
    template.evaluation().criteria.iter().filter_map(|criterion| one(&criterion.key)).collect()
}

/// A box's score on a criterion.
fn on<'a>(sums: &'a Explained, key: &CriterionKey) -> Option<&'a Exact> {
    let is = |part: &&Part| matches!(&part.of.kind, Kind::Criterion { criterion, .. } if criterion == key);
    sums.parts.iter().find(is).map(|part| &part.of.value)
}

fn means(each: &[(&Score, BTreeMap<CriterionKey, Exact>)]) -> BTreeMap<CriterionKey, Exact> {
    let mut sums: BTreeMap<CriterionKey, (Exact, u64)> = BTreeMap::new();
    for (key, score) in each.iter().flat_map(|(_, criteria)| criteria) {
        let (sum, count) = sums.entry(key.clone()).or_insert_with(|| (Exact::zero(), 0));
        (*sum, *count) = (sum.plus(score), *count + 1);
    }
    let mean =
        |(key, (sum, count)): (CriterionKey, (Exact, u64))| Some((key, sum.over(&Exact::count(count))?));
    sums.into_iter().filter_map(mean).collect()
}

fn on_criterion(
    means: &BTreeMap<CriterionKey, Exact>,
    criterion: &CriterionKey,
    score: &Exact,
) -> Option<OnCriterion> {
    let above_mean = score.minus(means.get(criterion)?);
    Some(OnCriterion { criterion: criterion.clone(), score: score.clone(), above_mean })
}

/// All criteria at one end, in the order of the template.
fn extremes<'a>(
    template: &Template,
    criteria: &'a BTreeMap<CriterionKey, Exact>,
    end: fn(&'a Exact, &'a Exact) -> &'a Exact,
) -> Vec<CriterionKey> {
    let mut values = criteria.values();
    let Some(at) = criteria.values().reduce(end).filter(|at| values.any(|value| value != *at)) else {
        return Vec::new();
    };
    let keys = template.evaluation().criteria.iter().map(|criterion| &criterion.key);
    keys.filter(|key| criteria.get(key) == Some(at)).cloned().collect()
}

fn spread(told: &BTreeSet<&GroupKey>, score: &Score) -> Option<Spread> {
    let boxes = boxes_of(told, score);
    if boxes.len() < 2 {
        return None;
    }
    let highest = boxes.iter().map(|(_, part)| &part.of.value).max()?;
    let lowest = boxes.iter().map(|(_, part)| &part.of.value).min()?;
    let at = |end: &Exact| {
        let there = boxes.iter().filter(|(_, part)| part.of.value == *end);
        there.map(|(groups, _)| groups.to_vec()).collect()
    };
    Some(Spread {
        highest: highest.clone(),
        highest_of: at(highest),
        lowest: lowest.clone(),
        lowest_of: at(lowest),
        apart: highest.minus(lowest),
    })
}

fn since(last: &Earlier, now: &Earlier) -> Option<Since> {
    let composite = last.composite.as_ref().zip(now.composite.as_ref()).map(|(last, now)| now.minus(last));
    let change =
        |(key, now): (&CriterionKey, &Exact)| Some((key.clone(), now.minus(last.criteria.get(key)?)));
    let criteria: BTreeMap<_, _> = now.criteria.iter().filter_map(change).collect();
    (composite.is_some() || !criteria.is_empty()).then_some(Since { composite, criteria })
}
