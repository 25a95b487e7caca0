use review::{
    report::{FileRefusal, Refusal},
    text::TextError,
};

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
        Refusal::Note(TextError::TooLong { count, limit })
        | Refusal::Remark(TextError::TooLong { count, limit }) => say.report_refusal_note_long(count, limit),
        Refusal::Remark(TextError::Empty) => say.report_refusal_remark_missing().to_owned(),
        Refusal::AnswerMissing => say.report_refusal_answer_missing().to_owned(),
        Refusal::Quote { count, limit } => say.report_refusal_quote_long(count, limit),
        Refusal::QuoteNotThere => say.report_refusal_quote_not_there().to_owned(),
        Refusal::TooManyRemarks { limit } => say.report_refusal_remarks_many(limit),
        Refusal::File(why) => file(say, why),
    }
}

fn file(say: Say, why: &FileRefusal) -> String {
    match why {
        FileRefusal::Kind { ending } if ending.is_empty() => say.report_refusal_file_no_ending().to_owned(),
        FileRefusal::Kind { ending } => say.report_refusal_file_kind(ending),
        FileRefusal::Lies { promised } => say.report_refusal_file_lies(promised.ending()),
        FileRefusal::Macros => say.report_refusal_file_macros().to_owned(),
        FileRefusal::Unpacks => say.report_refusal_file_unpacks().to_owned(),
        FileRefusal::Damaged => say.report_refusal_file_damaged().to_owned(),
        FileRefusal::Empty => say.report_refusal_file_empty().to_owned(),
        FileRefusal::TooLarge { megabytes } => say.report_refusal_file_large(megabytes),
        FileRefusal::TooMany { limit } => say.report_refusal_files_many(limit),
    }
}
