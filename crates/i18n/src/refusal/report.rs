use review::{report::Refusal, text::TextError};

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::NotEditable { .. } => say.report_refusal_not_editable().to_owned(),
        Refusal::NotDrafted { .. } => say.report_refusal_not_drafted().to_owned(),
        Refusal::NotHandedIn { .. } => say.report_refusal_not_handed_in().to_owned(),
        Refusal::Text(TextError::TooLong { count, limit }) => say.report_refusal_text_long(count, limit),
        // A blank draft is lawful, so no text of it is refused for being empty.
        Refusal::Text(TextError::Empty) => say.report_refusal_blocked(1),
        Refusal::Blocked { findings } => say.report_refusal_blocked(findings.len()),
        Refusal::NoteMissing | Refusal::Note(TextError::Empty) => {
            say.report_refusal_note_missing().to_owned()
        }
        Refusal::Note(TextError::TooLong { count, limit }) => say.report_refusal_note_long(count, limit),
    }
}
