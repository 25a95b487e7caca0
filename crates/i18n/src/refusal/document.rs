use review::document::{Needs, Refusal};

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::NotYet { needs } => not_yet(say, *needs).to_owned(),
        Refusal::NotAScan { .. } => say.document_refusal_not_a_scan().to_owned(),
        Refusal::File(why) => super::report::file(say, why),
    }
}

fn not_yet(say: Say, needs: Needs) -> &'static str {
    match needs {
        Needs::Nothing => say.document_refusal_nothing(),
        Needs::Reporters => say.document_refusal_reporters(),
        Needs::Report => say.document_refusal_report(),
        Needs::SpokenText => say.document_refusal_spoken_text(),
        Needs::Days => say.document_refusal_days(),
        Needs::Check => say.document_refusal_check(),
        Needs::Boxes => say.document_refusal_boxes(),
        Needs::Sums => say.document_refusal_sums(),
        Needs::Grades => say.document_refusal_grades(),
        Needs::Letters => say.document_refusal_letters(),
        Needs::Items => say.document_refusal_items(),
        Needs::News => say.document_refusal_news(),
    }
}
