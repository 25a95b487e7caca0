//! The steps of a sitting, each from one state to the next.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Clock, Refusal};
use crate::id::ReporterId;
use crate::template::{MeetingRules, Slot, SlotKey, SlotKind};
use crate::time::Instant;

/// Where a meeting stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    #[default]
    Waiting,
    At(SlotKey),
    Closed,
}

/// The parts of one reporter's turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Report,
    Questions,
    Comment,
}

/// Whose turn it is, and at which part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Turn {
    pub reporter: ReporterId,
    pub part: Part,
}

/// All the hall has to know. Steps answer the next state and change nothing,
/// so a refused step leaves the meeting where it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MeetingState {
    pub stage: Stage,
    /// Only in the slot of reports.
    pub current: Option<Turn>,
    pub clock: Option<Clock>,
}

impl MeetingState {
    /// Opens the meeting at the first point of the agenda.
    pub fn open(&self, rules: &MeetingRules, order: &[ReporterId]) -> Result<Self, Refusal> {
        match self.stage {
            Stage::Waiting => {}
            Stage::At(_) => return Err(Refusal::AlreadyOpen),
            Stage::Closed => return Err(Refusal::Closed),
        }
        enter(rules.agenda.first().ok_or(Refusal::UnknownSlot)?, order)
    }

    /// Goes to the next point of the agenda, whatever is left of this one.
    pub fn next_slot(&self, rules: &MeetingRules, order: &[ReporterId]) -> Result<Self, Refusal> {
        let here = self.slot(rules)?;
        let mut later = rules.agenda.iter().skip_while(|slot| slot.key != here.key).skip(1);
        enter(later.next().ok_or(Refusal::LastSlot)?, order)
    }

    /// Calls up the next reporter of the order.
    pub fn next_reporter(&self, rules: &MeetingRules, order: &[ReporterId]) -> Result<Self, Refusal> {
        let turn = self.turn(rules)?;
        let mut later = order.iter().skip_while(|r| **r != turn.reporter);
        later.next().ok_or(Refusal::NotInOrder { reporter: turn.reporter })?;
        let reporter = *later.next().ok_or(Refusal::LastReporter)?;
        self.call(rules, order, reporter)
    }

    /// Calls up one reporter out of turn: somebody comes late, or comes again.
    pub fn call(
        &self,
        rules: &MeetingRules,
        order: &[ReporterId],
        reporter: ReporterId,
    ) -> Result<Self, Refusal> {
        self.turn(rules)?;
        if !order.contains(&reporter) {
            return Err(Refusal::NotInOrder { reporter });
        }
        Ok(self.with_turn(Turn { reporter, part: Part::Report }))
    }

    /// From the report to questions to the comment; then the next reporter.
    pub fn next_part(&self, rules: &MeetingRules, order: &[ReporterId]) -> Result<Self, Refusal> {
        let turn = self.turn(rules)?;
        let part = match turn.part {
            Part::Report => Part::Questions,
            Part::Questions => Part::Comment,
            Part::Comment => return self.next_reporter(rules, order),
        };
        Ok(self.with_turn(Turn { part, ..turn }))
    }

    /// The one big button: whatever naturally comes next. It opens the meeting
    /// and walks to the end of the agenda, but does not close.
    pub fn forward(&self, rules: &MeetingRules, order: &[ReporterId]) -> Result<Self, Refusal> {
        if self.stage == Stage::Waiting {
            return self.open(rules, order);
        }
        if self.current.is_none() {
            return self.next_slot(rules, order);
        }
        match self.next_part(rules, order) {
            Err(Refusal::LastReporter) => self.next_slot(rules, order),
            answer => answer,
        }
    }

    /// Ends the meeting, at any point once it is open.
    pub fn close(&self) -> Result<Self, Refusal> {
        match self.stage {
            Stage::Waiting => Err(Refusal::NotOpen),
            Stage::Closed => Err(Refusal::Closed),
            Stage::At(_) => Ok(Self { stage: Stage::Closed, current: None, clock: None }),
        }
    }

