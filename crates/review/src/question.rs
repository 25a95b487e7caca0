//! What is asked of a reporter at the meeting, what is answered, and what is to become of it.

use serde::{Deserialize, Serialize};

use crate::id::AccountId;
use crate::text::{TextError, bounded, fitting};

/// Characters of a question.
pub const TEXT_LIMIT: usize = 1_000;
/// Characters of an answer.
pub const ANSWER_LIMIT: usize = 4_000;
/// Characters of an asker's name or post.
pub const ASKER_LIMIT: usize = 100;

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asker {
    /// A leader with an account.
    Leader(AccountId),
    /// Anybody else, by name or post as typed.
    Named(String),
}

/// Which text does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionText {
    Question,
    Answer,
    Asker,
}

/// Why a question is not written so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("{text:?}: {error}")]
    Text { text: QuestionText, error: TextError },
    /// The account that is to have asked leads nothing here.
    #[error("whoever asks by account is a leader")]
    NotALeader,
    /// Another's words are the organiser's to write.
    #[error("a leader writes the own questions")]
    NotOwn,
    /// Answers are taken down under a question.
    #[error("nothing was asked of this reporter")]
    NothingAsked,
    #[error("the question is not marked for follow-up")]
    NoFollowUp,
    #[error("an item was made of this question")]
    TakenUp,
}

/// The text of a question as it is kept.
pub fn text(text: &str) -> Result<String, Refusal> {
    bounded(text, TEXT_LIMIT).map_err(|error| Refusal::Text { text: QuestionText::Question, error })
}

/// The text of an answer as it is kept; it may come later.
pub fn answer(text: &str) -> Result<String, Refusal> {
    fitting(text, ANSWER_LIMIT).map_err(|error| Refusal::Text { text: QuestionText::Answer, error })
}

/// Who asks, as it is kept. `leads` tells of an account whether it is a leader's.
pub fn asker(asker: &Asker, leads: bool) -> Result<Asker, Refusal> {
    match asker {
        Asker::Leader(_) if !leads => Err(Refusal::NotALeader),
        Asker::Leader(account) => Ok(Asker::Leader(*account)),
        Asker::Named(name) => bounded(name, ASKER_LIMIT)
            .map(Asker::Named)
            .map_err(|error| Refusal::Text { text: QuestionText::Asker, error }),
    }
}

/// Whether somebody may write this question: who keeps the record writes every one, a leader the own.
pub fn may_write(asker: &Asker, by: AccountId, keeps_record: bool) -> Result<(), Refusal> {
    if keeps_record || *asker == Asker::Leader(by) { Ok(()) } else { Err(Refusal::NotOwn) }
}

/// What became an item is meant to be followed up, and is no longer taken away.
pub fn may_stay(taken_up: bool, follow_up: bool) -> Result<(), Refusal> {
    if taken_up && !follow_up { Err(Refusal::TakenUp) } else { Ok(()) }
}

/// A question that is marked becomes one item, once.
pub fn may_take_up(taken_up: bool, follow_up: bool) -> Result<(), Refusal> {
    match (taken_up, follow_up) {
        (true, _) => Err(Refusal::TakenUp),
        (false, false) => Err(Refusal::NoFollowUp),
        (false, true) => Ok(()),
    }
}
