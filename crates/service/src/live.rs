//! Tells open pages that something changed. A page that misses it loses nothing: it polls as well.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use review::{id::ReviewId, time::Instant};
use tokio::sync::watch;

/// One channel a review; what is sent is only a number that grows.
#[derive(Debug)]
pub struct Live {
    channels: Mutex<HashMap<ReviewId, watch::Sender<u64>>>,
    first: u64,
}

impl Live {
    /// Versions count from the time of starting, so that they grow over a restart too and no page takes the new
    /// server's news for a late packet of the old one.
    pub(crate) fn starting(now: Instant) -> Self {
        Self { channels: Mutex::default(), first: u64::try_from(now.ms()).unwrap_or_default() }
    }

    /// Says that something of this review changed.
    pub(crate) fn changed(&self, review: ReviewId) {
        self.channel(review, |sender| sender.send_modify(|version| *version += 1));
    }

    /// Listens to a review. The value only ever grows.
    pub fn listen(&self, review: ReviewId) -> watch::Receiver<u64> {
        self.channel(review, watch::Sender::subscribe)
    }

    /// What a listener would hear now.
    pub fn version(&self, review: ReviewId) -> u64 {
        self.channel(review, |sender| *sender.borrow())
    }

    fn channel<T>(&self, review: ReviewId, ask: impl FnOnce(&watch::Sender<u64>) -> T) -> T {
        ask(self.lock().entry(review).or_insert_with(|| watch::Sender::new(self.first)))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<ReviewId, watch::Sender<u64>>> {
        self.channels.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
