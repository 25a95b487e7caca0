//! From sums to scores, from scores to grades.

mod adjustment;
pub mod analysis;
mod boxes;
mod ceiling;
mod change;
mod determination;
mod edge;
mod explained;
pub mod input;
mod judges;
pub mod letter;
mod limits;
mod own;
mod ranking;
pub mod release;
mod scoring;
pub mod sitting;
mod suggestion;
mod version;
mod votes;

use crate::id::ReporterId;
use crate::template::{CriterionKey, GradeKey, GroupKey, InputKey, VetoKey};
use crate::text::TextError;

pub use adjustment::{ADJUSTMENT_REASON_LIMIT, Adjustment};
pub use ceiling::{Ceiling, Vetoed, WhyCeiling};
pub use change::{Change, Changed, changes};
pub use determination::{Breach, Determination, REASON_LIMIT, breaches, determine};
pub use explained::{Explained, Formula, Kind, LeftOut, LimitOf, Part, WhyLeftOut};
pub use judges::Judged;
pub use ranking::{Places, Ranked, Ranking, Unranked, rank};
pub use scoring::{Checked, Entered, Score, Scoring, each_score, score, scores};
pub use suggestion::{Fired, Limit, Suggested, Suggestion, suggest};
pub use version::{Cause, Movement, Reckoned, movement};
pub use votes::{BoxSums, Distribution, Parts, Row, Rows, distribution};

/// Why there is no score or grade.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A missing input never counts as zero.
    #[error("{reporter} has no {input}")]
    InputMissing { reporter: ReporterId, input: InputKey },
    #[error("the input {input} is not one that is entered")]
    InputNotEntered { input: InputKey },
    #[error("the input {input} is not one that judges score")]
    InputNotJudged { input: InputKey },
    /// A mean over some of the panel would look like one over all of it.
    #[error("{found} judges of at least {needed} have scored {reporter} in {input}")]
    JudgesMissing { reporter: ReporterId, input: InputKey, found: u64, needed: u64 },
    /// The template makes no score without every box.
    #[error("the box of {groups:?} has no score for {reporter}")]
    BoxAbsent { reporter: ReporterId, groups: Vec<GroupKey> },
    #[error("the template has no veto {veto}")]
    UnknownVeto { veto: VetoKey },
    /// The committee may depart from what is suggested, but not past a veto.
    #[error("a veto allows {ceiling} at best, not {decided}")]
    Vetoed { decided: GradeKey, ceiling: GradeKey },
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
    #[error(transparent)]
    Input(#[from] input::Refusal),
    #[error(transparent)]
    Sitting(#[from] sitting::Refusal),
    #[error(transparent)]
    Letter(#[from] letter::Refusal),
}
