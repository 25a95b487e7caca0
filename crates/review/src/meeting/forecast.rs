//! When the points that are still to come will be over.

use super::agenda::begun;
use super::{MeetingState, Part, Planned, Timeline};
use crate::id::ReporterId;
use crate::template::{SlotKey, SlotKind};
use crate::time::Instant;

const MINUTE_MS: i64 = 60_000;

/// An end that moves: the present stretch may last longer than planned, or stand still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Eta {
    pub until: Until,
    /// What is planned after the present stretch, up to this end.
    pub later_ms: i64,
}

/// When the present stretch ends by its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// Its time runs: not before now.
    At(Instant),
    /// Its clock stands still, with so much left.
    Left { ms: i64 },
}

impl Eta {
    pub fn at(&self, now: Instant) -> Instant {
        let present = match self.until {
            Until::At(end) => end.max(now),
            Until::Left { ms } => now.plus_ms(ms.max(0)),
        };
        present.plus_ms(self.later_ms)
    }
}

/// The ends that are expected, the present point's first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    pub points: Vec<(SlotKey, Eta)>,
}

impl Forecast {
    pub fn of(&self, slot: &SlotKey) -> Option<Eta> {
        self.points.iter().find(|(key, _)| key == slot).map(|(_, eta)| *eta)
    }

    /// Of the whole meeting.
    pub fn end(&self) -> Option<Eta> {
        self.points.last().map(|(_, eta)| *eta)
    }
}

/// Now, and what is left of the present point, and the plans of the later ones. Before the opening it begins as it was
/// convened, or now if that is past.
pub fn forecast(
    state: &MeetingState,
    points: &[Planned],
    order: &[ReporterId],
    timeline: &Timeline,
    convened: Instant,
) -> Forecast {
    let Ok(begun) = begun(state, points) else { return Forecast::default() };
    let speakers = u32::try_from(order.len()).unwrap_or(u32::MAX);
    let present = begun.checked_sub(1).and_then(|here| points.get(here));
    let (until, mut later_ms) = match present {
        None => (Until::At(convened), 0),
        Some(point) => rest(state, point, order, timeline),
    };
    let mut ends: Vec<_> =
        present.map(|point| (point.slot.key.clone(), Eta { until, later_ms })).into_iter().collect();
    for point in points.iter().skip(begun).filter(|point| !point.skipped) {
        later_ms += i64::from(point.slot.kind.minutes(speakers)) * MINUTE_MS;
        ends.push((point.slot.key.clone(), Eta { until, later_ms }));
    }
    Forecast { points: ends }
}

/// What is left of the present point: of the present stretch, and planned behind it.
fn rest(state: &MeetingState, point: &Planned, order: &[ReporterId], timeline: &Timeline) -> (Until, i64) {
    let (planned, behind) = match (point.slot.kind, state.current) {
        (SlotKind::Reports { report_minutes, question_minutes, comment_minutes }, Some(turn)) => {
            let (now, then) = match turn.part {
                Part::Report => (report_minutes, question_minutes.saturating_add(comment_minutes)),
                Part::Questions => (question_minutes, comment_minutes),
                Part::Comment => (comment_minutes, 0),
            };
            let waiting = order.iter().skip_while(|one| **one != turn.reporter).skip(1).count();
            let waiting = u32::try_from(waiting).unwrap_or(u32::MAX);
            (now, then.saturating_add(point.slot.kind.minutes(waiting)))
        }
        (kind, _) => (kind.minutes(u32::try_from(order.len()).unwrap_or(u32::MAX)), 0),
    };
    let until = match state.clock {
        Some(clock) => match clock.paused_at {
            Some(at) => Until::Left { ms: clock.remaining_ms(at) },
            None => Until::At(clock.started_at.plus_ms(clock.paused_ms).plus_ms(clock.duration_ms)),
        },
        // Under way since before there was a log: all of it may be left.
        None => match timeline.present().and_then(|span| span.started_at) {
            Some(start) => Until::At(start.plus_ms(i64::from(planned) * MINUTE_MS)),
            None => Until::Left { ms: i64::from(planned) * MINUTE_MS },
        },
    };
    (until, i64::from(behind) * MINUTE_MS)
}
