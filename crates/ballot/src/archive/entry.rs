//! What is appended to an archive: an event with its data records.

use super::event::{Event, EventKind};
use super::{Timestamp, tar};
use crate::credential::Credentials;
use crate::decryption::PartialDecryption;
use crate::election::Election;
use crate::hash::Hash;
use crate::json;
use crate::result::ElectionResult;
use crate::tally::EncryptedTally;
use crate::trustee::{TrusteeNumber, Trustees};
use serde::{Deserialize, Serialize};

/// The two kinds of records after the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordKind {
    /// What an event is about.
    Data,
    /// An event.
    Event,
}

/// A record's exact bytes, named by their hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    kind: RecordKind,
    hash: Hash,
    bytes: Vec<u8>,
}

impl Record {
    /// A record, also out of storage.
    pub fn new(kind: RecordKind, bytes: Vec<u8>) -> Self {
        Self { kind, hash: Hash::of(&bytes), bytes }
    }

    /// Data or event.
    pub fn kind(&self) -> RecordKind {
        self.kind
    }

    /// The hash of the bytes.
    pub fn hash(&self) -> Hash {
        self.hash
    }

    /// The bytes that were hashed.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The name in the archive.
    pub fn name(&self) -> String {
        match self.kind {
            RecordKind::Data => format!("{}.data.json", self.hash),
            RecordKind::Event => format!("{}.event.json", self.hash),
        }
    }

    /// The record as it stands in the file, with header and padding.
    pub fn framed(&self, time: Timestamp) -> Vec<u8> {
        tar::frame(&self.name(), &self.bytes, time)
    }
}

/// The last event of an archive: all that is needed to append the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The event's hash, which covers everything before it.
    pub hash: Hash,
    /// How many events came before it.
    pub height: u64,
}

/// The records that an entry adds to an archive.
#[derive(Clone, Debug)]
pub struct Appended {
    /// In the order of the file; the last is the event.
    pub records: Vec<Record>,
    /// The new last event.
    pub head: Head,
}

/// The last data record of the set-up.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetupData {
    pub(crate) election: Hash,
    pub(crate) trustees: Hash,
    pub(crate) credentials: Hash,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) credentials_certificate: Option<Hash>,
}

/// An event with its data, ready to be appended.
#[derive(Clone, Debug)]
pub struct Entry {
    kind: EventKind,
    data: Vec<Vec<u8>>,
}

impl Entry {
    /// The first of every archive.
    pub fn setup(election: &Election, trustees: &Trustees, credentials: &Credentials) -> Self {
        let hashes = SetupData {
            election: Hash::of(election.text()),
            trustees: trustees.hash(),
            credentials: credentials.hash(),
            credentials_certificate: None,
        };
        let texts = [election.text(), trustees.text(), credentials.text(), &json::write(&hashes)];
        Self::of(EventKind::Setup, texts)
    }

    /// A ballot that was found good.
    pub fn ballot(text: &str) -> Self {
        Self::of(EventKind::Ballot, [text])
    }

    /// No more ballots.
    pub fn end_ballots() -> Self {
        Self::of(EventKind::EndBallots, [])
    }

    /// The sealed sums.
    pub fn encrypted_tally(tally: &EncryptedTally) -> Self {
        Self::of(EventKind::EncryptedTally, [tally.text(), &tally.sized_text()])
    }

    /// A trustee's part.
    pub fn partial_decryption(owner: TrusteeNumber, part: &PartialDecryption) -> Self {
        Self::of(EventKind::PartialDecryption, [&*part.text(), &*part.owned_text(owner)])
    }

    /// The opened sums.
    pub fn result(result: &ElectionResult) -> Self {
        Self::of(EventKind::Result, [&*result.text()])
    }

    fn of<const N: usize>(kind: EventKind, texts: [&str; N]) -> Self {
        Self { kind, data: texts.into_iter().map(|text| text.as_bytes().to_vec()).collect() }
    }

    /// What happened.
    pub fn kind(&self) -> EventKind {
        self.kind
    }

    /// The records that go after an archive's last event.
    pub fn after(self, head: Option<Head>) -> Appended {
        let mut records: Vec<_> =
            self.data.into_iter().map(|bytes| Record::new(RecordKind::Data, bytes)).collect();
        let height = head.map_or(0, |head| head.height + 1);
        let event = Event {
            parent: head.map(|head| head.hash),
            height,
            kind: self.kind,
            payload: records.last().map(Record::hash),
        };
        let event = Record::new(RecordKind::Event, json::write(&event).into_bytes());
        let head = Head { hash: event.hash(), height };
        records.push(event);
        Appended { records, head }
    }
}
