//! Backup and restore: everything in one file, out of a server that goes on working, into an empty database.
//!
//! Lines of JSON: what the file is, then for each table its columns, its rows and their hash, then how much there was.
//! Rows are written as they are read, so that a large database needs no more memory than a small one.

mod line;
mod reading;

use std::io::{self, Write};

use sha2::{Digest, Sha256};
use storage::{
    StorageError, Store,
    backup::{Filling, FillingError, Row, Snapshot, Table},
};
use thiserror::Error;

use crate::{Clock, chance::hex};
use line::{End, Header, Heading, Sum};

pub use reading::Contents;

/// Who is signed in is nobody's to keep, nor who read the news today: after a restore people sign in anew, and a reader of
/// that day may be counted once more.
pub const LEFT_OUT: [&str; 3] = ["session", "reader", "reader_day"];

/// Why a backup cannot be made, read or put back.
#[derive(Debug, Error)]
pub enum BackupError {
    /// The file, or the disk under it.
    #[error(transparent)]
    File(#[from] io::Error),
    /// The file is no backup.
    #[error("this is no backup of Pingyi: {0}")]
    Foreign(String),
    /// A newer version of the program made it.
    #[error("a newer version of the program made it (form {0}); restore it with that version")]
    Newer(u32),
    /// A part of the file is not what was written.
    #[error("line {line} is damaged: {what}")]
    Damaged {
        /// Counted from 1.
        line: usize,
        /// What is wrong there.
        what: String,
    },
    /// It ends before its end.
    #[error("the file ends early, after line {0}: it was not copied whole")]
    Short(usize),
    /// The database does not take it.
    #[error(transparent)]
    Filling(#[from] FillingError),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// How much there was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Tables.
    pub tables: usize,
    /// Rows in all of them.
    pub rows: u64,
}

/// Writes everything as it is at this moment. `tell` hears after each page of rows how many there are by now.
pub async fn write(
    store: &Store,
    clock: &dyn Clock,
    out: &mut (dyn Write + Send),
    tell: &(dyn Fn(u64) + Sync),
) -> Result<Counted, BackupError> {
    let snapshot = Snapshot::of(store).await?;
    write_snapshot(&snapshot, clock, out, tell).await
}

/// Writes what was held, whichever part of the house it is.
pub(crate) async fn write_snapshot(
    snapshot: &Snapshot,
    clock: &dyn Clock,
    out: &mut (dyn Write + Send),
    tell: &(dyn Fn(u64) + Sync),
) -> Result<Counted, BackupError> {
    let header = Header::new(clock.now(), snapshot.migrations().await?);
    let mut out = Summed::new(out);
    out.line(&header)?;
    let mut counted = Counted::default();
    for table in snapshot.tables().iter().filter(|table| !LEFT_OUT.contains(&table.name.as_str())) {
        out.line(&Heading::of(table))?;
        out.begin();
        let (mut last, mut rows): (Option<Row>, u64) = (None, 0);
        loop {
            let mut page = snapshot.rows(table, last.as_ref()).await?;
            for row in &page {
                out.line(&line::written(row))?;
            }
            rows += page.len() as u64;
            tell(counted.rows + rows);
            match page.pop() {
                Some(row) => last = Some(row),
                None => break,
            }
        }
        let sum = Sum { rows, sha256: out.sum() };
        out.line(&sum)?;
        counted.tables += 1;
        counted.rows += rows;
    }
    out.line(&End { whole: true, tables: counted.tables, rows: counted.rows })?;
    out.out.flush()?;
    Ok(counted)
}

/// Reads a backup through, touching nothing: whether it is whole and what is in it.
pub fn check<R: io::BufRead>(file: R, tell: &dyn Fn(u64)) -> Result<Contents<R>, BackupError> {
    let mut contents = Contents::begin(file)?;
    while let Some(table) = contents.table()? {
        while contents.rows(&table)?.is_some() {
            tell(contents.counted().rows);
        }
    }
    Ok(contents)
}

/// Puts a backup into an empty database, all or nothing. `file` was checked, and is read again from its beginning.
pub async fn restore(
    file: impl io::BufRead + Send,
    url: &str,
    tell: &(dyn Fn(u64) + Sync),
) -> Result<Counted, BackupError> {
    let mut contents = Contents::begin(file)?;
    let mut filling = Filling::open(url, contents.migrations()).await?;
    while let Some(heading) = contents.table()? {
        let table: Table = filling.table(&heading.table, &heading.columns)?;
        while let Some(rows) = contents.rows(&heading)? {
            filling.add(&table, rows).await?;
            tell(contents.counted().rows);
        }
    }
    let counted = contents.counted();
    filling.finish().await?.close().await?;
    Ok(counted)
}

/// Lines on their way out, and their hash since [`Summed::begin`].
struct Summed<'a> {
    out: &'a mut (dyn Write + Send),
    sum: Sha256,
}

impl<'a> Summed<'a> {
    fn new(out: &'a mut (dyn Write + Send)) -> Self {
        Self { out, sum: Sha256::new() }
    }

    fn line(&mut self, value: &impl serde::Serialize) -> Result<(), BackupError> {
        let mut text = serde_json::to_vec(value).map_err(io::Error::from)?;
        text.push(b'\n');
        self.sum.update(&text);
        self.out.write_all(&text)?;
        Ok(())
    }

    fn begin(&mut self) {
        self.sum = Sha256::new();
    }

    fn sum(&self) -> String {
        hex(&self.sum.clone().finalize())
    }
}
