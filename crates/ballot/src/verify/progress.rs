//! How far a verification has come.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How far a verification has come, for whoever waits for it. Shared between threads.
#[derive(Debug, Default)]
pub struct Progress {
    ballots: AtomicUsize,
    checked: AtomicUsize,
}

impl Progress {
    /// How many ballots there are to check: 0 until the file was read.
    pub fn ballots(&self) -> usize {
        self.ballots.load(Ordering::Relaxed)
    }

    /// How many of them have been looked at.
    pub fn checked(&self) -> usize {
        self.checked.load(Ordering::Relaxed)
    }

    pub(crate) fn expect(&self, ballots: usize) {
        self.ballots.store(ballots, Ordering::Relaxed);
    }

    pub(crate) fn one_more(&self) {
        self.checked.fetch_add(1, Ordering::Relaxed);
    }
}
