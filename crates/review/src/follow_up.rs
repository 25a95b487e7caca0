//! The ledger: what was required, who mends it by when, and who says it is mended.

use serde::{Deserialize, Serialize};

use crate::id::{AccountId, RequirementId};
use crate::text::{TextError, bounded};
use crate::time::Day;

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
}

/// Takes a step. `note` tells what was done or what is lacking; only beginning
/// goes without. An item whose owner has no account waits until one is named.
pub fn step(
    state: ItemState,
    step: Step,
    owner: Option<AccountId>,
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
    by_whom(step, owner == Some(by))?;
    match bounded(note, TEXT_LIMIT) {
        Err(TextError::Empty) if step != Step::Begin => Err(Refusal::NoteMissing { step }),
        Err(error @ TextError::TooLong { .. }) => Err(Refusal::Text(error)),
        Ok(_) | Err(TextError::Empty) => Ok(next),
    }
}

fn by_whom(step: Step, is_owner: bool) -> Result<(), Refusal> {
    match step {
        Step::Begin | Step::Submit if !is_owner => Err(Refusal::NotOwner { step }),
        Step::Verify | Step::Return if is_owner => Err(Refusal::OwnItem),
        Step::Begin | Step::Submit | Step::Verify | Step::Return => Ok(()),
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
