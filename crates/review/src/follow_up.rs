//! The ledger: what was required, who mends it by when, and who says it is mended.

mod repeated;
mod source;

use serde::{Deserialize, Serialize};

use crate::id::{AccountId, RequirementId};
use crate::text::{TextError, bounded};
use crate::time::Day;
use crate::words::Words;

pub use repeated::words_key;
pub use source::Source;

/// Characters of an item's text, its measure, a progress note.
pub const TEXT_LIMIT: usize = 2_000;

/// Where an item stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    #[default]
    Open,
    InProgress,
    /// The owner says it is done and has told how.
    Submitted,
    /// Closed out (销号): somebody else has seen that it is done.
    Verified,
    /// Looked at and not found done; back with the owner.
    Returned,
}

/// A step of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Begin,
    Submit,
    Verify,
    Return,
}

/// How an item stands to its due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dueness {
    Later,
    /// Today is the last day in time.
    Today,
    Overdue,
    /// Verified: nothing is due any more.
    Done,
}

/// Why an item or a requirement does not move on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("an item that is {state:?} does not take the step {step:?}")]
    WrongState { state: ItemState, step: Step },
    /// Verifying and returning are never the owner's.
    #[error("an owner does not judge the own item")]
    OwnItem,
    #[error("only the owner takes the step {step:?}")]
    NotOwner { step: Step },
    #[error("the step {step:?} takes a note")]
    NoteMissing { step: Step },
    #[error("the text: {0}")]
    Text(TextError),
    #[error("due on {due}, before today, {today}")]
    DueInThePast { due: Day, today: Day },
    /// Neither an item nor a reason for none.
    #[error("requirement {requirement} has no item")]
    RequirementWithoutItem { requirement: RequirementId },
    /// A review is not closed over the heads of those who asked for something.
    #[error("{} requirements have neither an item nor a reason", waiting.len())]
    RequirementsWait { waiting: Vec<Words> },
    /// What has an item needs no reason for none.
    #[error("the requirement has an item")]
    HasItem,
    #[error("how it is to be mended is not said")]
    MeasureMissing,
    /// Who said for an owner without an account that it is done does not say that it is true.
    #[error("who submits an item does not judge it")]
    OwnSubmission,
    /// What is verified stays as it is, until it is returned.
    #[error("the item is verified")]
    Verified,
    /// The same words have become an item before.
    #[error("an item was made of it before")]
    TakenUp,
    #[error("it is not an item of an earlier year")]
    NotEarlier,
}

/// Who has a hand in an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hands {
    /// Who mends it, where the owner has an account.
    pub owner: Option<AccountId>,
    /// Who said last that it is done.
    pub submitted_by: Option<AccountId>,
    /// Whether the one who takes the step keeps the ledger: an organiser acts for an owner without an account.
    pub keeps: bool,
}

impl Hands {
    /// Whether somebody does the owner's part.
    pub fn mends(&self, by: AccountId) -> bool {
        match self.owner {
            Some(owner) => owner == by,
            None => self.keeps,
        }
    }
}

/// Takes a step. `note` tells what was done or what is lacking; only beginning
/// goes without. For an owner without an account whoever keeps the ledger acts,
/// and then somebody else verifies.
pub fn step(
    state: ItemState,
    step: Step,
    hands: Hands,
    by: AccountId,
    note: &str,
) -> Result<ItemState, Refusal> {
    let next = match (step, state) {
        (Step::Begin, ItemState::Open | ItemState::Returned) => ItemState::InProgress,
        (Step::Submit, ItemState::Open | ItemState::InProgress | ItemState::Returned) => ItemState::Submitted,
        (Step::Verify, ItemState::Submitted) => ItemState::Verified,
        // Looking back may show that a closed item is not done after all.
        (Step::Return, ItemState::Submitted | ItemState::Verified) => ItemState::Returned,
        (Step::Begin, ItemState::InProgress | ItemState::Submitted | ItemState::Verified)
        | (Step::Submit, ItemState::Submitted | ItemState::Verified)
        | (
            Step::Verify,
            ItemState::Open | ItemState::InProgress | ItemState::Verified | ItemState::Returned,
        )
        | (Step::Return, ItemState::Open | ItemState::InProgress | ItemState::Returned) => {
            return Err(Refusal::WrongState { state, step });
        }
    };
    by_whom(step, hands, by)?;
    match bounded(note, TEXT_LIMIT) {
        Err(TextError::Empty) if step != Step::Begin => Err(Refusal::NoteMissing { step }),
        Err(error @ TextError::TooLong { .. }) => Err(Refusal::Text(error)),
        Ok(_) | Err(TextError::Empty) => Ok(next),
    }
}

