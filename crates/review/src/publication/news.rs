//! Draft → in review, step by step → approved → released.

use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::id::AccountId;
use crate::role::{Role, Roles};
use crate::template::NewsRules;
use crate::text::{TextError, bounded};

/// Characters of a title, in each language.
pub const TITLE_LIMIT: usize = 120;
/// Characters of the Markdown, in each language.
pub const BODY_LIMIT: usize = 50_000;
const BYLINE_LIMIT: usize = 120;
const NOTE_LIMIT: usize = 2_000;

/// Where a news item stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewsState {
    #[default]
    Draft,
    /// Waits for this step of the template's, counted from 0.
    InReview {
        step: u8,
    },
    Approved,
    Released,
}

/// A step that was passed, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Approval {
    pub step: u8,
    pub by: AccountId,
}

/// Only a draft is edited, so that what is released is what was approved.
pub fn edit(state: NewsState) -> Result<(), Refusal> {
    match state {
        NewsState::Draft => Ok(()),
        NewsState::InReview { .. } | NewsState::Approved | NewsState::Released => {
            Err(Refusal::NotEditable { state })
        }
    }
}

/// Makes a text that waits for its approval, or has it, a draft again: what is
/// edited is another text, so all approvals are void. A released one is
/// withdrawn first.
pub fn reopen(state: NewsState) -> Result<NewsState, Refusal> {
    match state {
        NewsState::Draft | NewsState::InReview { .. } | NewsState::Approved => Ok(NewsState::Draft),
        NewsState::Released => Err(Refusal::NotEditable { state }),
    }
}

/// Hands a draft to its first step; approved at once where there are no steps.
pub fn submit(state: NewsState, rules: &NewsRules) -> Result<NewsState, Refusal> {
    match state {
        NewsState::Draft if rules.steps.is_empty() => Ok(NewsState::Approved),
        NewsState::Draft => Ok(NewsState::InReview { step: 0 }),
        NewsState::InReview { .. } | NewsState::Approved | NewsState::Released => {
            Err(Refusal::NotDraft { state })
        }
    }
}

/// Passes the step the item waits for. `passed` are the approvals since it was
/// last submitted (earlier ones were of another text), `held` the roles of `by`.
pub fn approve(
    state: NewsState,
    rules: &NewsRules,
    author: AccountId,
    passed: &[Approval],
    by: AccountId,
    held: &Roles,
) -> Result<NewsState, Refusal> {
    let step = waits_for(state)?;
    let role = role_of(rules, step)?;
    if by == author {
        return Err(Refusal::OwnText);
    }
    if !held.holds(role) {
        return Err(Refusal::WrongRole { step, role });
    }
    if rules.different_approvers && passed.iter().any(|approval| approval.by == by) {
        return Err(Refusal::ApprovedBefore { approver: by });
    }
    let next = step.saturating_add(1);
    let is_last = rules.steps.len() <= usize::from(next);
    Ok(if is_last { NewsState::Approved } else { NewsState::InReview { step: next } })
}

/// Gives the text back to its author; all steps begin anew. Answers the note
/// as it is kept.
pub fn send_back(
    state: NewsState,
    rules: &NewsRules,
    held: &Roles,
    note: &str,
) -> Result<(NewsState, String), Refusal> {
    let step = waits_for(state)?;
    let role = role_of(rules, step)?;
    if !held.holds(role) {
        return Err(Refusal::WrongRole { step, role });
    }
    let note = bounded(note, NOTE_LIMIT).map_err(|error| match error {
        TextError::Empty => Refusal::NoteMissing,
        TextError::TooLong { .. } => Refusal::Note(error),
    })?;
    Ok((NewsState::Draft, note))
}

pub fn release(state: NewsState) -> Result<NewsState, Refusal> {
    match state {
        NewsState::Approved => Ok(NewsState::Released),
        NewsState::Draft | NewsState::InReview { .. } | NewsState::Released => {
            Err(Refusal::NotApproved { state })
        }
    }
}

/// Takes a released item off the public pages, to be mended and approved anew.
pub fn withdraw(state: NewsState) -> Result<NewsState, Refusal> {
    match state {
        NewsState::Released => Ok(NewsState::Draft),
        NewsState::Draft | NewsState::InReview { .. } | NewsState::Approved => {
            Err(Refusal::NotReleased { state })
        }
    }
}

/// A title as it is kept.
pub fn title(text: &str) -> Result<String, Refusal> {
    bounded(text, TITLE_LIMIT).map_err(Refusal::Title)
}

/// A text as it is kept, in Markdown.
pub fn body(text: &str) -> Result<String, Refusal> {
    bounded(text, BODY_LIMIT).map_err(Refusal::Body)
}

/// Who wrote it, as it is kept.
pub fn byline(text: &str) -> Result<String, Refusal> {
    bounded(text, BYLINE_LIMIT).map_err(Refusal::Byline)
}

fn waits_for(state: NewsState) -> Result<u8, Refusal> {
    match state {
        NewsState::InReview { step } => Ok(step),
        NewsState::Draft | NewsState::Approved | NewsState::Released => Err(Refusal::NotInReview { state }),
    }
}

fn role_of(rules: &NewsRules, step: u8) -> Result<Role, Refusal> {
    rules.steps.get(usize::from(step)).map(|s| s.role).ok_or(Refusal::UnknownStep { step })
}
