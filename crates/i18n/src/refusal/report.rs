use review::{
    report::{
        FileRefusal, Refusal,
        manuscript::{ManuscriptError, OtherFile},
    },
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
        Refusal::Manuscript(why) => manuscript(say, why),
        Refusal::PiecesOpen { pieces } => say.report_refusal_pieces_open(pieces.len()),
        Refusal::NothingTaken => say.report_refusal_nothing_taken().to_owned(),
        Refusal::PreviewGone => say.report_refusal_preview_gone().to_owned(),
    }
}

fn manuscript(say: Say, why: &ManuscriptError) -> String {
    match why {
        ManuscriptError::NotWord { kind } => other(say, *kind).to_owned(),
        ManuscriptError::Locked => say.report_refusal_manuscript_locked().to_owned(),
        ManuscriptError::File(FileRefusal::Macros) => say.report_refusal_manuscript_macros().to_owned(),
        ManuscriptError::File(why) => file(say, why),
        ManuscriptError::NoText => say.report_refusal_manuscript_empty().to_owned(),
        ManuscriptError::TooLong { limit } => say.report_refusal_manuscript_long(limit),
        ManuscriptError::TooMany { limit } => say.report_refusal_manuscript_many(limit),
    }
}

fn other(say: Say, kind: OtherFile) -> &'static str {
    match kind {
        OtherFile::OldWord => say.report_refusal_manuscript_old(),
        OtherFile::RichText => say.report_refusal_manuscript_rich(),
        OtherFile::OpenDocument => say.report_refusal_manuscript_odt(),
        OtherFile::Pdf => say.report_refusal_manuscript_pdf(),
        OtherFile::Picture => say.report_refusal_manuscript_picture(),
        OtherFile::Workbook => say.report_refusal_manuscript_workbook(),
        OtherFile::Slides => say.report_refusal_manuscript_slides(),
        OtherFile::Other => say.report_refusal_manuscript_other(),
    }
}

pub(super) fn file(say: Say, why: &FileRefusal) -> String {
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
