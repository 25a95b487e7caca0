use review::evaluation::{BoxStage, Refusal, label};

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::TooSmall { groups, voters, minimum } => {
            say.evaluation_refusal_too_small(minimum, label(groups), voters)
        }
        Refusal::NoReporters => say.evaluation_refusal_no_reporters().to_owned(),
        Refusal::WrongStage { stage } | Refusal::RulesFrozen { stage } => wrong_stage(say, *stage).to_owned(),
        Refusal::GraceOver => say.evaluation_refusal_grace_over().to_owned(),
        Refusal::GraceRuns { seconds } => say.evaluation_refusal_grace_runs(seconds),
        Refusal::NotStopped => say.evaluation_refusal_not_stopped().to_owned(),
        Refusal::StoppedBefore => say.evaluation_refusal_stopped_before().to_owned(),
        Refusal::QuotasUnreachable { needed, marks } => say.evaluation_refusal_quotas(needed, marks),
        Refusal::TimesContradict => say.evaluation_refusal_times().to_owned(),
        Refusal::MoreCollectedThanIssued { issued, collected } => {
            say.evaluation_refusal_more_collected(collected, issued)
        }
        Refusal::MoreIssuedThanPresent { present, issued } => {
            say.evaluation_refusal_more_issued(issued, present)
        }
        Refusal::MorePresentThanRoll { roll, present } => say.evaluation_refusal_more_present(present, roll),
        Refusal::DoesNotAddUp { collected, valid, invalid } => {
            say.evaluation_refusal_sum(valid, invalid, collected)
        }
        Refusal::WrongShape { .. } | Refusal::WrongSum { .. } => say.evaluation_refusal_shape().to_owned(),
        Refusal::UnknownGrade { .. } => say.evaluation_refusal_template().to_owned(),
        Refusal::NoBoxes => say.evaluation_refusal_no_boxes().to_owned(),
        Refusal::KeysMissing { made, needed } => say.evaluation_refusal_keys_missing(made, needed),
        Refusal::BadCards => say.evaluation_refusal_bad_cards().to_owned(),
        Refusal::CardCount { made, wanted } => say.evaluation_refusal_card_count(made, wanted),
        Refusal::CardsMadeBefore => say.evaluation_refusal_cards_before().to_owned(),
        Refusal::CardsMissing { label } => say.evaluation_refusal_cards_missing(label),
        Refusal::NoCardsLeft { label, made } => say.evaluation_refusal_no_cards_left(made, label),
        Refusal::NoneHandedOut => say.evaluation_refusal_none_handed_out().to_owned(),
        Refusal::CountSigned => say.evaluation_refusal_count_signed().to_owned(),
        Refusal::CardsInHands { issued } => say.evaluation_refusal_cards_in_hands(issued),
        Refusal::BadShare => say.evaluation_refusal_bad_share().to_owned(),
        Refusal::ShareGivenBefore => say.evaluation_refusal_share_before().to_owned(),
        Refusal::Ceremony(why) => super::ceremony::sentence(say, why),
        Refusal::Paper(why) => super::paper::sentence(say, why),
    }
}

pub(super) fn wrong_stage(say: Say, stage: BoxStage) -> &'static str {
    match stage {
        BoxStage::Preparing => say.evaluation_refusal_preparing(),
        BoxStage::Ready => say.evaluation_refusal_ready(),
        BoxStage::Open => say.evaluation_refusal_open(),
        BoxStage::Closed => say.evaluation_refusal_closed(),
        BoxStage::Opened => say.evaluation_refusal_opened(),
        BoxStage::TooSmall => say.evaluation_refusal_withheld(),
    }
}
