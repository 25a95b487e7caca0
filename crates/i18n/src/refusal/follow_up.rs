use review::{
    follow_up::{ItemState, Refusal, Source, Step},
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
        Refusal::RequirementsWait { waiting } => {
            let texts: Vec<_> =
                waiting.iter().map(|text| say.follow_up_quoted(text.in_lang(say.lang()))).collect();
            say.follow_up_refusal_requirements_wait(texts.len(), texts.join(say.frame_list_comma()))
        }
        Refusal::HasItem => say.follow_up_refusal_has_item().to_owned(),
        Refusal::MeasureMissing => say.follow_up_refusal_measure_missing().to_owned(),
        Refusal::OwnSubmission => say.follow_up_refusal_own_submission().to_owned(),
        Refusal::Verified => say.follow_up_refusal_verified().to_owned(),
        Refusal::TakenUp => say.follow_up_refusal_taken_up().to_owned(),
        Refusal::NotEarlier => say.follow_up_refusal_not_earlier().to_owned(),
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

    /// Where an item comes from, in a word.
    pub fn item_source(self, source: Source) -> &'static str {
        match source {
            Source::Requirement => self.follow_up_source_requirement(),
            Source::Comment => self.follow_up_source_comment(),
            Source::Question => self.follow_up_source_question(),
            Source::Report => self.follow_up_source_report(),
            Source::Opinion => self.follow_up_source_opinion(),
            Source::Earlier => self.follow_up_source_earlier(),
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
