//! Files that go with a report: which are taken, and under what name.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::template::AttachmentRules;

/// Characters of a file's name.
pub const NAME_LIMIT: usize = 120;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Docx,
    Pptx,
    Xlsx,
    Pdf,
    Jpeg,
    Png,
    /// Of the old office suite.
    Doc,
    /// Of the other office suite; the same container as [`Self::Doc`].
    Wps,
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileRefusal {
    #[error("files ending in {ending:?} are not attached")]
    Kind { ending: String },
    /// The name promises something else than the bytes are.
    #[error("the file is called {promised:?} and is something else")]
    Lies { promised: FileKind },
    #[error("the file holds macros")]
    Macros,
    #[error("the archive in the file unpacks to too much")]
    Unpacks,
    #[error("the file is damaged")]
    Damaged,
    #[error("the file is empty")]
    Empty,
    #[error("the file is larger than {megabytes} MB")]
    TooLarge { megabytes: usize },
    #[error("a report has at most {limit} files")]
    TooMany { limit: usize },
}

/// What the first bytes alone tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    Pdf,
    Jpeg,
    Png,
    /// Docx, pptx, xlsx, or any other archive.
    Zip,
    /// Doc, wps, or any other compound file.
    Compound,
}

/// A stored kind that is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such kind of file")]
pub struct UnknownFileKind;

impl FileKind {
    pub const ALL: [Self; 8] =
        [Self::Docx, Self::Pptx, Self::Xlsx, Self::Pdf, Self::Jpeg, Self::Png, Self::Doc, Self::Wps];

    /// The ending of its files' names, and how it is stored.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pptx => "pptx",
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Doc => "doc",
            Self::Wps => "wps",
        }
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Doc => "application/msword",
            Self::Wps => "application/vnd.ms-works",
        }
    }

    /// What a name promises.
    pub fn promised(name: &str) -> Result<Self, FileRefusal> {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        if ending == "jpeg" {
            return Ok(Self::Jpeg);
        }
        ending.parse().map_err(|_| FileRefusal::Kind { ending })
    }

    pub const fn container(self) -> Container {
        match self {
            Self::Docx | Self::Pptx | Self::Xlsx => Container::Zip,
            Self::Pdf => Container::Pdf,
            Self::Jpeg => Container::Jpeg,
            Self::Png => Container::Png,
            Self::Doc | Self::Wps => Container::Compound,
        }
    }
}

impl FromStr for FileKind {
    type Err = UnknownFileKind;

    fn from_str(ending: &str) -> Result<Self, UnknownFileKind> {
        Self::ALL.into_iter().find(|kind| kind.ending() == ending).ok_or(UnknownFileKind)
    }
}

/// What the first bytes say, if it is anything that may be attached.
pub fn container(bytes: &[u8]) -> Option<Container> {
    const SIGNS: [(&[u8], Container); 5] = [
        (b"%PDF-", Container::Pdf),
        (b"\xFF\xD8\xFF", Container::Jpeg),
        (b"\x89PNG\r\n\x1A\n", Container::Png),
        (b"PK\x03\x04", Container::Zip),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Container::Compound),
    ];
    SIGNS.into_iter().find(|(sign, _)| bytes.starts_with(sign)).map(|(_, container)| container)
}

/// Whether there is room for one more file of this size.
pub fn has_room(rules: &AttachmentRules, already: usize, bytes: usize) -> Result<(), FileRefusal> {
    if already >= rules.limit {
        return Err(FileRefusal::TooMany { limit: rules.limit });
    }
    if bytes == 0 {
        return Err(FileRefusal::Empty);
    }
    let limit = rules.bytes();
    if bytes > limit { Err(FileRefusal::TooLarge { megabytes: rules.megabytes }) } else { Ok(()) }
}

/// A name that no file system and no header stumbles over, with the ending of what the file is.
pub fn safe_name(name: &str, kind: FileKind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let kept: String = stem.chars().filter(|c| is_harmless(*c)).take(NAME_LIMIT).collect();
    let kept = kept.trim_matches(['.', ' ', '\u{3000}']);
    let stem = if kept.is_empty() { "file" } else { kept };
    format!("{stem}.{}", kind.ending())
}

/// Neither control characters, nor marks that turn the direction of writing (and so an ending) round, nor what
/// Windows forbids.
fn is_harmless(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
        && !matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | ';' | '%')
}
