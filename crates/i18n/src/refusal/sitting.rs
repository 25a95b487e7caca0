use review::{result::sitting::Refusal, text::TextError};

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::Frozen => say.grades_refusal_frozen().to_owned(),
        Refusal::NotFrozen => say.grades_refusal_not_frozen().to_owned(),
        Refusal::Slips { slips } => say.grades_refusal_slips(slips.len()),
        Refusal::NotADay => say.grades_refusal_day().to_owned(),
        Refusal::Name(TextError::TooLong { count, limit }) => say.grades_refusal_name(count, limit),
        Refusal::Name(TextError::Empty) => say.grades_refusal_name_empty().to_owned(),
        Refusal::TooMany { count, limit } => say.grades_refusal_many(count, limit),
        Refusal::Reason(TextError::TooLong { count, limit }) => say.result_refusal_reason_long(count, limit),
        Refusal::Reason(TextError::Empty) => say.result_refusal_reason().to_owned(),
        Refusal::NotReady { missing } => say.grades_refusal_not_ready(missing.len()),
    }
}
