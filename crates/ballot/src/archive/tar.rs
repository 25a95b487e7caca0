//! Records in the shape of an old-style tar, as Belenios writes them.

use serde::{Deserialize, Serialize};
use std::io::{self, Read};
use thiserror::Error;

pub(super) const BLOCK: usize = 512;

/// A time that no archive can carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a time is a plain decimal number of seconds below 8^11")]
pub struct TimestampError;

/// Seconds since 1970, in eleven octal digits at most. The same for all records of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Timestamp(u64);

impl Timestamp {
    /// Seconds since 1970.
    pub fn new(seconds: u64) -> Result<Self, TimestampError> {
        if seconds < 1 << 33 { Ok(Self(seconds)) } else { Err(TimestampError) }
    }

    /// Seconds since 1970.
    pub fn seconds(self) -> u64 {
        self.0
    }
}

impl TryFrom<String> for Timestamp {
    type Error = TimestampError;

    fn try_from(text: String) -> Result<Self, TimestampError> {
        let seconds = text.parse().map_err(|_| TimestampError)?;
        // Refuses signs and leading zeros.
        Some(Self::new(seconds)?).filter(|time| time.0.to_string() == text).ok_or(TimestampError)
    }
}

impl From<Timestamp> for String {
    fn from(time: Timestamp) -> Self {
        time.0.to_string()
    }
}

/// A record with its header and padding.
pub(super) fn frame(name: &str, contents: &[u8], time: Timestamp) -> Vec<u8> {
    let mut framed = Vec::with_capacity(BLOCK + contents.len().next_multiple_of(BLOCK));
    framed.extend(header(name.as_bytes(), contents.len() as u64, time.0));
    framed.extend(contents);
    framed.resize(framed.len().next_multiple_of(BLOCK), 0);
    framed
}

/// The one right header: all bytes that are not written here are zero.
fn header(name: &[u8], length: u64, time: u64) -> [u8; BLOCK] {
    let mut block = [0u8; BLOCK];
    let mut put = |offset: usize, field: &[u8]| {
        for (to, from) in block.iter_mut().skip(offset).zip(field) {
            *to = *from;
        }
    };
    put(0, name);
    put(100, b"0000644");
    put(108, b"0000000");
    put(116, b"0000000");
    put(124, format!("{length:011o}").as_bytes());
    put(136, format!("{time:011o}").as_bytes());
    // The sum takes its own eight bytes as spaces.
    put(148, b"        ");
    put(156, b"0");
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    for (to, from) in block.iter_mut().skip(148).zip(format!("{sum:06o}\0 ").bytes()) {
        *to = from;
    }
    block
}

/// What is wrong with a record's frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum FrameError {
    /// The file ends within it.
    #[error("the file ends within a record")]
    Truncated,
    /// Not the header that belongs to the name, length and time in it.
    #[error("the record's header is not as it must be")]
    Header,
    /// The padding is not zero.
    #[error("something stands in a record's padding")]
    Padding,
}

/// What stands before a record's contents.
pub(super) struct Announced {
    pub(super) name: String,
    pub(super) time: u64,
    /// How long the contents are said to be.
    pub(super) length: u64,
}

/// Why a record could not be taken.
#[derive(Debug, Error)]
pub(super) enum TakeError {
    /// It is not one.
    #[error(transparent)]
    Frame(#[from] FrameError),
    /// Nobody knows: it could not be read.
    #[error(transparent)]
    Unreadable(#[from] io::Error),
}

/// Reads the next record's header; nothing where the file ends.
pub(super) fn header_from(source: &mut impl Read) -> Result<Option<Announced>, TakeError> {
    let block = up_to(source, BLOCK as u64)?;
    if block.is_empty() {
        return Ok(None);
    }
    let block: &[u8; BLOCK] = block.as_slice().try_into().map_err(|_| FrameError::Truncated)?;
    let field = |from: usize, to: usize| block.get(from..to).unwrap_or_default();
    let name = field(0, 100).split(|byte| *byte == 0).next().unwrap_or_default();
    let (length, time) = (octal(field(124, 135))?, octal(field(136, 147))?);
    if header(name, length, time) != *block || name.is_empty() || name.len() >= 100 {
        return Err(FrameError::Header.into());
    }
    let name = str::from_utf8(name).map_err(|_| FrameError::Header)?.to_owned();
    Ok(Some(Announced { name, time, length }))
}

/// Reads the contents that a header announced, and their padding.
pub(super) fn contents_from(source: &mut impl Read, length: u64) -> Result<Vec<u8>, TakeError> {
    let contents = up_to(source, length)?;
    let padding = up_to(source, length.next_multiple_of(BLOCK as u64) - length)?;
    if (contents.len() + padding.len()) as u64 != length.next_multiple_of(BLOCK as u64) {
        return Err(FrameError::Truncated.into());
    }
    if padding.iter().any(|byte| *byte != 0) {
        return Err(FrameError::Padding.into());
    }
    Ok(contents)
}

/// Fewer bytes at the file's end. Little is reserved for a length before its bytes are there.
fn up_to(source: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(length.min(64 << 10) as usize);
    source.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn octal(digits: &[u8]) -> Result<u64, FrameError> {
    let digit = |c: &u8| char::from(*c).to_digit(8).map(u64::from);
    digits.iter().try_fold(0, |n, c| Some(n * 8 + digit(c)?)).ok_or(FrameError::Header)
}
