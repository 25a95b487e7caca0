//! A report that was written elsewhere: what was read of its file.

use super::FileRefusal;

/// Characters of a whole manuscript; ten times what any report may have.
pub const MANUSCRIPT_LIMIT: usize = 200_000;
/// Paragraphs of it.
pub const PARAGRAPHS_LIMIT: usize = 10_000;

/// The text of a file, paragraph by paragraph, as its readers saw it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manuscript {
    pub paragraphs: Vec<Paragraph>,
    pub told: Told,
}

/// A paragraph with what tells whether it is a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// With the number that the office suite put before it; line breaks inside it are kept.
    pub text: String,
    /// Of a heading, from 1.
    pub level: Option<u8>,
    /// All of it.
    pub bold: bool,
}

/// What a file holds besides its text, and what became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Told {
    /// Left out.
    pub pictures: usize,
    /// Taken as text.
    pub tables: usize,
    /// Changes that were not accepted yet: taken as if they were.
    pub changes: usize,
    /// Left out.
    pub comments: usize,
    /// Put in square brackets where they belong.
    pub notes: usize,
    /// Lines of a table of contents: left out.
    pub contents: usize,
    /// Paragraphs with hidden text: left out.
    pub hidden: usize,
}

/// What a file is that is no `.docx`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherFile {
    /// `.doc` or `.wps`.
    OldWord,
    RichText,
    /// `.odt`
    OpenDocument,
    Pdf,
    Picture,
    Workbook,
    Slides,
    Other,
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ManuscriptError {
    #[error("a {kind:?} is no .docx")]
    NotWord { kind: OtherFile },
    #[error("the file is locked with a password")]
    Locked,
    #[error("the file: {0}")]
    File(FileRefusal),
    #[error("there is no text in the file")]
    NoText,
    #[error("the file has more than {limit} characters")]
    TooLong { limit: usize },
    #[error("the file has more than {limit} paragraphs")]
    TooMany { limit: usize },
}
