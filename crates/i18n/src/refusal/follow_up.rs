use review::{
    follow_up::{ItemState, Refusal, Step},
    text::TextError,
};

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::WrongState { state, step } => {
            say.follow_up_refusal_wrong_state(say.item_state(*state), say.item_step(*step))
        }
        Refusal::OwnItem => say.follow_up_refusal_own_item().to_owned(),
        Refusal::NotOwner { step } => say.follow_up_refusal_not_owner(say.item_step(*step)),
        Refusal::NoteMissing { step } => say.follow_up_refusal_note_missing(say.item_step(*step)),
        Refusal::Text(TextError::Empty) => say.follow_up_refusal_text_empty().to_owned(),
        Refusal::Text(TextError::TooLong { count, limit }) => {
            say.follow_up_refusal_text_too_long(count, limit)
        }
        Refusal::DueInThePast { due, today } => say.follow_up_refusal_past(due, today),
        Refusal::RequirementWithoutItem { .. } => say.follow_up_refusal_without_item().to_owned(),
    }
}

impl Say {
    /// Where an item stands, in a word.
    pub fn item_state(self, state: ItemState) -> &'static str {
        match state {
            ItemState::Open => self.follow_up_state_open(),
            ItemState::InProgress => self.follow_up_state_in_progress(),
            ItemState::Submitted => self.follow_up_state_submitted(),
            ItemState::Verified => self.follow_up_state_verified(),
            ItemState::Returned => self.follow_up_state_returned(),
        }
    }

    /// A step of an item, as its button says it.
    pub fn item_step(self, step: Step) -> &'static str {
        match step {
            Step::Begin => self.follow_up_step_begin(),
            Step::Submit => self.follow_up_step_submit(),
            Step::Verify => self.follow_up_step_verify(),
            Step::Return => self.follow_up_step_return(),
        }
    }
}
