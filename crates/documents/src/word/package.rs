//! The archive around the text.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use review::report::attachment::{FileKind, FileRefusal};
use review::report::manuscript::{ManuscriptError, OtherFile};
use zip::ZipArchive;

use super::damaged;
use super::xml::{Event, Reader};
use crate::attached::office;

/// Bytes of a single part: a text of the greatest length with a style at every character.
const PART_LIMIT: u64 = 64 << 20;

/// What the bytes are, before anything is unpacked.
pub(super) fn must_be_word(bytes: &[u8]) -> Result<(), ManuscriptError> {
    let starts = |sign: &[u8]| bytes.starts_with(sign);
    let other = |kind| Err(ManuscriptError::NotWord { kind });
    match bytes {
        [] => Err(ManuscriptError::File(FileRefusal::Empty)),
        _ if starts(b"PK\x03\x04") => must_hold_a_text(bytes),
        _ if starts(b"\xD0\xCF\x11\xE0") && office::holds_name(bytes, "EncryptedPackage") => {
            Err(ManuscriptError::Locked)
        }
        _ if starts(b"\xD0\xCF\x11\xE0") => other(OtherFile::OldWord),
        _ if starts(b"{\\rtf") => other(OtherFile::RichText),
        _ if starts(b"%PDF") => other(OtherFile::Pdf),
        _ if starts(b"\x89PNG") || starts(b"\xFF\xD8\xFF") => other(OtherFile::Picture),
        _ => other(OtherFile::Other),
    }
}

fn must_hold_a_text(bytes: &[u8]) -> Result<(), ManuscriptError> {
    // Unpacks all of it once, into nothing: from here on no part is larger than is safe.
    let kind = match office::kind_in(bytes).map_err(ManuscriptError::File)? {
        Some(FileKind::Docx) => return Ok(()),
        Some(FileKind::Xlsx) => OtherFile::Workbook,
        Some(FileKind::Pptx) => OtherFile::Slides,
        Some(FileKind::Pdf | FileKind::Jpeg | FileKind::Png | FileKind::Doc | FileKind::Wps) | None => {
            if is_open_document(bytes) {
                OtherFile::OpenDocument
            } else {
                OtherFile::Other
            }
        }
    };
    Err(ManuscriptError::NotWord { kind })
}

fn is_open_document(bytes: &[u8]) -> bool {
    const SIGN: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument";
    bytes.iter().skip(30).take(SIGN.len()).eq(SIGN)
}

/// The parts that matter, by what the list of contents calls them.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// From the kind of a part, such as `styles`, to its path.
    paths: BTreeMap<String, String>,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ManuscriptError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        let contents = text(&mut archive, "[Content_Types].xml")?.unwrap_or_default();
        let paths = paths(&contents)?;
        Ok(Self { archive, paths })
    }

    /// The text of a part; blank where there is none. Every suite names parts its own way, but all list them.
    pub(super) fn part(&mut self, kind: &str) -> Result<String, ManuscriptError> {
        let usual = format!("word/{}.xml", kind.split('.').next().unwrap_or(kind));
        let path = self.paths.get(kind).unwrap_or(&usual);
        Ok(text(&mut self.archive, path)?.unwrap_or_default())
    }
}

fn paths(contents: &str) -> Result<BTreeMap<String, String>, ManuscriptError> {
    let (mut paths, mut reader) = (BTreeMap::new(), Reader::new(contents));
    while let Some(event) = reader.next()? {
        let Event::Open(tag) = event else { continue };
        let (Some(path), Some(kind)) = (tag.attribute("PartName"), tag.attribute("ContentType")) else {
            continue;
        };
        let kind = kind.strip_suffix("+xml").and_then(|kind| kind.split("wordprocessingml.").nth(1));
        if let Some(kind) = kind {
            paths.entry(kind.to_owned()).or_insert_with(|| path.trim_start_matches('/').to_owned());
        }
    }
    Ok(paths)
}

fn text(archive: &mut ZipArchive<Cursor<&[u8]>>, path: &str) -> Result<Option<String>, ManuscriptError> {
    let Some(at) = archive.index_for_name(path) else { return Ok(None) };
    let entry = archive.by_index(at).map_err(|_| damaged())?;
    let mut bytes = Vec::new();
    entry.take(PART_LIMIT + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
    if bytes.len() as u64 > PART_LIMIT {
        return Err(ManuscriptError::File(FileRefusal::Unpacks));
    }
    let (text, _, broken) = encoding_rs::UTF_8.decode(&bytes);
    if broken { Err(damaged()) } else { Ok(Some(text.into_owned())) }
}
