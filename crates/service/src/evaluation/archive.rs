use ballot::{
    Credentials, Election, Hash, Trustees,
    archive::{Entry, Head, Record, RecordKind, Timestamp, start},
};
use review::{id::BoxId, time::Instant};
use storage::{
    Rows, Tx,
    evaluation::{self, BallotBox, Kind, NewRecord},
};

use crate::{Error, Fault};

/// A box's archive, byte for byte, as anybody may download and verify it.
pub async fn archive(rows: &impl Rows, id: &BoxId) -> Result<Vec<u8>, Error> {
    let found = evaluation::by_id(rows, id).await?.filter(|one| one.records > 0).ok_or(Error::NotFound)?;
    let time = time(found.created_at)?;
    let mut bytes = start(time);
    for record in evaluation::records(rows, id).await? {
        let kind = match record.kind {
            Kind::Data => RecordKind::Data,
            Kind::Event => RecordKind::Event,
        };
        bytes.extend(Record::new(kind, record.contents).framed(time));
    }
    Ok(bytes)
}

/// All records carry the box's own time, in seconds; no ballot has one.
fn time(created_at: Instant) -> Result<Timestamp, Fault> {
    let seconds = u64::try_from(created_at.ms() / 1000).map_err(Fault::broken)?;
    Timestamp::new(seconds).map_err(Fault::broken)
}

/// Appends an event with its data after the archive's last. The box must be locked.
pub(crate) async fn append(tx: &Tx, to: &BallotBox, entry: Entry) -> Result<(), Error> {
    let appended = entry.after(head(to)?);
    let new = appended.records.iter().map(stored).collect();
    let head = evaluation::Head {
        hash: appended.head.hash.to_string(),
        height: usize::try_from(appended.head.height).map_err(Fault::broken)?,
    };
    if evaluation::append(tx, &to.id, to.records, new, &head).await? { Ok(()) } else { Err(Error::Stale) }
}

fn head(of: &BallotBox) -> Result<Option<Head>, Fault> {
    let Some(stored) = &of.head else { return Ok(None) };
    let hash = Hash::parse(&stored.hash).ok_or_else(|| Fault::broken("a box's head is no hash"))?;
    Ok(Some(Head { hash, height: u64::try_from(stored.height).map_err(Fault::broken)? }))
}

fn stored(record: &Record) -> NewRecord {
    let kind = match record.kind() {
        RecordKind::Data => Kind::Data,
        RecordKind::Event => Kind::Event,
    };
    NewRecord { kind, hash: record.hash().to_string(), contents: record.bytes().to_vec() }
}

/// Election, trustees, credentials, their hashes, the event.
pub(crate) const SETUP_RECORDS: usize = 5;

/// The set-up of a box out of its first three records: election, trustees, credentials.
pub async fn setup(rows: &impl Rows, id: &BoxId) -> Result<(Election, Trustees, Credentials), Error> {
    let records = evaluation::first_records(rows, id, SETUP_RECORDS).await?;
    let [election, trustees, credentials, ..] = records.as_slice() else { return Err(Error::NotFound) };
    Ok((
        Election::parse(&election.contents).map_err(Fault::broken)?,
        Trustees::parse(&trustees.contents).map_err(Fault::broken)?,
        Credentials::parse(&credentials.contents).map_err(Fault::broken)?,
    ))
}

/// The trustees alone: a hall's wall asks again and again, and a list of many cards takes its time.
pub(super) async fn trustees(rows: &impl Rows, id: &BoxId) -> Result<Trustees, Error> {
    let records = evaluation::first_records(rows, id, SETUP_RECORDS).await?;
    let [_, trustees, ..] = records.as_slice() else { return Err(Error::NotFound) };
    Ok(Trustees::parse(&trustees.contents).map_err(Fault::broken)?)
}
