//! Where a grade's room ends, and what becomes of equals who stand there.

use super::suggestion::Suggestion;
use crate::exact::Exact;
use crate::template::{Template, Ties};

/// One reporter on the way to a grade.
pub(super) struct Standing {
    pub(super) suggestion: Suggestion,
    /// The composite, then the inputs that part equals: greater goes first.
    pub(super) order: Vec<Exact>,
    pub(super) rank: usize,
    pub(super) tied: bool,
    /// One of a tie under a cap by the unit's own result that has no place for all: it takes none here.
    pub(super) waits: bool,
    /// The caps that hang on the unit's own result and hold for this one.
    pub(super) caps: Vec<usize>,
}

/// Notes which input parted equal composites, where the last one in and the first one out have the same.
pub(super) fn part_equals(template: &Template, here: &mut [&mut Standing], edge: &Edge) {
    let Some(first_out) = here.get(edge.first_out).map(|standing| standing.order.clone()) else { return };
    let equal = |standing: &Standing| standing.order.first() == first_out.first();
    let last_in = edge.first_out.checked_sub(1).and_then(|place| here.get(place));
    if !last_in.is_some_and(|standing| equal(standing)) {
        return;
    }
    let differs = |place: &usize| {
        let mut others = here.iter().filter(|standing| equal(standing));
        others.any(|standing| standing.order.get(*place) != first_out.get(*place))
    };
    let Some(place) = (1..first_out.len()).find(differs) else { return };
    let input = template.assessment().tie_break.get(place - 1);
    for standing in here.iter_mut().filter(|standing| equal(standing)) {
        standing.suggestion.parted_by = input.cloned();
    }
}

/// Where a grade's room ends among its reporters, sorted by score: those before
/// `from` are in, those `from..until` are tied for `places`, the rest are out.
pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) until: usize,
    pub(super) places: u64,
    /// Whom the limit alone would have left out first.
    pub(super) first_out: usize,
}

/// `None` when there is room for all.
pub(super) fn edge(here: &[&mut Standing], places: u64, ties: Ties) -> Option<Edge> {
    let room = usize::try_from(places).ok().filter(|room| *room < here.len())?;
    let order = |place: usize| here.get(place).map(|s| &s.order);
    let first_out = order(room);
    let last_in = room.checked_sub(1).and_then(order);
    if last_in != first_out {
        return Some(Edge { from: room, until: room, places: 0, first_out: room });
    }
    let equal = |s: &&mut Standing| Some(&s.order) == first_out;
    let from = here.iter().position(equal)?;
    let until = from + here.iter().filter(|s| equal(s)).count();
    let (from, until, places) = match ties {
        Ties::Committee => (from, until, count(room - from)),
        Ties::Higher => (until, until, 0),
        Ties::Lower => (from, from, 0),
    };
    Some(Edge { from, until, places, first_out: room })
}

/// A length as a number of reporters; `usize` is never wider than `u64` here.
pub(super) fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
