//! Every lawful "no" under one roof.

use crate::{
    account, attendance, comment, document, evaluation, fact, follow_up, mail, meeting, notice, phase,
    projector, publication, question, rehearsal, report, result, role, roster, slides,
};

/// A rule says no. The person reads it in the own language (wording lives
/// elsewhere; what is printed here is for logs), and nobody is paged.
///
/// Policy: a refusal is what somebody could have asked for in good faith and
/// can mend. Text that is no value at all (an id, a day, a template) fails with
/// its own error type when it is read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error(transparent)]
    Account(#[from] account::Refusal),
    #[error(transparent)]
    Role(#[from] role::Refusal),
    #[error(transparent)]
    Phase(#[from] phase::Refusal),
    #[error(transparent)]
    Attendance(#[from] attendance::Refusal),
    #[error(transparent)]
    Roster(#[from] roster::Refusal),
    #[error(transparent)]
    Report(#[from] report::Refusal),
    #[error(transparent)]
    Fact(#[from] fact::Refusal),
    #[error(transparent)]
    Meeting(#[from] meeting::Refusal),
    #[error(transparent)]
    Evaluation(#[from] evaluation::Refusal),
    #[error(transparent)]
    Result(#[from] result::Refusal),
    #[error(transparent)]
    Publication(#[from] publication::Refusal),
    #[error(transparent)]
    Question(#[from] question::Refusal),
    #[error(transparent)]
    Comment(#[from] comment::Refusal),
    #[error(transparent)]
    FollowUp(#[from] follow_up::Refusal),
    #[error(transparent)]
    Mail(#[from] mail::Refusal),
    #[error(transparent)]
    Notice(#[from] notice::Refusal),
    #[error(transparent)]
    Projector(#[from] projector::Refusal),
    #[error(transparent)]
    Document(#[from] document::Refusal),
    #[error(transparent)]
    Rehearsal(#[from] rehearsal::Refusal),
    #[error(transparent)]
    Slides(#[from] slides::Refusal),
}
