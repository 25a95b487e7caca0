//! From sums to scores, from scores to grades.

mod determination;
mod explained;
mod limits;
mod scoring;
mod suggestion;
mod votes;

use crate::id::ReporterId;
use crate::template::{CriterionKey, GradeKey, GroupKey, InputKey};
use crate::text::TextError;

pub use determination::{Breach, Determination, REASON_LIMIT, breaches, determine};
pub use explained::{Explained, Formula, Kind, LeftOut, Part, WhyLeftOut};
pub use scoring::{ADJUSTMENT_REASON_LIMIT, Adjustment, Checked, Entered, Score, Scoring, score, scores};
pub use suggestion::{Fired, Limit, Suggested, Suggestion, suggest};
pub use votes::{BoxSums, Distribution, Parts, Row, Rows, distribution};

/// Why there is no score or grade.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A missing input never counts as zero.
    #[error("{reporter} has no {input}")]
    InputMissing { reporter: ReporterId, input: InputKey },
    #[error("the input {input} is not one that is entered")]
    InputNotEntered { input: InputKey },
    /// Typed in where a number from 0 to 100 should stand.
    #[error("not a score from 0 to 100")]
    NotAScore,
    /// No box that counts has a counted vote for this reporter.
    #[error("nobody has graded {reporter}")]
    NoVotes { reporter: ReporterId },
    #[error("a box has votes on {criterion}, which the template does not have")]
    UnknownCriterion { criterion: CriterionKey },
    #[error("the template has no grade {grade}")]
    UnknownGrade { grade: GradeKey },
    /// The box should have stayed sealed.
    #[error("{ballots} ballots of at least {minimum} are in the box of {groups:?}")]
    TooFewBallots { groups: Vec<GroupKey>, ballots: u64, minimum: u64 },
    #[error("group {group} is in two boxes")]
    GroupTwice { group: GroupKey },
    #[error("the template has no group {group}")]
    UnknownGroup { group: GroupKey },
    /// The decision departs from the suggestion, or settles a tie.
    #[error("giving {decided} takes a reason")]
    ReasonRequired { decided: GradeKey },
    #[error("the reason: {0}")]
    Reason(TextError),
}
