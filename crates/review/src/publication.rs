//! News items: their approval, step by step, and their release.

mod circle;
mod news;
mod picture;
mod schedule;
mod sentence;
mod slug;

use crate::id::AccountId;
use crate::role::Role;
use crate::text::TextError;

pub use circle::{Circle, ItemKind, UnknownCircle, circle};
pub use news::{
    Approval, BODY_LIMIT, NewsState, TITLE_LIMIT, approve, edit, release, send_back, submit, title,
};
pub use news::{body, byline, reopen, withdraw};
pub use picture::{
    CAPTION_LIMIT, PICTURE_BYTES, PICTURES, PictureKind, alt, another_picture, caption, picture,
};
pub use schedule::{
    CORRECTION_LIMIT, CORRECTIONS, REASON_LIMIT, RELEASE_DAYS, another_correction, call_off, correction,
    is_out, reason, release_at,
};
pub use sentence::{Fact, Paragraph, Piece, Sentence, UnknownFact};
pub use slug::{Slug, SlugError};

/// Why a news item does not move on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The text under review or released is the text that was approved.
    #[error("the item is {state:?} and is not edited")]
    NotEditable { state: NewsState },
    #[error("the item is {state:?}, not a draft")]
    NotDraft { state: NewsState },
    #[error("the item is {state:?}, not under review")]
    NotInReview { state: NewsState },
    #[error("the item is {state:?}, not approved")]
    NotApproved { state: NewsState },
    #[error("the item is {state:?}, not released")]
    NotReleased { state: NewsState },
    #[error("an author does not approve the own text")]
    OwnText,
    #[error("step {step} is passed by a {role:?}")]
    WrongRole { step: u8, role: Role },
    #[error("{approver} has passed an earlier step")]
    ApprovedBefore { approver: AccountId },
    /// The template has changed under a text in review.
    #[error("there is no step {step}")]
    UnknownStep { step: u8 },
    /// Who sends a text back says why.
    #[error("sending back takes a note")]
    NoteMissing,
    #[error("the title: {0}")]
    Title(TextError),
    #[error("the text: {0}")]
    Body(TextError),
    #[error("the note: {0}")]
    Note(TextError),
    #[error("the correspondent: {0}")]
    Byline(TextError),
    #[error("a release lies ahead, or is now")]
    ReleasePast,
    #[error("a release lies at most {days} days ahead")]
    ReleaseFar { days: i64 },
    /// What can be read already is withdrawn, with a reason.
    #[error("the item is out already")]
    AlreadyOut,
    #[error("the reason: {0}")]
    Reason(TextError),
    #[error("the correction: {0}")]
    Correction(TextError),
    #[error("an item has at most {limit} corrections")]
    TooManyCorrections { limit: usize },
    /// The template keeps texts within a circle.
    #[error("no item goes further than {widest:?}")]
    CircleTooWide { widest: Circle },
    #[error("the caption: {0}")]
    Caption(TextError),
    #[error("the file is no picture")]
    NotAPicture,
    #[error("the picture has more than {limit} bytes")]
    PictureTooLarge { limit: usize },
    #[error("the picture has more than {limit} million pixels")]
    TooManyPixels { limit: u64 },
    #[error("an item has at most {limit} pictures")]
    TooManyPictures { limit: usize },
    #[error(transparent)]
    Slug(#[from] SlugError),
    /// Two items cannot stand at one address.
    #[error("another item has this slug")]
    SlugTaken,
}
