//! Spreadsheets as people send them: read by what they are, not by what they are called, and never further than is
//! safe.

mod csv;
mod decode;
mod sniff;
mod xlsx;

use review::roster::{cell::Book, file::FileError};

/// Bytes of the largest file.
pub const FILE_LIMIT: usize = 8 * 1024 * 1024;
/// Bytes of everything an `.xlsx` unpacks to: a roster of 20,000 people takes a tenth of it.
const UNPACKED_LIMIT: u64 = 64 * 1024 * 1024;
/// Rows of all sheets together.
pub const ROW_LIMIT: usize = 20_000;
/// Columns of a sheet.
const COLUMN_LIMIT: usize = 200;

/// Reads a file's sheets.
pub fn read(bytes: &[u8]) -> Result<Book, FileError> {
    if bytes.len() > FILE_LIMIT {
        return Err(FileError::TooLarge { limit: FILE_LIMIT });
    }
    match sniff::kind(bytes)? {
        sniff::Kind::Xlsx => xlsx::read(bytes),
        sniff::Kind::Text => csv::read(bytes),
    }
}
