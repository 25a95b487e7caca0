//! What a file is, by its bytes.

use std::io::{Cursor, Read};

use review::roster::file::{FileError, FileKind};
use zip::ZipArchive;

use super::UNPACKED_LIMIT;

pub(super) enum Kind {
    Xlsx,
    Text,
}

/// Files in an archive; a workbook has some dozens.
const ENTRY_LIMIT: usize = 2_000;

pub(super) fn kind(bytes: &[u8]) -> Result<Kind, FileError> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let wrong = |kind| Err(FileError::WrongKind { kind });
    match bytes {
        [] => Err(FileError::Empty),
        _ if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") => packed(bytes).map(|()| Kind::Xlsx),
        _ if starts(b"\xD0\xCF\x11\xE0") => wrong(FileKind::OldExcel),
        _ if starts(b"%PDF") => wrong(FileKind::Pdf),
        _ if starts(b"\x89PNG")
            || starts(b"\xFF\xD8\xFF")
            || starts(b"GIF8")
            || starts(b"BM") && has_nul(bytes) =>
        {
            wrong(FileKind::Picture)
        }
        _ if starts(b"Rar!") || starts(b"7z\xBC\xAF") || starts(b"\x1F\x8B") => wrong(FileKind::Archive),
        _ if is_markup(bytes) => wrong(FileKind::WebPage),
        _ => Ok(Kind::Text),
    }
}

fn has_nul(bytes: &[u8]) -> bool {
    bytes.contains(&0)
}

/// Web pages that call themselves `.xls` are common: programs export them.
fn is_markup(bytes: &[u8]) -> bool {
    let start: Vec<_> = bytes.iter().take(200).map(u8::to_ascii_lowercase).collect();
    let text = String::from_utf8_lossy(&start);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    ["<html", "<!doctype", "<table", "<?xml", "<meta"].iter().any(|tag| text.starts_with(tag))
}

/// Whether an archive is a workbook without macros, and unpacks to no more than is sensible. What an entry says of its
/// size may be a lie, so each is unpacked once, into nothing.
fn packed(bytes: &[u8]) -> Result<(), FileError> {
    let damaged = |what: &dyn ToString| FileError::Damaged { what: what.to_string() };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|why| damaged(&why))?;
    let names: Vec<_> = archive.file_names().flatten().map(|name| name.to_lowercase()).collect();
    if archive.len() > ENTRY_LIMIT {
        return Err(FileError::Bomb { limit: UNPACKED_LIMIT });
    }
    let mut left = UNPACKED_LIMIT;
    let mut macros = names.iter().any(|name| name.ends_with("vbaproject.bin"));
    let mut is_open_document = false;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|why| damaged(&why))?;
        let name = entry.name().map_err(|why| damaged(&why))?.to_lowercase();
        let short = name == "[content_types].xml" || name == "mimetype";
        let mut entry = entry.take(left.saturating_add(1));
        if short {
            let mut text = Vec::new();
            left = left.saturating_sub(entry.read_to_end(&mut text).map_err(|why| damaged(&why))? as u64);
            let text = String::from_utf8_lossy(&text).to_lowercase();
            macros |= text.contains("macroenabled");
            is_open_document |= text.contains("opendocument");
        } else {
            let size = std::io::copy(&mut entry, &mut std::io::sink()).map_err(|why| damaged(&why))?;
            if size > left {
                return Err(FileError::Bomb { limit: UNPACKED_LIMIT });
            }
            left -= size;
        }
    }
    if macros {
        return Err(FileError::Macros);
    }
    if names.iter().any(|name| name == "xl/workbook.xml") {
        return Ok(());
    }
    let starts = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    let kind = match () {
        () if is_open_document => FileKind::OpenDocument,
        () if starts("word/") => FileKind::Word,
        () if starts("ppt/") => FileKind::Slides,
        () => FileKind::Archive,
    };
    Err(FileError::WrongKind { kind })
}
