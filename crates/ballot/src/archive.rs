//! The archive file of an election, `⟨uuid⟩.bel` (section 13).
//!
//! It only ever grows: a header, then for each event its data records and the event. Whoever stores it may keep
//! each [`Record`]'s bytes and the [`Head`] alone, and frame them again when somebody asks for the file.

mod compare;
mod entry;
mod event;
pub(crate) mod limits;
mod reader;
mod tar;

pub use compare::{Continuation, compare};
pub use entry::{Appended, Entry, Head, Record, RecordKind};
pub use event::EventKind;
pub use reader::{ArchiveError, FileError};
pub use tar::{FrameError, Timestamp, TimestampError};

pub(crate) use entry::SetupData;
pub(crate) use reader::{ReadEntry, ReadError, Reader, Spot, at_most};

use crate::json;
use serde::{Deserialize, Serialize};

/// The first record's name.
const HEADER_NAME: &str = "BELENIOS";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    version: u64,
    timestamp: Timestamp,
}

/// The beginning of every archive, framed. The time is the one that all records will carry.
pub fn start(time: Timestamp) -> Vec<u8> {
    let header = json::write(&Header { version: 1, timestamp: time });
    tar::frame(HEADER_NAME, header.as_bytes(), time)
}

/// An archive in memory.
///
/// Always holds: bytes, time and head belong together.
#[derive(Clone, Debug)]
pub struct Archive {
    bytes: Vec<u8>,
    time: Timestamp,
    head: Option<Head>,
}

impl Archive {
    /// An archive with its header only, which is not one yet: the first entry must be the set-up.
    pub fn new(time: Timestamp) -> Self {
        Self { bytes: start(time), time, head: None }
    }

    /// Appends an event with its data. The order of events is for the caller to keep.
    pub fn append(&mut self, entry: Entry) -> Head {
        let Appended { records, head } = entry.after(self.head);
        for record in records {
            self.bytes.extend(record.framed(self.time));
        }
        self.head = Some(head);
        head
    }

    /// The file so far.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The last event.
    pub fn head(&self) -> Option<Head> {
        self.head
    }
}
