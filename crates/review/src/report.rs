//! Written reports: what they hold, when they may move on.

pub mod attachment;
mod body;
mod check;
mod compare;
mod how;
pub mod import;
mod keeping;
pub mod manuscript;
mod remark;
mod state;

use crate::text::TextError;

pub use attachment::FileRefusal;
pub use body::{Body, Edition, Outcome, SectionCount, main_lang};
pub use check::{Finding, Problem, Severity, blocks, check};
pub use compare::{Piece, Row, compare};
pub use how::How;
pub use keeping::{STRETCH_MS, Stretch, Why, continues};
pub use remark::{QUOTE_LIMIT, REMARKS, Remarked, answer, may_remark};
pub use state::{State, may_accept, may_edit, may_hand_in, may_return};

/// Characters of a note to the reporter.
pub const NOTE_LIMIT: usize = 2_000;

/// Characters of one section, one answer or the oral text. Far above any
/// template's limits, which only keep a report from being handed in: this one
/// keeps it from being stored.
pub const TEXT_LIMIT: usize = 20_000;

/// Why a report does not move on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Only a draft or a returned report is the reporter's to change.
    #[error("the report is {state:?} and is not edited")]
    NotEditable { state: State },
    #[error("the report is {state:?} and cannot be handed in")]
    NotDrafted { state: State },
    #[error("the report is {state:?}, not handed in")]
    NotHandedIn { state: State },
    /// Beyond [`TEXT_LIMIT`]: not even kept as a draft.
    #[error("a text of the report: {0}")]
    Text(TextError),
    /// Findings that block; warnings are not among them.
    #[error("{} findings block the report", findings.len())]
    Blocked { findings: Vec<Finding> },
    /// Who returns a report says why.
    #[error("returning a report takes a note")]
    NoteMissing,
    #[error("the note: {0}")]
    Note(TextError),
    #[error("a remark or an answer: {0}")]
    Remark(TextError),
    #[error("an answer to a remark says something")]
    AnswerMissing,
    #[error("a passage of {count} characters of at most {limit}")]
    Quote { count: usize, limit: usize },
    /// Somebody typed or shortened it.
    #[error("the passage does not stand in this section")]
    QuoteNotThere,
    #[error("{limit} remarks are enough for one version")]
    TooManyRemarks { limit: usize },
    #[error("a file: {0}")]
    File(FileRefusal),
    /// The file of a report that was written elsewhere.
    #[error("a manuscript: {0}")]
    Manuscript(manuscript::ManuscriptError),
    /// An import says of each piece where it goes.
    #[error("pieces {pieces:?} of the manuscript have no place yet")]
    PiecesOpen { pieces: Vec<usize> },
    /// Every piece is left out.
    #[error("nothing of the manuscript goes anywhere")]
    NothingTaken,
    /// A day has passed since the file was read.
    #[error("the preview is no longer kept")]
    PreviewGone,
}
