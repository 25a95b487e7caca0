//! When everything really was, out of the log and nothing else.

use super::{Clock, Deed, Entry, Log, MeetingState, Stage, Turn};
use crate::id::ReporterId;
use crate::template::{MeetingRules, SlotKey};
use crate::time::Instant;

const MINUTE_MS: i64 = 60_000;

/// A stretch of the meeting: a point of the agenda, or one part of somebody's turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub slot: SlotKey,
    pub turn: Option<Turn>,
    /// What the agenda gave it when it began.
    pub planned_ms: i64,
    /// Unknown for what was under way when the log began.
    pub started_at: Option<Instant>,
    /// None while it lasts.
    pub ended_at: Option<Instant>,
    /// By the clock, pauses left out; without a clock, from its beginning on. Until now while it lasts.
    pub spoken_ms: Option<i64>,
}

impl Span {
    /// What was used beyond the plan, 0 within it.
    pub fn overrun_ms(&self) -> i64 {
        self.spoken_ms.map_or(0, |spoken| spoken.saturating_sub(self.planned_ms).max(0))
    }
}

/// One point of the agenda from its first beginning to its last end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointTimes {
    pub started_at: Option<Instant>,
    /// None while it lasts.
    pub ended_at: Option<Instant>,
}

/// All stretches in the order in which they were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    pub spans: Vec<Span>,
    pub opened_at: Option<Instant>,
    pub closed_at: Option<Instant>,
}

impl Timeline {
    /// When a point of the agenda was; `None` when it has not begun.
    pub fn point(&self, slot: &SlotKey) -> Option<PointTimes> {
        let of = || self.spans.iter().filter(|span| &span.slot == slot);
        let (first, last) = (of().next()?, of().next_back()?);
        Some(PointTimes { started_at: first.started_at, ended_at: last.ended_at })
    }

    /// A reporter's stretches; who was called up twice has two of a kind.
    pub fn turns(&self, reporter: ReporterId) -> impl Iterator<Item = &Span> {
        self.spans.iter().filter(move |span| span.turn.is_some_and(|turn| turn.reporter == reporter))
    }

    /// What lasts now.
    pub fn present(&self) -> Option<&Span> {
        self.spans.last().filter(|span| span.ended_at.is_none())
    }
}

/// The steps that were not undone, as stretches of time.
pub fn timeline(log: &Log, rules: &MeetingRules, now: Instant) -> Timeline {
    let mut spans = Vec::new();
    let mut open: Option<Span> = None;
    let mut clock: Option<Clock> = None;
    for (number, entry) in log.standing().enumerate() {
        if number == 0 {
            open = span(&entry.before.state, entry, rules, None);
        }
        if moves(entry) {
            spans.extend(open.take().map(|span| until(span, entry.before.state.clock, entry.at, true)));
            open = span(&entry.after.state, entry, rules, Some(entry.at));
        }
        clock = entry.after.state.clock;
    }
    spans.extend(open.map(|span| until(span, clock, now, false)));
    Timeline { spans, opened_at: log.opened_at(), closed_at: log.closed_at() }
}

/// Whether a step ended one stretch and began another. Whoever is called up anew begins anew.
fn moves(entry: &Entry) -> bool {
    let place = |state: &MeetingState| (state.stage.clone(), state.current);
    entry.deed == Deed::Call || place(&entry.before.state) != place(&entry.after.state)
}

fn span(
    state: &MeetingState,
    entry: &Entry,
    rules: &MeetingRules,
    started_at: Option<Instant>,
) -> Option<Span> {
    let Stage::At(slot) = &state.stage else { return None };
    let planned = state.planned_minutes(&entry.after.agenda.rules(rules)).unwrap_or_default();
    Some(Span {
        slot: slot.clone(),
        turn: state.current,
        planned_ms: i64::from(planned) * MINUTE_MS,
        started_at,
        ended_at: None,
        spoken_ms: None,
    })
}

fn until(span: Span, clock: Option<Clock>, at: Instant, ended: bool) -> Span {
    let whole = span.started_at.map(|start| at.since(start).max(0));
    let spoken_ms = clock.map(|clock| clock.elapsed_ms(at)).or(whole);
    Span { ended_at: ended.then_some(at), spoken_ms, ..span }
}
