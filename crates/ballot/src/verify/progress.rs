//! How far a verification has come.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// How far a verification has come, for whoever waits for it. Shared between threads.
#[derive(Debug, Default)]
pub struct Progress {
    bytes: AtomicU64,
    checked: AtomicUsize,
}

impl Progress {
    /// How many of the file's bytes have been read; a few megabytes ahead of what is checked.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// How many ballots have been looked at.
    pub fn checked(&self) -> usize {
        self.checked.load(Ordering::Relaxed)
    }

    pub(crate) fn read(&self, bytes: u64) {
        self.bytes.store(bytes, Ordering::Relaxed);
    }

    pub(crate) fn one_more(&self) {
        self.checked.fetch_add(1, Ordering::Relaxed);
    }
}