fn by_whom(step: Step, hands: Hands, by: AccountId) -> Result<(), Refusal> {
    match step {
        Step::Begin | Step::Submit if !hands.mends(by) => Err(Refusal::NotOwner { step }),
        Step::Verify | Step::Return if hands.owner == Some(by) => Err(Refusal::OwnItem),
        Step::Verify | Step::Return if hands.submitted_by == Some(by) => Err(Refusal::OwnSubmission),
        Step::Begin | Step::Submit | Step::Verify | Step::Return => Ok(()),
    }
}

/// Measure, owner, day and evidence change as long as nobody has verified the item.
pub fn may_edit(state: ItemState) -> Result<(), Refusal> {
    match state {
        ItemState::Verified => Err(Refusal::Verified),
        ItemState::Open | ItemState::InProgress | ItemState::Submitted | ItemState::Returned => Ok(()),
    }
}

/// Evidence belongs to what is still to be said: once the item is submitted, what goes with it is what is judged.
pub fn may_attach(state: ItemState) -> Result<(), Refusal> {
    match state {
        ItemState::Open | ItemState::InProgress | ItemState::Returned => Ok(()),
        ItemState::Submitted => Err(Refusal::WrongState { state, step: Step::Submit }),
        ItemState::Verified => Err(Refusal::Verified),
    }
}

/// The due day itself is still in time.
pub fn dueness(state: ItemState, due: Day, today: Day) -> Dueness {
    match state {
        ItemState::Verified => Dueness::Done,
        ItemState::Open | ItemState::InProgress | ItemState::Submitted | ItemState::Returned => {
            match due.cmp(&today) {
                std::cmp::Ordering::Greater => Dueness::Later,
                std::cmp::Ordering::Equal => Dueness::Today,
                std::cmp::Ordering::Less => Dueness::Overdue,
            }
        }
    }
}

pub fn is_overdue(state: ItemState, due: Day, today: Day) -> bool {
    dueness(state, due, today) == Dueness::Overdue
}

/// An item to be made: what is to be mended, by whom, until when.
///
/// Always holds: its text says something; it was not overdue when made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    text: String,
    owner: Option<AccountId>,
    due: Day,
    /// What it follows from; a reporter may list problems of the own finding.
    requirement: Option<RequirementId>,
}

impl NewItem {
    pub fn new(
        text: &str,
        owner: Option<AccountId>,
        due: Day,
        today: Day,
        requirement: Option<RequirementId>,
    ) -> Result<Self, Refusal> {
        let text = bounded(text, TEXT_LIMIT).map_err(Refusal::Text)?;
        if due < today {
            return Err(Refusal::DueInThePast { due, today });
        }
        Ok(Self { text, owner, due, requirement })
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn owner(&self) -> Option<AccountId> {
        self.owner
    }

    pub fn due(&self) -> Day {
        self.due
    }

    pub fn requirement(&self) -> Option<RequirementId> {
        self.requirement
    }
}

/// A requirement is met by an item, or by a recorded reason why there is none.
pub fn is_taken_up(
    requirement: RequirementId,
    items: usize,
    reason_for_none: Option<&str>,
) -> Result<(), Refusal> {
    let explained = reason_for_none.is_some_and(|reason| !reason.trim().is_empty());
    if items > 0 || explained {
        return Ok(());
    }
    Err(Refusal::RequirementWithoutItem { requirement })
}

/// Why there is no item of a requirement, as kept.
pub fn reason_for_none(items: usize, reason: &str) -> Result<String, Refusal> {
    if items > 0 {
        return Err(Refusal::HasItem);
    }
    bounded(reason, TEXT_LIMIT).map_err(Refusal::Text)
}

/// A review closes once each requirement has an item or a reason. `waiting` are those that have neither.
pub fn may_close(waiting: Vec<Words>) -> Result<(), Refusal> {
    if waiting.is_empty() { Ok(()) } else { Err(Refusal::RequirementsWait { waiting }) }
}
