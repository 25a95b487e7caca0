use review::{evaluation::label, result::Refusal, text::TextError};

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::InputMissing { .. } => say.result_refusal_input_missing().to_owned(),
        Refusal::InputNotEntered { .. } => say.result_refusal_not_entered().to_owned(),
        Refusal::InputNotJudged { .. } => say.result_refusal_not_judged().to_owned(),
        Refusal::JudgesMissing { found, needed, .. } => say.result_refusal_judges_missing(needed, found),
        Refusal::BoxAbsent { groups, .. } => say.result_refusal_box_absent(label(groups)),
        Refusal::UnknownVeto { .. } => say.evaluation_refusal_template().to_owned(),
        Refusal::Vetoed { .. } => say.result_refusal_vetoed().to_owned(),
        Refusal::Input(why) => super::inputs::sentence(say, why),
        Refusal::Sitting(why) => super::sitting::sentence(say, why),
        Refusal::Letter(why) => super::letter::sentence(say, why),
        Refusal::NoVotes { .. } => say.result_refusal_no_votes().to_owned(),
        Refusal::UnknownCriterion { .. } | Refusal::UnknownGrade { .. } | Refusal::UnknownGroup { .. } => {
            say.evaluation_refusal_template().to_owned()
        }
        Refusal::TooFewBallots { groups, ballots, minimum } => {
            say.evaluation_refusal_too_small(minimum, label(groups), ballots)
        }
        Refusal::GroupTwice { group } => say.result_refusal_group_twice(group),
        Refusal::ReasonRequired { .. } | Refusal::Reason(TextError::Empty) => {
            say.result_refusal_reason().to_owned()
        }
        Refusal::Reason(TextError::TooLong { count, limit }) => say.result_refusal_reason_long(count, limit),
    }
}