    /// Starts the clock anew with what is planned for this slot or part.
    pub fn start_clock(&self, rules: &MeetingRules, now: Instant) -> Result<Self, Refusal> {
        let clock = Clock::start(now, self.planned_minutes(rules)?)?;
        Ok(Self { clock: Some(clock), ..self.clone() })
    }

    pub fn pause_clock(&self, now: Instant) -> Result<Self, Refusal> {
        self.with_clock(|clock| clock.pause(now))
    }

    pub fn resume_clock(&self, now: Instant) -> Result<Self, Refusal> {
        self.with_clock(|clock| clock.resume(now))
    }

    pub fn add_minute(&self) -> Result<Self, Refusal> {
        self.with_clock(Clock::add_minute)
    }

    /// Whose turn it is.
    pub fn reporter(&self) -> Option<ReporterId> {
        self.current.map(|turn| turn.reporter)
    }

    /// The point of the agenda the meeting is at.
    pub fn slot<'a>(&self, rules: &'a MeetingRules) -> Result<&'a Slot, Refusal> {
        match &self.stage {
            Stage::Waiting => Err(Refusal::NotOpen),
            Stage::Closed => Err(Refusal::Closed),
            Stage::At(key) => rules.slot(key).ok_or(Refusal::UnknownSlot),
        }
    }

    /// What is planned for this slot, or for this part of a turn.
    pub fn planned_minutes(&self, rules: &MeetingRules) -> Result<u32, Refusal> {
        match self.slot(rules)?.kind {
            SlotKind::Opening { minutes }
            | SlotKind::Tellers { minutes }
            | SlotKind::Ballot { minutes }
            | SlotKind::SummingUp { minutes } => Ok(minutes),
            SlotKind::Reports { report_minutes, question_minutes, comment_minutes } => {
                Ok(match self.turn(rules)?.part {
                    Part::Report => report_minutes,
                    Part::Questions => question_minutes,
                    Part::Comment => comment_minutes,
                })
            }
        }
    }

    fn turn(&self, rules: &MeetingRules) -> Result<Turn, Refusal> {
        self.slot(rules)?;
        self.current.ok_or(Refusal::NotReports)
    }

    /// A clock belongs to what it was started for.
    fn with_turn(&self, turn: Turn) -> Self {
        Self { stage: self.stage.clone(), current: Some(turn), clock: None }
    }

    fn with_clock(&self, step: impl FnOnce(Clock) -> Result<Clock, Refusal>) -> Result<Self, Refusal> {
        let clock = self.clock.ok_or(Refusal::NoClock).and_then(step)?;
        Ok(Self { clock: Some(clock), ..self.clone() })
    }
}

fn enter(slot: &Slot, order: &[ReporterId]) -> Result<MeetingState, Refusal> {
    let current = if slot.kind.is_reports() {
        let reporter = *order.first().ok_or(Refusal::NoReporters)?;
        Some(Turn { reporter, part: Part::Report })
    } else {
        None
    };
    Ok(MeetingState { stage: Stage::At(slot.key.clone()), current, clock: None })
}

/// An order has each reporter of the review exactly once.
pub fn check_order(reporters: &[ReporterId], order: &[ReporterId]) -> Result<(), Refusal> {
    let known: BTreeSet<_> = reporters.iter().copied().collect();
    let mut seen = BTreeSet::new();
    for &reporter in order {
        if !known.contains(&reporter) {
            return Err(Refusal::NoReporter { reporter });
        }
        if !seen.insert(reporter) {
            return Err(Refusal::TwiceInOrder { reporter });
        }
    }
    match known.difference(&seen).next() {
        Some(&reporter) => Err(Refusal::NotInOrder { reporter }),
        None => Ok(()),
    }
}
