//! How fast staff numbers can be guessed. In memory only, told apart by keyed hashes of which the key dies with the process:
//! no address of anybody is kept.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
};

use review::{
    attendance::arrival::{LOOKS_A_MINUTE, MINUTE_MS, Refusal, WRONG_A_MINUTE},
    id::ReviewId,
    time::Instant,
};

/// Counts what was asked from one place within a minute.
#[derive(Debug, Default)]
pub(crate) struct Guessing {
    key: RandomState,
    counts: Mutex<HashMap<u64, Count>>,
    /// The ticket of which the screens were told last.
    told: AtomicI64,
}

#[derive(Clone, Copy, Debug)]
struct Count {
    since: Instant,
    wrong: usize,
    looked: usize,
}

/// More places than a hall has; past it the knowledge of one minute is not worth its room.
const MOST: usize = 20_000;

impl Guessing {
    /// Whether the ticket of this number is shown for the first time.
    pub(crate) fn is_new(&self, number: i64) -> bool {
        self.told.swap(number, Ordering::Relaxed) != number
    }

    pub(crate) fn may_ask(
        &self,
        from: Option<IpAddr>,
        review: ReviewId,
        now: Instant,
    ) -> Result<(), Refusal> {
        let mut counts = self.lock();
        counts.retain(|_, count| now.since(count.since) < MINUTE_MS);
        if counts.len() > MOST {
            counts.clear();
        }
        let full = |count: &Count| count.wrong >= WRONG_A_MINUTE || count.looked >= LOOKS_A_MINUTE;
        if counts.get(&self.place(from, review)).is_some_and(full) { Err(Refusal::TooMany) } else { Ok(()) }
    }

    pub(crate) fn wrong(&self, from: Option<IpAddr>, review: ReviewId, now: Instant) {
        self.count(from, review, now, |count| count.wrong += 1);
    }

    pub(crate) fn looked(&self, from: Option<IpAddr>, review: ReviewId, now: Instant) {
        self.count(from, review, now, |count| count.looked += 1);
    }

    /// Whoever confirms was no guess.
    pub(crate) fn confirmed(&self, from: Option<IpAddr>, review: ReviewId) {
        if let Some(count) = self.lock().get_mut(&self.place(from, review)) {
            count.looked = count.looked.saturating_sub(1);
        }
    }

    fn count(&self, from: Option<IpAddr>, review: ReviewId, now: Instant, more: impl FnOnce(&mut Count)) {
        let place = self.place(from, review);
        let mut counts = self.lock();
        more(counts.entry(place).or_insert(Count { since: now, wrong: 0, looked: 0 }));
    }

    fn place(&self, from: Option<IpAddr>, review: ReviewId) -> u64 {
        self.key.hash_one((from.map(|from| from.to_canonical()), review))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u64, Count>> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
