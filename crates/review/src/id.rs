//! One type for each kind of id, so that no unit is looked up as a person.
//!
//! Ids are made elsewhere: this crate has no chance to draw from.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is wrong with a text that should be an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// Not a UUID in its usual form.
    #[error("not a UUID")]
    NotAUuid,
    /// A box's id has at least 14 and at most 64 characters.
    #[error("a box id has 14 to 64 characters, this has {length}")]
    BoxLength {
        /// In bytes.
        length: usize,
    },
    /// A box's id is written in base 58 (no `0`, `O`, `I`, `l`).
    #[error("{found:?} is no base 58 character")]
    BoxCharacter {
        /// The first character that does not belong.
        found: char,
    },
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            pub const fn as_uuid(&self) -> &Uuid {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Uuid::try_parse(text).map(Self).map_err(|_| IdError::NotAUuid)
            }
        }
    )*};
}

ids! {
    /// Who signs in.
    AccountId,
    /// One year's whole process.
    ReviewId,
    /// A template of the organisation's own.
    TemplateId,
    /// What a reporter answers for.
    UnitId,
    /// Somebody on the roster of a review.
    PersonId,
    /// An import of a roster: its preview, and what came of it.
    ImportId,
    /// A person under review, with the unit answered for.
    ReporterId,
    /// A post to a chat, on its way or gone.
    PostId,
    /// A reporter's written report.
    ReportId,
    /// A report written elsewhere, read and not yet taken over.
    ManuscriptId,
    /// A remark at a passage of a report.
    RemarkId,
    /// One stored state of a report.
    VersionId,
    /// A problem to be mended, in the ledger.
    ItemId,
    /// A leader's comment on one report.
    CommentId,
    /// A line that a clerk took down of what a leader said.
    NotedId,
    /// A question put to a reporter in the meeting, with its answer.
    QuestionId,
    /// What leaders ask of one unit or of all.
    RequirementId,
    /// Who holds one share of a box's key.
    TrusteeId,
    /// One paper ballot, entered by hand.
    SheetId,
    /// A letter of feedback to one reporter.
    LetterId,
    /// A news item.
    NewsId,
    /// A correction of a news item.
    NewsCorrectionId,
    /// A picture of a news item.
    PictureId,
    /// A file kept with a review.
    AttachmentId,
    /// A scan of a signed document.
    SignedCopyId,
    /// A reporter's slides, drawn from one file.
    SlidesId,
    /// A mail, waiting or sent.
    MailId,
    /// A key on somebody's own device that signs in.
    PasskeyId,
    /// A step somebody took, in the log of a review.
    EventId,
    /// A correction of somebody's attendance.
    CorrectionId,
}

/// A ballot box's id: the identifier of its Belenios election, in base 58.
///
/// Always holds: 14 to 64 characters of the base 58 alphabet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BoxId(String);

impl BoxId {
    /// Fewer characters could be guessed or drawn twice (Belenios: 14 or more).
    pub const LEAST_LENGTH: usize = 14;
    /// Ours, so that ids stay fit for links and file names.
    pub const GREATEST_LENGTH: usize = 64;

    pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
        let text = text.into();
        if let Some(found) = text.chars().find(|c| !is_base58(*c)) {
            return Err(IdError::BoxCharacter { found });
        }
        let length = text.len();
        if !(Self::LEAST_LENGTH..=Self::GREATEST_LENGTH).contains(&length) {
            return Err(IdError::BoxLength { length });
        }
        Ok(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_base58(c: char) -> bool {
    c.is_ascii_alphanumeric() && !matches!(c, '0' | 'O' | 'I' | 'l')
}

impl fmt::Display for BoxId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for BoxId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::new(text)
    }
}

impl TryFrom<String> for BoxId {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        Self::new(text)
    }
}

impl From<BoxId> for String {
    fn from(id: BoxId) -> Self {
        id.0
    }
}
