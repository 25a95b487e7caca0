use review::{
    publication::{Circle, Refusal, SlugError},
    text::TextError,
};

use crate::Say;

/// Bytes, as people count them.
const MEGABYTE: usize = 1024 * 1024;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::NotEditable { .. } => say.publication_refusal_not_editable().to_owned(),
        Refusal::NotDraft { .. } => say.publication_refusal_not_draft().to_owned(),
        Refusal::NotInReview { .. } => say.publication_refusal_not_in_review().to_owned(),
        Refusal::NotApproved { .. } => say.publication_refusal_not_approved().to_owned(),
        Refusal::NotReleased { .. } => say.publication_refusal_not_released().to_owned(),
        Refusal::OwnText => say.publication_refusal_own_text().to_owned(),
        Refusal::WrongRole { .. } => say.publication_refusal_wrong_role().to_owned(),
        Refusal::ApprovedBefore { .. } => say.publication_refusal_approved_before().to_owned(),
        Refusal::UnknownStep { .. } => say.publication_refusal_unknown_step().to_owned(),
        Refusal::NoteMissing | Refusal::Note(TextError::Empty) => {
            say.publication_refusal_note_missing().to_owned()
        }
        Refusal::Note(TextError::TooLong { count, limit }) => {
            say.publication_refusal_note_too_long(count, limit)
        }
        Refusal::Title(TextError::Empty) => say.publication_refusal_title_missing().to_owned(),
        Refusal::Title(TextError::TooLong { count, limit }) => {
            say.publication_refusal_title_too_long(count, limit)
        }
        Refusal::Body(TextError::Empty) => say.publication_refusal_body_missing().to_owned(),
        Refusal::Body(TextError::TooLong { count, limit }) => {
            say.publication_refusal_body_too_long(count, limit)
        }
        Refusal::Byline(TextError::Empty) => say.publication_refusal_byline_missing().to_owned(),
        Refusal::Byline(TextError::TooLong { count, limit }) => {
            say.publication_refusal_byline_too_long(count, limit)
        }
        Refusal::Caption(TextError::Empty) => say.publication_refusal_caption_missing().to_owned(),
        Refusal::Caption(TextError::TooLong { count, limit }) => {
            say.publication_refusal_caption_too_long(count, limit)
        }
        Refusal::ReleasePast => say.publication_refusal_release_past().to_owned(),
        Refusal::ReleaseFar { days } => say.publication_refusal_release_far(days),
        Refusal::AlreadyOut => say.publication_refusal_already_out().to_owned(),
        Refusal::Reason(TextError::Empty) => say.publication_refusal_reason_missing().to_owned(),
        Refusal::Reason(TextError::TooLong { count, limit }) => {
            say.publication_refusal_reason_too_long(count, limit)
        }
        Refusal::Correction(TextError::Empty) => say.publication_refusal_correction_missing().to_owned(),
        Refusal::Correction(TextError::TooLong { count, limit }) => {
            say.publication_refusal_correction_too_long(count, limit)
        }
        Refusal::TooManyCorrections { limit } => say.publication_refusal_too_many_corrections(limit),
        Refusal::CircleTooWide { widest } => say.publication_refusal_circle_too_wide(match widest {
            Circle::Public => say.publication_circle_public(),
            Circle::SignedIn => say.publication_circle_signed_in(),
            Circle::Participants => say.publication_circle_participants(),
        }),
        Refusal::NotAPicture => say.publication_refusal_not_a_picture().to_owned(),
        Refusal::PictureTooLarge { limit } => say.publication_refusal_picture_too_large(limit / MEGABYTE),
        Refusal::TooManyPixels { limit } => say.publication_refusal_too_many_pixels(limit),
        Refusal::TooManyPictures { limit } => say.publication_refusal_too_many_pictures(limit),
        Refusal::Slug(SlugError::Length { limit }) => say.publication_refusal_slug_length(limit),
        Refusal::Slug(SlugError::Character { found }) => say.publication_refusal_slug_character(found),
        Refusal::Slug(SlugError::Hyphen) => say.publication_refusal_slug_hyphen().to_owned(),
        Refusal::SlugTaken => say.publication_refusal_slug_taken().to_owned(),
    }
}
