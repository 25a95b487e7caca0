use review::{
    question::{QuestionText, Refusal},
    text::TextError,
};

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::Text { text, error } => match error {
            TextError::Empty => say.meeting_refusal_text_empty(name(say, *text)),
            TextError::TooLong { count, limit } => {
                say.meeting_refusal_text_too_long(name(say, *text), count, limit)
            }
        },
        Refusal::NotALeader => say.question_refusal_not_a_leader().to_owned(),
        Refusal::NotOwn => say.question_refusal_not_own().to_owned(),
        Refusal::NothingAsked => say.question_refusal_nothing_asked().to_owned(),
        Refusal::NoFollowUp => say.question_refusal_no_follow_up().to_owned(),
        Refusal::TakenUp => say.question_refusal_taken_up().to_owned(),
    }
}

fn name(say: Say, text: QuestionText) -> &'static str {
    match text {
        QuestionText::Question => say.question_text(),
        QuestionText::Answer => say.question_answer(),
        QuestionText::Asker => say.question_asker(),
    }
}
