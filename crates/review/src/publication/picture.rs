//! Which files may stand as pictures in a news item.

use std::str::FromStr;

use super::Refusal;
use crate::text::{TextError, bounded};

/// Bytes of one picture.
pub const PICTURE_BYTES: usize = 8 * 1024 * 1024;
/// Pictures of one item.
pub const PICTURES: usize = 20;
/// Characters of a caption, in each language.
pub const CAPTION_LIMIT: usize = 200;

/// What a picture is made of, told by its first bytes: names and declared
/// types are whatever the sender likes. No SVG, which can hold scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PictureKind {
    Jpeg,
    Png,
    Webp,
}

/// A stored media type that is none of a picture's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no picture has this media type")]
pub struct UnknownPictureKind;

impl PictureKind {
    pub const ALL: [Self; 3] = [Self::Jpeg, Self::Png, Self::Webp];

    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }
}

impl FromStr for PictureKind {
    type Err = UnknownPictureKind;

    fn from_str(media_type: &str) -> Result<Self, UnknownPictureKind> {
        Self::ALL.into_iter().find(|kind| kind.media_type() == media_type).ok_or(UnknownPictureKind)
    }
}

/// What a file is, if it may stand in a news item.
pub fn picture(bytes: &[u8]) -> Result<PictureKind, Refusal> {
    let kind = if bytes.starts_with(b"\xFF\xD8\xFF") {
        PictureKind::Jpeg
    } else if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        PictureKind::Png
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        PictureKind::Webp
    } else {
        return Err(Refusal::NotAPicture);
    };
    if bytes.len() > PICTURE_BYTES {
        return Err(Refusal::PictureTooLarge { limit: PICTURE_BYTES });
    }
    Ok(kind)
}

/// Whether there is room for one more.
pub const fn another_picture(count: usize) -> Result<(), Refusal> {
    if count < PICTURES { Ok(()) } else { Err(Refusal::TooManyPictures { limit: PICTURES }) }
}

/// A caption as it is kept.
pub fn caption(text: &str) -> Result<String, Refusal> {
    bounded(text, CAPTION_LIMIT).map_err(Refusal::Caption)
}

/// What a picture shows, as it is kept: nothing where the caption tells it.
pub fn alt(text: &str) -> Result<String, Refusal> {
    match bounded(text, CAPTION_LIMIT) {
        Err(TextError::Empty) => Ok(String::new()),
        other => other.map_err(Refusal::Caption),
    }
}
