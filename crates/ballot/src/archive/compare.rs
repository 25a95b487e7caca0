//! Monitoring: whether a later copy of an archive goes on from an earlier one (section 13).

use super::tar;

/// How a later copy stands to an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Continuation {
    /// It begins with exactly the earlier one's bytes, and has so many more.
    GoesOn {
        /// How many bytes were added.
        added: usize,
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
pub fn compare(earlier: &[u8], later: &[u8]) -> Continuation {
    let same = earlier.iter().zip(later).take_while(|(a, b)| a == b).count();
    if same == earlier.len() {
        return Continuation::GoesOn { added: later.len() - same };
    }
    let record = record_at(earlier, same);
    if same == later.len() { Continuation::Shorter { record } } else { Continuation::Rewritten { record } }
}

/// The record in which an offset lies, as far as the file is well formed.
fn record_at(bytes: &[u8], offset: usize) -> usize {
    let mut rest = bytes;
    let mut record = 0;
    while tar::take(&mut rest).is_ok() && bytes.len() - rest.len() <= offset {
        record += 1;
    }
    record
}
