//! Ballot boxes: which there are, what their ballots ask, and their life.

mod ballot;
pub mod ceremony;
mod filling;
mod issue;
mod life;
pub mod paper;
mod plan;
mod reconcile;
mod reveal;

use crate::id::ReporterId;
use crate::template::{CriterionKey, GradeKey, GroupKey};

pub use ballot::{Answer, BallotShape, Question};
pub use filling::{Finding, Paper, check_filling, quotas_reachable};
pub use issue::{Handout, Issued, Pile, may_discard_cards};
pub use life::{
    BoxStage, BoxTimes, Stop, may_cast, may_change_rules, may_close, may_open, may_open_sums, may_ready,
    may_score, may_stop, withheld,
};
pub use plan::{BoxPlan, label, plan_boxes};
pub use reconcile::{Count, Reconciled, reconcile};
pub use reveal::waiting;

/// Why a box is not planned, opened or counted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Counting so few would tell how individuals voted, and the template
    /// names nobody to merge them with.
    #[error("{} has {voters} voters of at least {minimum} and nobody to be merged with", label(groups))]
    TooSmall { groups: Vec<GroupKey>, voters: u64, minimum: u64 },
    #[error("there is nothing to vote on")]
    NoReporters,
    #[error("the box is {stage:?}")]
    WrongStage { stage: BoxStage },
    /// A stored box has taken a step without the one before.
    #[error("the box's times contradict each other")]
    TimesContradict,
    /// Voting ended and the time for ballots under way is over.
    #[error("the time for ballots under way is over")]
    GraceOver,
    #[error("ballots under way are taken for {seconds} s more")]
    GraceRuns { seconds: u64 },
    #[error("voting has not ended yet")]
    NotStopped,
    #[error("voting has ended before")]
    StoppedBefore,
    /// No ballot could be filled in as the template demands.
    #[error("the quotas need {needed} marks, a ballot has {marks}")]
    QuotasUnreachable { needed: u64, marks: u64 },
    #[error("a box is {stage:?}, so the rules are frozen")]
    RulesFrozen { stage: BoxStage },
    /// T11: papers from nowhere make the whole evaluation void.
    #[error("{collected} ballots were collected, {issued} issued")]
    MoreCollectedThanIssued { issued: u64, collected: u64 },
    #[error("{issued} ballots were issued to {present} present")]
    MoreIssuedThanPresent { present: u64, issued: u64 },
    #[error("{present} are present, {roll} on the roll")]
    MorePresentThanRoll { roll: u64, present: u64 },
    #[error("{valid} valid and {invalid} invalid do not make {collected} collected")]
    DoesNotAddUp { collected: u64, valid: u64, invalid: u64 },
    /// Sums that belong to another ballot.
    #[error("sums for {questions} questions of {answers} answers were expected")]
    WrongShape { questions: usize, answers: usize },
    #[error("the sums of {reporter}, {criterion} make {found}, not the box's {ballots} ballots")]
    WrongSum { reporter: ReporterId, criterion: CriterionKey, found: u64, ballots: u64 },
    #[error("the template has no grade {grade}")]
    UnknownGrade { grade: GradeKey },
    /// Nobody has planned any.
    #[error("there are no boxes yet")]
    NoBoxes,
    #[error("{made} of {needed} trustees have made their keys")]
    KeysMissing { made: usize, needed: usize },
    /// Not the public halves of cards, or one of them twice.
    #[error("not the public halves of cards")]
    BadCards,
    #[error("{made} cards were made of {wanted}")]
    CardCount { made: usize, wanted: usize },
    /// Cards are printed once: a second set would make the first void in people's hands.
    #[error("the box's cards were made before")]
    CardsMadeBefore,
    #[error("box {label} has no cards yet")]
    CardsMissing { label: String },
    /// All cards of the box have been handed out.
    #[error("all {made} cards of box {label} are handed out")]
    NoCardsLeft { label: String, made: u64 },
    /// A count of none cannot be lowered.
    #[error("no card was counted for this reason")]
    NoneHandedOut,
    #[error("the count of the box is signed")]
    CountSigned,
    /// Cards are thrown away only while nobody holds one.
    #[error("{issued} cards are in people's hands")]
    CardsInHands { issued: u64 },
    /// Not this trustee's part of this box's opening, or its proofs do not hold.
    #[error("not a trustee's part of the opening")]
    BadShare,
    #[error("the trustee's part was given before")]
    ShareGivenBefore,
    #[error(transparent)]
    Ceremony(#[from] ceremony::Refusal),
    #[error(transparent)]
    Paper(#[from] paper::Refusal),
}
