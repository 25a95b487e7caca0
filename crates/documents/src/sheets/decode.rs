//! Bytes to text, in the encodings in which spreadsheets save theirs.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use review::roster::file::{FileError, FileKind};

/// The text and the encoding's name.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, &'static str), FileError> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default()),
        None => (guess(bytes), bytes),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    let text = text.ok_or(FileError::Encoding)?.into_owned();
    if text.contains('\0') {
        return Err(FileError::WrongKind { kind: FileKind::Unknown });
    }
    Ok((text, encoding.name()))
}

/// Without a mark: every second byte NUL is UTF-16, what is valid UTF-8 is that, and what is left Chinese Excel wrote.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..bytes.len().min(4_096)).unwrap_or_default();
    let nul = |rest: usize| sample.iter().skip(rest).step_by(2).filter(|byte| **byte == 0).count();
    let half = sample.len() / 2;
    if half > 0 && nul(1) * 4 > half && nul(0) == 0 {
        UTF_16LE
    } else if half > 0 && nul(0) * 4 > half && nul(1) == 0 {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        GB18030
    }
}
