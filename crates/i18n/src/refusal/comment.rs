use review::{comment::Refusal, text::TextError};

use super::evaluation::wrong_stage;
use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::NotAsked => say.comment_refusal_not_asked().to_owned(),
        Refusal::WrongNumber { .. } | Refusal::BadComment => say.comment_refusal_bad().to_owned(),
        Refusal::WrongStage { stage } => wrong_stage(say, *stage).to_owned(),
        Refusal::BadPart => say.comment_refusal_bad_part().to_owned(),
        Refusal::Reason(TextError::Empty) => say.comment_refusal_reason_empty().to_owned(),
        Refusal::Reason(TextError::TooLong { count, limit }) => say.comment_refusal_reason_long(count, limit),
    }
}
