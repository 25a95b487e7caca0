//! The sitting: which point of the agenda it is at, whose turn, and the clock.

mod clock;
mod how;
mod state;
mod words;

use crate::id::ReporterId;
use crate::text::TextError;

pub use clock::{Clock, Mark};
pub use how::{Standing, may_report};
pub use state::{MeetingState, Part, Stage, Turn, check_order};
pub use words::{Comment, CommentText, REQUIREMENT_LIMIT, SUMMING_UP_LIMIT, draft, requirement, summing_up};

/// Why the meeting does not go that way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the meeting has not been opened")]
    NotOpen,
    #[error("the meeting was opened before")]
    AlreadyOpen,
    #[error("the meeting is closed")]
    Closed,
    /// Closing it is another step, taken on purpose.
    #[error("this was the last point of the agenda")]
    LastSlot,
    #[error("this was the last reporter")]
    LastReporter,
    /// Reporters are called up only in the slot of reports.
    #[error("no reports are given at this point of the agenda")]
    NotReports,
    /// The template has changed under an open meeting.
    #[error("the agenda has no such slot")]
    UnknownSlot,
    #[error("there are no reporters")]
    NoReporters,
    #[error("the order does not have reporter {reporter}")]
    NotInOrder { reporter: ReporterId },
    #[error("the order has reporter {reporter} twice")]
    TwiceInOrder { reporter: ReporterId },
    #[error("the order has {reporter}, who is no reporter of this review")]
    NoReporter { reporter: ReporterId },
    #[error("no clock is set")]
    NoClock,
    #[error("the clock is running")]
    ClockRuns,
    #[error("the clock is paused")]
    ClockPaused,
    #[error("a clock is set to 1 minute to {limit_minutes}")]
    ClockLength { limit_minutes: u32 },
    /// The template knows no reports in writing alone.
    #[error("everybody reports in person")]
    NoWriting,
    #[error("it is this reporter's turn")]
    HasTheFloor,
    /// In writing nobody is graded here, and the boxes ask about this reporter; or the other way round.
    #[error("the boxes are planned")]
    BoxesPlanned,
    /// Praise, problem and direction are all blank.
    #[error("a comment says something")]
    CommentEmpty,
    #[error("{text:?}: {error}")]
    Text { text: CommentText, error: TextError },
}
