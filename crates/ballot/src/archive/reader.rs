//! Reading a file from strangers: points 1 to 4 of section 14.
//!
//! Nothing is copied: entries borrow their data from the file's bytes.

mod order;

use super::event::{Event, EventKind};
use super::tar::{self, FrameError};
use super::{HEADER_NAME, Head, Header, RecordKind, limits};
use crate::hash::Hash;
use crate::json::{self, JsonError};
use order::Stage;
use thiserror::Error;

/// What is wrong with a file, by the points of section 14.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FileError {
    /// Point 1: header, padding, length.
    #[error(transparent)]
    Frame(#[from] FrameError),
    /// Point 1: longer than such a record can be.
    #[error("the record has {bytes} bytes, more than the {most} that such a record can have")]
    TooLong {
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        most: usize,
    },
    /// Point 2: the first record is not an archive's header.
    #[error("the file does not begin as an archive: {0}")]
    Header(JsonError),
    /// Point 2: another version of archives.
    #[error("the archive's version is {0}, not 1")]
    Version(u64),
    /// Point 2: not a name that records have.
    #[error("the record's name is not that of a record")]
    Name,
    /// Point 2: the contents are not those of the name.
    #[error("the record's contents do not have the hash in its name")]
    Contents,
    /// Point 2: not the archive's time.
    #[error("the record's time is not the archive's")]
    Time,
    /// Point 3: not an event's text.
    #[error("the event cannot be read: {0}")]
    Event(JsonError),
    /// Point 3: not chained to the event before it.
    #[error("the event's parent is not the event before it")]
    Parent,
    /// Point 3: a gap in counting.
    #[error("the event's height is {said}, it stands at {height}")]
    Height {
        /// What it says.
        said: u64,
        /// What is right.
        height: u64,
    },
    /// Point 3: the payload is not the last data record before the event.
    #[error("the event's payload is not the record before it")]
    Payload,
    /// Point 3: too many or too few data records before the event.
    #[error("{records} data records stand before {kind}")]
    DataRecords {
        /// How many.
        records: usize,
        /// Before what.
        kind: EventKind,
    },
    /// Point 3: more data records than any event has.
    #[error("more data records stand here than any event has")]
    TooManyData,
    /// Point 3: data records after the last event.
    #[error("no event follows this data record")]
    NoEvent,
    /// Point 4: an event where it must not be.
    #[error("{kind} may not stand here")]
    Order {
        /// What it is.
        kind: EventKind,
    },
    /// Point 4: no events at all.
    #[error("the archive has no set-up")]
    NoSetup,
}

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("record {record}: {why}")]
pub struct ArchiveError {
    /// Counted from 0, the archive's header.
    pub record: usize,
    /// What is wrong there.
    pub why: FileError,
}

/// An event with its data records.
pub(crate) struct ReadEntry<'a> {
    pub(crate) kind: EventKind,
    /// The number of the first data record, or of the event if it has none.
    pub(crate) first_record: usize,
    pub(crate) data: Vec<&'a [u8]>,
}

/// A well-formed file: at least a set-up, all in order.
pub(crate) struct Contents<'a> {
    pub(crate) entries: Vec<ReadEntry<'a>>,
    pub(crate) head: Head,
}

/// Reads a whole file.
pub(crate) fn read(mut bytes: &[u8]) -> Result<Contents<'_>, ArchiveError> {
    let mut record = 0;
    let time = read_header(&mut bytes).map_err(|why| ArchiveError { record, why })?;
    let mut reading =
        Reading { time, stage: Stage::Nothing, head: None, entries: Vec::new(), data: Vec::new() };
    while !bytes.is_empty() {
        record += 1;
        reading.take(&mut bytes, record).map_err(|why| ArchiveError { record, why })?;
    }
    if !reading.data.is_empty() {
        return Err(ArchiveError { record, why: FileError::NoEvent });
    }
    match reading.head {
        Some(head) => Ok(Contents { entries: reading.entries, head }),
        None => Err(ArchiveError { record, why: FileError::NoSetup }),
    }
}

/// Returns the time that all records must have.
fn read_header(bytes: &mut &[u8]) -> Result<u64, FileError> {
    let first = tar::take(bytes)?;
    at_most(first.contents, limits::EVENT)?;
    if first.name != HEADER_NAME {
        return Err(FileError::Name);
    }
    let header: Header = json::read(first.contents).map_err(FileError::Header)?;
    if header.version != 1 {
        return Err(FileError::Version(header.version));
    }
    if header.timestamp.seconds() != first.time {
        return Err(FileError::Time);
    }
    Ok(first.time)
}

struct Reading<'a> {
    time: u64,
    stage: Stage,
    head: Option<Head>,
    entries: Vec<ReadEntry<'a>>,
    /// Data records whose event has not come yet, with their hashes.
    data: Vec<(Hash, &'a [u8])>,
}

impl<'a> Reading<'a> {
    fn take(&mut self, bytes: &mut &'a [u8], record: usize) -> Result<(), FileError> {
        let framed = tar::take(bytes)?;
        let (hash, kind) = parse_name(framed.name).ok_or(FileError::Name)?;
        at_most(framed.contents, if kind == RecordKind::Event { limits::EVENT } else { limits::DATA })?;
        if Hash::of(framed.contents) != hash {
            return Err(FileError::Contents);
        }
        if framed.time != self.time {
            return Err(FileError::Time);
        }
        match kind {
            RecordKind::Data if self.data.len() >= limits::DATA_RECORDS => Err(FileError::TooManyData),
            RecordKind::Data => {
                self.data.push((hash, framed.contents));
                Ok(())
            }
            RecordKind::Event => self.event(hash, framed.contents, record),
        }
    }

    fn event(&mut self, hash: Hash, text: &[u8], record: usize) -> Result<(), FileError> {
        let event: Event = json::read(text).map_err(FileError::Event)?;
        if event.parent != self.head.map(|head| head.hash) {
            return Err(FileError::Parent);
        }
        let height = self.head.map_or(0, |head| head.height + 1);
        if event.height != height {
            return Err(FileError::Height { said: event.height, height });
        }
        let kind = event.kind;
        self.stage = self.stage.after(kind).ok_or(FileError::Order { kind })?;
        let data = std::mem::take(&mut self.data);
        if !kind.data_records().contains(&data.len()) {
            return Err(FileError::DataRecords { records: data.len(), kind });
        }
        if event.payload != data.last().map(|(hash, _)| *hash) {
            return Err(FileError::Payload);
        }
        let first_record = record - data.len();
        let data = data.into_iter().map(|(_, contents)| contents).collect();
        self.entries.push(ReadEntry { kind, first_record, data });
        self.head = Some(Head { hash, height });
        Ok(())
    }
}

/// Refuses contents that are longer than such a record can be, before anything is done with them.
pub(crate) fn at_most(contents: &[u8], most: usize) -> Result<(), FileError> {
    let bytes = contents.len();
    if bytes > most { Err(FileError::TooLong { bytes, most }) } else { Ok(()) }
}

fn parse_name(name: &str) -> Option<(Hash, RecordKind)> {
    let (hash, kind) = match name.split_once('.')? {
        (hash, "data.json") => (hash, RecordKind::Data),
        (hash, "event.json") => (hash, RecordKind::Event),
        _ => return None,
    };
    Some((Hash::parse(hash)?, kind))
}
