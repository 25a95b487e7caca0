use review::{mail::Refusal, text::TextError};

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::NotAnAddress => say.mail_refusal_not_an_address().to_owned(),
        Refusal::NoServer => say.mail_refusal_no_server().to_owned(),
        Refusal::NoAddress => say.mail_refusal_no_address().to_owned(),
        Refusal::NotWaiting => say.mail_refusal_not_waiting().to_owned(),
        Refusal::Subject(TextError::Empty) => say.mail_refusal_subject_empty().to_owned(),
        Refusal::Subject(TextError::TooLong { count, limit }) => say.mail_refusal_subject_long(count, limit),
        Refusal::Text(TextError::Empty) => say.mail_refusal_text_empty().to_owned(),
        Refusal::Text(TextError::TooLong { count, limit }) => say.mail_refusal_text_long(count, limit),
    }
}
