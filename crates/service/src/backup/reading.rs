//! A backup read line by line, and nothing of it believed before its hash was reckoned.

use std::io::{BufRead, Read as _};

use review::time::Instant;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use storage::backup::Row;

use super::{
    BackupError, Counted,
    line::{self, End, Header, Heading, Sum, VERSION},
};
use crate::chance::hex;

/// No line is longer: a file of the largest size that is taken anywhere, written as text, takes a fraction of it.
const LONGEST: u64 = 256 << 20;

/// Rows that are handed on at once, by their number and by what their lines take.
const SOME: usize = 500;
const SOME_BYTES: usize = 16 << 20;

/// A backup that is being read.
pub struct Contents<R> {
    file: R,
    header: Header,
    /// How many lines were read.
    line: usize,
    text: Vec<u8>,
    /// Whether that line is still to be taken.
    looked_ahead: bool,
    counted: Counted,
    of_table: u64,
    sum: Sha256,
}

impl<R: BufRead> Contents<R> {
    /// Looks at the first line.
    pub(crate) fn begin(mut file: R) -> Result<Self, BackupError> {
        let mut text = Vec::new();
        file.by_ref().take(LONGEST).read_until(b'\n', &mut text)?;
        let foreign = |why: &dyn ToString| BackupError::Foreign(why.to_string());
        let first: Json =
            serde_json::from_slice(&text).map_err(|_| foreign(&"it does not begin like one"))?;
        match (first["pingyi"].as_str(), first["version"].as_u64()) {
            (Some("backup"), Some(version)) if version == u64::from(VERSION) => {}
            (Some("backup"), Some(version)) if version > u64::from(VERSION) => {
                return Err(BackupError::Newer(u32::try_from(version).unwrap_or(u32::MAX)));
            }
            _ => return Err(foreign(&"its first line names something else")),
        }
        let header = serde_json::from_value(first).map_err(|why| foreign(&why))?;
        let counted = Counted::default();
        Ok(Self {
            file,
            header,
            line: 1,
            text,
            looked_ahead: false,
            counted,
            of_table: 0,
            sum: Sha256::new(),
        })
    }

    /// The steps of the schema's history that its rows are of.
    pub fn migrations(&self) -> &[String] {
        &self.header.migrations
    }

    /// When it was made.
    pub fn made_at(&self) -> Instant {
        Instant::from_ms(self.header.made_at)
    }

    /// How much was read so far.
    pub fn counted(&self) -> Counted {
        self.counted
    }

    /// The next table; none where the file has come to its end as it should.
    pub fn table(&mut self) -> Result<Option<Heading>, BackupError> {
        self.next()?;
        let found: Json = self.parsed()?;
        if found.get("table").is_some() {
            self.sum = Sha256::new();
            self.of_table = 0;
            return self.parsed().map(Some);
        }
        let End { whole, tables, rows } = self.parsed()?;
        if !whole || (Counted { tables, rows }) != self.counted {
            return Err(self.damaged(&"it counts other tables or rows than were read"));
        }
        self.text.clear();
        if self.file.by_ref().take(1).read_to_end(&mut self.text)? > 0 {
            return Err(self.damaged(&"something comes after the end"));
        }
        Ok(None)
    }

    /// Some more rows of the table; none where its hash was reached and holds.
    pub fn rows(&mut self, table: &Heading) -> Result<Option<Vec<Row>>, BackupError> {
        let (mut rows, mut bytes) = (Vec::new(), 0);
        while rows.len() < SOME && bytes < SOME_BYTES {
            self.next()?;
            if self.text.first() != Some(&b'[') {
                if rows.is_empty() {
                    return self.summed(table).map(|()| None);
                }
                self.looked_ahead = true;
                return Ok(Some(rows));
            }
            self.sum.update(&self.text);
            bytes += self.text.len();
            let row = line::read(self.parsed()?).map_err(|why| self.damaged(&why))?;
            if row.len() != table.columns.len() {
                return Err(self.damaged(&"it has not as many values as its table has columns"));
            }
            self.of_table += 1;
            rows.push(row);
        }
        Ok(Some(rows))
    }

    /// Holds the hash of a table's lines against its sum.
    fn summed(&mut self, table: &Heading) -> Result<(), BackupError> {
        let Sum { rows, sha256 } = self.parsed()?;
        if rows != self.of_table || sha256 != hex(&self.sum.clone().finalize()) {
            return Err(self.damaged(&format!("the rows of {} are not those that were written", table.table)));
        }
        self.counted.tables += 1;
        self.counted.rows += rows;
        Ok(())
    }

    fn next(&mut self) -> Result<(), BackupError> {
        if std::mem::take(&mut self.looked_ahead) {
            return Ok(());
        }
        self.text.clear();
        self.file.by_ref().take(LONGEST).read_until(b'\n', &mut self.text)?;
        if self.text.last() != Some(&b'\n') {
            return Err(BackupError::Short(self.line));
        }
        self.line += 1;
        Ok(())
    }

    fn parsed<T: DeserializeOwned>(&self) -> Result<T, BackupError> {
        serde_json::from_slice(&self.text).map_err(|why| self.damaged(&why))
    }

    fn damaged(&self, what: &impl ToString) -> BackupError {
        BackupError::Damaged { line: self.line, what: what.to_string() }
    }
}
