//! What is added to a composite or taken from it, and how far.

use serde::Serialize;

use super::explained::{Explained, Kind, LimitOf, Part};
use crate::exact::Exact;
use crate::template::Template;
use crate::text::{TextError, bounded};

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

/// The parts of a composite with what is added to them. What lies past a limit stands there and is taken back by a
/// part of its own, so that everybody sees both.
pub(super) fn adjust(template: &Template, mut parts: Vec<Part>, adjustments: &[Adjustment]) -> Vec<Part> {
    let rules = &template.assessment().adjustments;
    let (deductions, bonuses): (Vec<_>, Vec<_>) = adjustments.iter().partition(|a| a.points.is_negative());
    let sum = |of: &[&Adjustment]| of.iter().fold(Exact::zero(), |sum, one| sum.plus(&one.points));
    let added = sum(&bonuses);
    let taken = Exact::zero().minus(&sum(&deductions));
    parts.extend(adjustments.iter().map(|one| {
        whole(Explained::given(Kind::Adjustment { reason: one.reason.clone() }, one.points.clone()))
    }));
    if let Some(most) = rules.bonus.as_ref().filter(|most| added > **most) {
        parts.push(excess(LimitOf::Bonus, most, &most.minus(&added)));
    }
    if let Some(most) = rules.deduction.as_ref().filter(|most| taken > **most) {
        parts.push(excess(LimitOf::Deduction, most, &taken.minus(most)));
    }
    let composite = parts.iter().fold(Exact::zero(), |sum, part| sum.plus(&part.share.times(&part.of.value)));
    if let Some(greatest) = rules.greatest.as_ref().filter(|greatest| composite > **greatest) {
        parts.push(excess(LimitOf::Greatest, greatest, &greatest.minus(&composite)));
    }
    if let Some(least) = rules.least.as_ref().filter(|least| composite < **least) {
        parts.push(excess(LimitOf::Least, least, &least.minus(&composite)));
    }
    parts
}

fn excess(limit: LimitOf, at: &Exact, back: &Exact) -> Part {
    whole(Explained::given(Kind::Excess { limit, at: at.clone() }, back.clone()))
}

fn whole(of: Explained) -> Part {
    Part { share: Exact::one(), of }
}
