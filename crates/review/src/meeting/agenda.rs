//! The agenda of one meeting: the template's points, in an order and with lengths of this meeting's own.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{MeetingState, Refusal, Stage};
use crate::template::{MeetingRules, Slot, SlotKey, SlotKind};

/// How this meeting's agenda differs from the template's. Empty: it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Agenda {
    points: Vec<Point>,
}

/// One point in this meeting.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Point {
    pub key: SlotKey,
    /// Other lengths than the template's.
    pub lengths: Option<Lengths>,
    /// Left out of this meeting.
    pub skipped: bool,
}

/// How many minutes a point takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Lengths {
    Whole(u32),
    /// For each reporter.
    Each {
        report: u32,
        questions: u32,
        comment: u32,
    },
}

/// A point as it is planned now, with this meeting's lengths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub slot: Slot,
    pub skipped: bool,
}

impl Lengths {
    /// Half a day for one point, as in the template.
    pub const LIMIT_MINUTES: u32 = 720;

    pub fn of(kind: SlotKind) -> Self {
        match kind {
            SlotKind::Opening { minutes }
            | SlotKind::Tellers { minutes }
            | SlotKind::Ballot { minutes }
            | SlotKind::SummingUp { minutes } => Self::Whole(minutes),
            SlotKind::Reports { report_minutes, question_minutes, comment_minutes } => {
                Self::Each { report: report_minutes, questions: question_minutes, comment: comment_minutes }
            }
        }
    }

    /// The kind with these lengths; `None` when they are another kind's.
    fn on(self, kind: SlotKind) -> Option<SlotKind> {
        match (kind, self) {
            (SlotKind::Opening { .. }, Self::Whole(minutes)) => Some(SlotKind::Opening { minutes }),
            (SlotKind::Tellers { .. }, Self::Whole(minutes)) => Some(SlotKind::Tellers { minutes }),
            (SlotKind::Ballot { .. }, Self::Whole(minutes)) => Some(SlotKind::Ballot { minutes }),
            (SlotKind::SummingUp { .. }, Self::Whole(minutes)) => Some(SlotKind::SummingUp { minutes }),
            (SlotKind::Reports { .. }, Self::Each { report, questions, comment }) => {
                Some(SlotKind::Reports {
                    report_minutes: report,
                    question_minutes: questions,
                    comment_minutes: comment,
                })
            }
            (SlotKind::Reports { .. }, Self::Whole(_))
            | (
                SlotKind::Opening { .. }
                | SlotKind::Tellers { .. }
                | SlotKind::Ballot { .. }
                | SlotKind::SummingUp { .. },
                Self::Each { .. },
            ) => None,
        }
    }

    fn check(self) -> Result<(), Refusal> {
        let (first, all) = match self {
            Self::Whole(minutes) => (minutes, minutes),
            Self::Each { report, questions, comment } => {
                (report, report.saturating_add(questions).saturating_add(comment))
            }
        };
        if first == 0 || all > Self::LIMIT_MINUTES {
            return Err(Refusal::AgendaMinutes { limit_minutes: Self::LIMIT_MINUTES });
        }
        Ok(())
    }
}

impl Agenda {
    /// All points in this meeting's order, skipped ones as well. What the template has got since stands behind its
    /// neighbour there; what it no longer has is gone.
    pub fn points(&self, rules: &MeetingRules) -> Vec<Planned> {
        let known = |point: &Point| {
            let slot = rules.slot(&point.key)?;
            let own = point.lengths.and_then(|lengths| lengths.on(slot.kind));
            let kind = own.unwrap_or(slot.kind);
            Some(Planned { slot: Slot { kind, ..slot.clone() }, skipped: point.skipped })
        };
        let mut points: Vec<_> = self.points.iter().filter_map(known).collect();
        let mut place = 0;
        for slot in &rules.agenda {
            let found = points.iter().position(|point| point.slot.key == slot.key);
            if found.is_none() {
                points.insert(place, Planned { slot: slot.clone(), skipped: false });
            }
            place = found.unwrap_or(place) + 1;
        }
        points
    }

    /// The template's rules with this meeting's agenda, by which its steps go.
    pub fn rules(&self, rules: &MeetingRules) -> MeetingRules {
        let held = self.points(rules).into_iter().filter(|point| !point.skipped);
        MeetingRules { agenda: held.map(|point| point.slot).collect(), ..rules.clone() }
    }

    /// Another agenda, which leaves alone what has begun.
    pub fn change(
        &self,
        state: &MeetingState,
        rules: &MeetingRules,
        points: Vec<Point>,
    ) -> Result<Self, Refusal> {
        let now = self.points(rules);
        let begun = begun(state, &now)?;
        if points.len() != now.len()
            || points.iter().map(|p| &p.key).collect::<BTreeSet<_>>()
                != now.iter().map(|p| &p.slot.key).collect()
        {
            return Err(Refusal::AgendaPoints);
        }
        let mut kept = Vec::new();
        for point in points {
            kept.push(settled(point, rules)?);
        }
        let changed = Self { points: kept };
        let then = changed.points(rules);
        if let Some((was, _)) = now.iter().zip(&then).take(begun).find(|(was, is)| was != is) {
            return Err(Refusal::PointBegun { slot: was.slot.key.clone() });
        }
        if then.iter().all(|point| point.skipped) {
            return Err(Refusal::AgendaEmpty);
        }
        // Back to what stood there before is no change.
        Ok(if then == now { self.clone() } else { changed })
    }
}

/// How many points from the first on have begun.
pub(super) fn begun(state: &MeetingState, points: &[Planned]) -> Result<usize, Refusal> {
    match &state.stage {
        Stage::Waiting => Ok(0),
        Stage::Closed => Err(Refusal::Closed),
        Stage::At(key) => {
            let here = points.iter().position(|point| &point.slot.key == key);
            here.map(|here| here + 1).ok_or(Refusal::UnknownSlot)
        }
    }
}

/// Lengths that are the template's own are not kept: should it change, they follow.
fn settled(point: Point, rules: &MeetingRules) -> Result<Point, Refusal> {
    let slot = rules.slot(&point.key).ok_or(Refusal::UnknownSlot)?;
    let Some(lengths) = point.lengths.filter(|lengths| *lengths != Lengths::of(slot.kind)) else {
        return Ok(Point { lengths: None, ..point });
    };
    lengths.check()?;
    lengths.on(slot.kind).ok_or(Refusal::AgendaPoints)?;
    Ok(Point { lengths: Some(lengths), ..point })
}
