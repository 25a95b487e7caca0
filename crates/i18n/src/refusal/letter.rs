use review::{result::letter::Refusal, text::TextError};

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::NotFrozen => say.letters_refusal_not_frozen().to_owned(),
        Refusal::Released => say.letters_refusal_released().to_owned(),
        Refusal::AcknowledgedBefore => say.letters_refusal_acknowledged().to_owned(),
        Refusal::ObjectedBefore => say.letters_refusal_objected().to_owned(),
        Refusal::NoObjection => say.letters_refusal_no_objection().to_owned(),
        Refusal::TooLate { until } => say.letters_refusal_late(until),
        Refusal::NothingToReview => say.letters_refusal_nothing().to_owned(),
        Refusal::NoTalk => say.letters_refusal_no_talk().to_owned(),
        Refusal::SameGrade => say.letters_refusal_same().to_owned(),
        Refusal::NotADay => say.letters_refusal_day().to_owned(),
        Refusal::Reason(TextError::Empty) => say.letters_refusal_reason().to_owned(),
        Refusal::Reason(TextError::TooLong { count, limit }) => say.result_refusal_reason_long(count, limit),
    }
}
