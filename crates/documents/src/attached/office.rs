//! Office files: archives of XML, and the compound files before them.

use std::io::{self, Cursor, Read};

use review::report::attachment::{FileKind, FileRefusal};
use zip::ZipArchive;

/// Files in one archive.
const ENTRIES: usize = 5_000;
/// Bytes that an archive may unpack to.
const UNPACKED: u64 = 256 << 20;
/// … and how many times its own size, once that is more than [`SMALL`]. XML packs well, but not a hundredfold.
const RATIO: u64 = 100;
const SMALL: u64 = 16 << 20;
/// Bytes of the list of contents that are looked at.
const TYPES_LIMIT: u64 = 1 << 20;

/// What an archive holds, if it is an office file without macros. All of it is unpacked once, into nothing: what its
/// directory says of sizes may lie.
pub(crate) fn kind_in(bytes: &[u8]) -> Result<Option<FileKind>, FileRefusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileRefusal::Damaged)?;
    if archive.len() > ENTRIES {
        return Err(FileRefusal::Unpacks);
    }
    let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let most = UNPACKED.min(SMALL.max(packed.saturating_mul(RATIO)));
    let (mut left, mut kind, mut is_office) = (most, None, false);
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(|_| FileRefusal::Damaged)?;
        let name = entry.name().map_err(|_| FileRefusal::Damaged)?.to_lowercase();
        if holds_macros(&name) {
            return Err(FileRefusal::Macros);
        }
        if name == "[content_types].xml" {
            is_office = true;
            must_declare_no_macros(&mut entry)?;
        }
        kind = kind.or(main_part(&name));
        let unpacked = io::copy(&mut entry.take(left.saturating_add(1)), &mut io::sink())
            .map_err(|_| FileRefusal::Damaged)?;
        left = left.checked_sub(unpacked).ok_or(FileRefusal::Unpacks)?;
    }
    Ok(kind.filter(|_| is_office))
}

fn main_part(name: &str) -> Option<FileKind> {
    match name {
        // One suite in the browser calls it document2.
        "word/document.xml" | "word/document2.xml" => Some(FileKind::Docx),
        "ppt/presentation.xml" => Some(FileKind::Pptx),
        "xl/workbook.xml" => Some(FileKind::Xlsx),
        _ => None,
    }
}

fn holds_macros(name: &str) -> bool {
    const ENDINGS: [&str; 8] =
        ["vbaproject.bin", "vbadata.xml", ".docm", ".dotm", ".xlsm", ".xltm", ".pptm", ".ppsm"];
    name.contains("/macrosheets/") || ENDINGS.iter().any(|ending| name.ends_with(ending))
}

fn must_declare_no_macros(entry: &mut impl Read) -> Result<(), FileRefusal> {
    let mut types = Vec::new();
    entry.take(TYPES_LIMIT).read_to_end(&mut types).map_err(|_| FileRefusal::Damaged)?;
    let types = String::from_utf8_lossy(&types).to_lowercase();
    if types.contains("macroenabled") || types.contains("vbaproject") {
        return Err(FileRefusal::Macros);
    }
    Ok(())
}

/// A text of the old office suites, without macros. The streams' names stand in the file in two bytes a letter.
pub(super) fn must_be_compound_text(promised: FileKind, bytes: &[u8]) -> Result<(), FileRefusal> {
    if holds_name(bytes, "_VBA_PROJECT") {
        return Err(FileRefusal::Macros);
    }
    if holds_name(bytes, "WordDocument") { Ok(()) } else { Err(FileRefusal::Lies { promised }) }
}

pub(crate) fn holds_name(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}
