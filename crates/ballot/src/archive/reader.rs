//! Reading a file from strangers: points 1 to 4 of section 14.
//!
//! An event at a time, so that a file may be longer than the memory.

mod order;

use super::event::{Event, EventKind};
use super::tar::{self, FrameError, TakeError};
use super::{HEADER_NAME, Head, Header, RecordKind, limits};
use crate::hash::Hash;
use crate::json::{self, JsonError};
use order::Stage;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::mem;
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

/// Why reading a file ended early.
#[derive(Debug, Error)]
pub(crate) enum ReadError {
    #[error(transparent)]
    Refused(#[from] ArchiveError),
    #[error(transparent)]
    Unreadable(#[from] io::Error),
}

/// An event with its data records.
pub(crate) struct ReadEntry {
    pub(crate) kind: EventKind,
    /// The number of the first data record, or of the event if it has none.
    pub(crate) first_record: usize,
    pub(crate) data: Vec<Data>,
}

impl ReadEntry {
    /// The data records' contents.
    pub(crate) fn texts(&self) -> Vec<&[u8]> {
        self.data.iter().map(|data| data.contents.as_slice()).collect()
    }

    /// The contents of the first data record.
    pub(crate) fn text(&self) -> &[u8] {
        self.data.first().map(|data| data.contents.as_slice()).unwrap_or_default()
    }
}

/// A data record.
pub(crate) struct Data {
    pub(crate) hash: Hash,
    pub(crate) contents: Vec<u8>,
    /// Where in the file it stands.
    pub(crate) spot: Spot,
}

/// Where in a file a record's contents stand.
#[derive(Clone, Copy)]
pub(crate) struct Spot {
    offset: u64,
    length: u64,
}

/// Reads an archive, event by event, and holds no more of it than the event's records.
pub(crate) struct Reader<S> {
    source: BufReader<S>,
    /// How many bytes were read.
    offset: u64,
    /// The number of the next record.
    record: usize,
    /// Which all records must have.
    time: u64,
    stage: Stage,
    head: Option<Head>,
    /// Data records whose event has not come yet.
    data: Vec<Data>,
}

impl<S: Read> Reader<S> {
    /// Reads the header.
    pub(crate) fn new(source: S) -> Result<Self, ReadError> {
        let source = BufReader::with_capacity(BUFFER, source);
        let (stage, head, data) = (Stage::Nothing, None, Vec::new());
        let mut reader = Self { source, offset: 0, record: 0, time: 0, stage, head, data };
        let header = reader.header();
        reader.time = reader.located(header)?;
        reader.record = 1;
        Ok(reader)
    }

    /// The next event; nothing after the last one.
    pub(crate) fn next(&mut self) -> Result<Option<ReadEntry>, ReadError> {
        loop {
            let taken = self.take();
            match self.located(taken)? {
                Taken::Data => self.record += 1,
                Taken::Entry(entry) => {
                    self.record += 1;
                    return Ok(Some(entry));
                }
                Taken::End => return Ok(None),
            }
        }
    }

    /// The last event read.
    pub(crate) fn head(&self) -> Option<Head> {
        self.head
    }

    /// How many bytes were read so far.
    pub(crate) fn offset(&self) -> u64 {
        self.offset
    }

    /// Returns the time that all records must have.
    fn header(&mut self) -> Result<u64, Wrong> {
        let Some(first) = tar::header_from(&mut self.source)? else {
            return Err(FileError::Frame(FrameError::Truncated).into());
        };
        if first.name != HEADER_NAME {
            return Err(FileError::Name.into());
        }
        let (contents, _) = self.contents(first.length, limits::EVENT)?;
        let header: Header = json::read(&contents).map_err(FileError::Header)?;
        if header.version != 1 {
            return Err(FileError::Version(header.version).into());
        }
        if header.timestamp.seconds() != first.time {
            return Err(FileError::Time.into());
        }
        Ok(first.time)
    }

    fn take(&mut self) -> Result<Taken, Wrong> {
        let Some(announced) = tar::header_from(&mut self.source)? else { return self.end() };
        let (hash, kind) = parse_name(&announced.name).ok_or(FileError::Name)?;
        let most = if kind == RecordKind::Event { limits::EVENT } else { limits::DATA };
        let (contents, spot) = self.contents(announced.length, most)?;
        if Hash::of(&contents) != hash {
            return Err(FileError::Contents.into());
        }
        if announced.time != self.time {
            return Err(FileError::Time.into());
        }
        match kind {
            RecordKind::Data if self.data.len() >= limits::DATA_RECORDS => Err(FileError::TooManyData.into()),
            RecordKind::Data => {
                self.data.push(Data { hash, contents, spot });
                Ok(Taken::Data)
            }
            RecordKind::Event => Ok(self.event(hash, &contents).map(Taken::Entry)?),
        }
    }

    /// The contents that the header before them announced, if such a record can be as long.
    fn contents(&mut self, length: u64, most: usize) -> Result<(Vec<u8>, Spot), Wrong> {
        let bytes = usize::try_from(length).unwrap_or(usize::MAX);
        if bytes > most {
            return Err(FileError::TooLong { bytes, most }.into());
        }
        let contents = tar::contents_from(&mut self.source, length)?;
        let spot = Spot { offset: self.offset + tar::BLOCK as u64, length };
        self.offset = spot.offset + length.next_multiple_of(tar::BLOCK as u64);
        Ok((contents, spot))
    }

    /// At the file's end.
    fn end(&self) -> Result<Taken, Wrong> {
        match (self.head, self.data.is_empty()) {
            (Some(_), true) => Ok(Taken::End),
            (None, true) => Err(FileError::NoSetup.into()),
            (_, false) => Err(FileError::NoEvent.into()),
        }
    }

    fn event(&mut self, hash: Hash, text: &[u8]) -> Result<ReadEntry, FileError> {
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
        let data = mem::take(&mut self.data);
        if !kind.data_records().contains(&data.len()) {
            return Err(FileError::DataRecords { records: data.len(), kind });
        }
        if event.payload != data.last().map(|last| last.hash) {
            return Err(FileError::Payload);
        }
        self.head = Some(Head { hash, height });
        Ok(ReadEntry { kind, first_record: self.record - data.len(), data })
    }

    /// What is wrong, and in which record.
    fn located<T>(&self, found: Result<T, Wrong>) -> Result<T, ReadError> {
        found.map_err(|wrong| match wrong {
            // What is missing at the end is missing in the last record.
            Wrong::File(why @ (FileError::NoEvent | FileError::NoSetup)) => {
                ArchiveError { record: self.record - 1, why }.into()
            }
            Wrong::File(why) => ArchiveError { record: self.record, why }.into(),
            Wrong::Unreadable(why) => why.into(),
        })
    }
}

impl<S: Read + Seek> Reader<S> {
    /// Reads records again, and goes on where it was.
    pub(crate) fn again(
        &mut self,
        spots: impl IntoIterator<Item = Spot>,
        mut look: impl FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut contents = Vec::new();
        for Spot { offset, length } in spots {
            self.source.seek(SeekFrom::Start(offset))?;
            contents.clear();
            (&mut self.source).take(length).read_to_end(&mut contents)?;
            look(&contents)?;
        }
        self.source.seek(SeekFrom::Start(self.offset)).map(drop)
    }
}

/// So much of a file is read at a time.
const BUFFER: usize = 256 << 10;

enum Taken {
    Data,
    Entry(ReadEntry),
    End,
}

/// What is wrong with the next record.
enum Wrong {
    File(FileError),
    Unreadable(io::Error),
}

impl From<FileError> for Wrong {
    fn from(why: FileError) -> Self {
        Self::File(why)
    }
}

impl From<TakeError> for Wrong {
    fn from(why: TakeError) -> Self {
        match why {
            TakeError::Frame(why) => Self::File(why.into()),
            TakeError::Unreadable(why) => Self::Unreadable(why),
        }
    }
}

fn parse_name(name: &str) -> Option<(Hash, RecordKind)> {
    let (hash, kind) = match name.split_once('.')? {
        (hash, "data.json") => (hash, RecordKind::Data),
        (hash, "event.json") => (hash, RecordKind::Event),
        _ => return None,
    };
    Some((Hash::parse(hash)?, kind))
}

/// Refuses contents that are longer than such a record can be, before anything is done with them.
pub(crate) fn at_most(contents: &[u8], most: usize) -> Result<(), FileError> {
    let bytes = contents.len();
    if bytes > most { Err(FileError::TooLong { bytes, most }) } else { Ok(()) }
}
