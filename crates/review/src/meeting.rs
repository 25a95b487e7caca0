//! The sitting: which point of the agenda it is at, whose turn, and the clock; and the record of all that was done.

mod agenda;
mod clock;
mod forecast;
mod how;
pub mod line;
mod log;
pub mod lot;
pub mod noted;
mod state;
mod step;
mod timeline;
mod words;

use crate::id::ReporterId;
use crate::template::SlotKey;
use crate::text::TextError;

pub use agenda::{Agenda, Lengths, Planned, Point};
pub use clock::{Clock, Mark};
pub use forecast::{Eta, Forecast, Until, forecast};
pub use how::{Standing, may_report};
pub use log::{Deed, Entry, Log, Sitting};
pub use state::{MeetingState, Part, Stage, Turn, check_order};
pub use step::Step;
pub use timeline::{PointTimes, Span, Timeline, timeline};
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
    /// No step was taken, or all were undone.
    #[error("there is no step to be undone")]
    NothingToUndo,
    /// What has begun stays as it is.
    #[error("point {slot} has begun or is over")]
    PointBegun { slot: SlotKey },
    /// Another agenda than the template's, in another order.
    #[error("the agenda must have each of its points exactly once")]
    AgendaPoints,
    #[error("all points are skipped")]
    AgendaEmpty,
    #[error("a point takes 1 minute to {limit_minutes}")]
    AgendaMinutes { limit_minutes: u32 },
    /// Reports have begun: their order is no longer drawn.
    #[error("reports have begun")]
    ReportsBegun,
    #[error("a lot is drawn before a witness")]
    WitnessMissing,
    #[error("the name of a witness has {count} characters of at most {limit}")]
    WitnessTooLong { count: usize, limit: usize },
    /// The first draw stands unless there is a reason.
    #[error("a lot is drawn again only for a reason")]
    ReasonMissing,
    #[error("a reason has {count} characters of at most {limit}")]
    ReasonTooLong { count: usize, limit: usize },
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
    /// A comment of praise alone has nothing to mend.
    #[error("the comment names no problem")]
    NoProblem,
    #[error("an item was made of this problem")]
    TakenUp,
    /// A line that was taken down is a leader's.
    #[error("whoever is to have said it leads nothing here")]
    NotALeader,
    /// Its leader has settled it.
    #[error("the line is confirmed")]
    Confirmed,
    /// What is confirmed again stands already, word for word.
    #[error("these comments were confirmed before")]
    ConfirmedBefore,
    /// Nothing was ticked, or there is nothing.
    #[error("there is nothing to confirm")]
    NothingToConfirm,
    #[error("{text:?}: {error}")]
    Text { text: CommentText, error: TextError },
}
