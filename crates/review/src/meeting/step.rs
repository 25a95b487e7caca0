//! What the chair does next.

use super::{Deed, MeetingState, Refusal};
use crate::id::ReporterId;
use crate::template::MeetingRules;
use crate::time::Instant;

/// A press of the chair's buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Whatever naturally comes next; it opens the meeting, too.
    Forward,
    /// The next point of the agenda.
    NextSlot,
    /// The next reporter of the order.
    NextReporter,
    /// One reporter out of turn.
    Call(ReporterId),
    /// Start the clock anew with what is planned.
    StartClock,
    /// Let the clock stand still.
    PauseClock,
    /// Let it run on.
    ResumeClock,
    /// Give a minute more.
    AddMinute,
    /// End the meeting.
    Close,
}

impl Step {
    /// The state to which it leads.
    pub fn from(
        self,
        state: &MeetingState,
        rules: &MeetingRules,
        order: &[ReporterId],
        now: Instant,
    ) -> Result<MeetingState, Refusal> {
        match self {
            Self::Forward => state.forward(rules, order),
            Self::NextSlot => state.next_slot(rules, order),
            Self::NextReporter => state.next_reporter(rules, order),
            Self::Call(reporter) => state.call(rules, order, reporter),
            Self::StartClock => state.start_clock(rules, now),
            Self::PauseClock => state.pause_clock(now),
            Self::ResumeClock => state.resume_clock(now),
            Self::AddMinute => state.add_minute(),
            Self::Close => state.close(),
        }
    }

    /// Its name in the log.
    pub const fn deed(self) -> Deed {
        match self {
            Self::Forward => Deed::Forward,
            Self::NextSlot => Deed::NextSlot,
            Self::NextReporter => Deed::NextReporter,
            Self::Call(_) => Deed::Call,
            Self::StartClock => Deed::StartClock,
            Self::PauseClock => Deed::PauseClock,
            Self::ResumeClock => Deed::ResumeClock,
            Self::AddMinute => Deed::AddMinute,
            Self::Close => Deed::Close,
        }
    }
}
