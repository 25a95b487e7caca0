//! The key ceremony: how trustees come to a key that only some of them together can use.

use serde::{Deserialize, Serialize};

use super::BoxStage;
use crate::template::Template;

/// How the trustees hold the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyKind {
    /// Each a key of the own; all are needed.
    Single,
    /// One key among all, of which some are enough. Named after its inventor.
    Pedersen,
}

/// What a trustee sends in a ceremony, in the order of the rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Message {
    /// The public half of a single key: all there is to send.
    Key,
    /// By which the others know the trustee, and encrypt to the trustee.
    Certificate,
    /// A secret polynomial: its public half, and its value for each of the others, sealed.
    Polynomial,
    /// The public half of what the others' values add up to.
    Share,
}

/// Where a ceremony stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// Not all have sent this yet.
    Waiting(Message),
    /// The key stands.
    Complete,
}

/// Why a step of a ceremony is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("nobody is a trustee")]
    NoTrustees,
    #[error("the ceremony was begun before")]
    BegunBefore,
    #[error("the ceremony was not begun")]
    NotBegun,
    /// With a box open, another key would make its ballots unreadable.
    #[error("a box is {stage:?}, so the key stands")]
    VotingBegun { stage: BoxStage },
    /// Whoever asked did not say that it is meant.
    #[error("not confirmed")]
    Unconfirmed,
    /// Somebody became a trustee after the list was fixed.
    #[error("the trustees are no longer those of the ceremony")]
    TrusteesChanged,
    #[error("a {sent:?} does not belong into {round:?}")]
    WrongRound { round: Round, sent: Message },
    #[error("this trustee's {sent:?} was sent before")]
    SentBefore { sent: Message },
    /// The sender's own fault, or that of the sender's browser.
    #[error("the {sent:?} does not hold")]
    BadMessage { sent: Message, flaw: Flaw },
    /// What the server handed out does not fit: the trustee named (from 1) sent nonsense.
    #[error("what trustee {about} sent does not hold")]
    BlamedOn { about: usize },
    #[error("nothing to complain about")]
    BadComplaint,
    #[error("a part of the test sum was given before")]
    TestGivenBefore,
    #[error("not a part of the test sum")]
    BadTestPart,
    #[error("there is no test sum")]
    NoTest,
    /// Opening without it is possible, once somebody says that it is meant.
    #[error("{given} of {needed} trustees have rehearsed")]
    NotRehearsed { given: usize, needed: usize },
}

/// What is wrong with a message, as far as its sender can do something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Not of the form.
    Unreadable,
    /// Made for another place in the list, or for another list.
    OtherPlace,
    /// Made of a recovery code that another trustee of this ceremony used: each needs one of their own.
    SameCode,
    /// Signed with another code, or changed on its way.
    Signature,
    /// A sealed letter in it is none.
    Sealed,
    /// Not as many parts as there are trustees, or as are needed.
    Length,
    /// It does not follow from what was sent before.
    OtherKey,
}

/// Who must take part to open a sum, out of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrangement {
    pub kind: KeyKind,
    pub needed: usize,
    pub size: usize,
}

impl Arrangement {
    /// What the template wants, with so many trustees. Fewer than wanted: all of them are needed.
    pub fn new(template: &Template, trustees: usize) -> Result<Self, Refusal> {
        let wanted = usize::try_from(template.evaluation().trustees.needed).unwrap_or(usize::MAX);
        match trustees {
            0 => Err(Refusal::NoTrustees),
            size if wanted < size => Ok(Self { kind: KeyKind::Pedersen, needed: wanted, size }),
            size => Ok(Self { kind: KeyKind::Single, needed: size, size }),
        }
    }

    /// What is sent, in this order.
    pub fn rounds(&self) -> &'static [Message] {
        match self.kind {
            KeyKind::Single => &[Message::Key],
            KeyKind::Pedersen => &[Message::Certificate, Message::Polynomial, Message::Share],
        }
    }

    /// The first round in which somebody's message is missing; `sent` counts those of a round.
    pub fn round(&self, sent: impl Fn(Message) -> usize) -> Round {
        let waiting = self.rounds().iter().find(|message| sent(**message) < self.size);
        waiting.map_or(Round::Complete, |message| Round::Waiting(*message))
    }
}

/// A trustee sends a message of the round that is on, once.
pub fn may_send(round: Round, sent: Message, before: bool) -> Result<(), Refusal> {
    if before {
        return Err(Refusal::SentBefore { sent });
    }
    if round == Round::Waiting(sent) { Ok(()) } else { Err(Refusal::WrongRound { round, sent }) }
}

/// A complaint is about something that the others were handed: certificates before the second round, secrets before
/// the third. Whoever has sent the share has found everything good.
pub fn may_complain(round: Round, about: usize, size: usize) -> Result<(), Refusal> {
    let handed = matches!(round, Round::Waiting(Message::Polynomial | Message::Share));
    if handed && (1..=size).contains(&about) { Ok(()) } else { Err(Refusal::BadComplaint) }
}

/// The key can be made, and made anew, until the first box opens.
pub fn may_change_key(stages: &[BoxStage]) -> Result<(), Refusal> {
    match stages.iter().find(|stage| **stage != BoxStage::Preparing) {
        Some(stage) => Err(Refusal::VotingBegun { stage: *stage }),
        None => Ok(()),
    }
}

/// How far the trustees have rehearsed: so many of those needed have given a part of the test sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rehearsal {
    pub given: usize,
    pub needed: usize,
    /// The sum was opened, and it was the right one.
    pub opened: bool,
}

/// Boxes open after a rehearsal, or when somebody says that it may go without.
pub fn may_open_unrehearsed(rehearsal: Rehearsal, meant: bool) -> Result<(), Refusal> {
    let Rehearsal { given, needed, opened } = rehearsal;
    if opened || meant { Ok(()) } else { Err(Refusal::NotRehearsed { given, needed }) }
}
