//! Monitoring: whether a later copy of an archive goes on from an earlier one (section 13).

use super::tar::{self, TakeError};
use std::io::{self, BufRead as _, BufReader, Read, Seek, SeekFrom};

const BLOCK: u64 = tar::BLOCK as u64;

/// How a later copy stands to an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Continuation {
    /// It begins with exactly the earlier one's bytes, and has so many more.
    GoesOn {
        /// How many bytes were added.
        added: u64,
    },
    /// It ends before the earlier one does: something was taken away.
    Shorter {
        /// The first record that is missing or cut, counted from 0, the archive's header.
        record: usize,
    },
    /// It says something else.
    Rewritten {
        /// The first record that is another.
        record: usize,
    },
}

/// Compares two copies byte by byte. Neither is verified.
///
/// # Errors
///
/// One of them cannot be read.
pub fn compare(earlier: impl Read + Seek, later: impl Read) -> io::Result<Continuation> {
    let (mut earlier, mut later) = (BufReader::new(earlier), BufReader::new(later));
    let mut alike = 0;
    loop {
        let (old, new) = (earlier.fill_buf()?, later.fill_buf()?);
        if old.is_empty() {
            return Ok(Continuation::GoesOn { added: io::copy(&mut later, &mut io::sink())? });
        }
        let both = old.len().min(new.len());
        let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        earlier.consume(same);
        later.consume(same);
        alike += same as u64;
        if same == both && both > 0 {
            continue;
        }
        let record = record_at(&mut earlier, alike)?;
        let shorter = both == 0;
        return Ok(if shorter {
            Continuation::Shorter { record }
        } else {
            Continuation::Rewritten { record }
        });
    }
}

/// The record in which an offset lies, as far as the file is well formed.
fn record_at(archive: &mut (impl Read + Seek), offset: u64) -> io::Result<usize> {
    archive.rewind()?;
    let (mut record, mut end) = (0, 0);
    loop {
        let announced = match tar::header_from(archive) {
            Ok(Some(announced)) => announced,
            Ok(None) | Err(TakeError::Frame(_)) => return Ok(record),
            Err(TakeError::Unreadable(why)) => return Err(why),
        };
        end += BLOCK + announced.length.next_multiple_of(BLOCK);
        if end > offset {
            return Ok(record);
        }
        record += 1;
        archive.seek(SeekFrom::Start(end))?;
    }
}
