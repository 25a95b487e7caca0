//! Tells open pages that something changed. A page that misses it loses nothing: it polls as well.
//!
//! Several servers over one database tell each other, too ([`exchange`]), through a number a review that each of them
//! raises and reads.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use review::id::ReviewId;
use tokio::sync::watch;

use crate::{Clock, Error, Service};

/// One channel a review; what is sent is only a number that grows.
pub struct Live {
    channels: Mutex<HashMap<ReviewId, watch::Sender<u64>>>,
    others: Mutex<Others>,
    clock: Arc<dyn Clock>,
    first: u64,
    epoch: u64,
    /// Changes of any review.
    any: AtomicU64,
}

/// What other servers know of us, and we of them.
#[derive(Default)]
struct Others {
    /// They were not told yet.
    untold: BTreeSet<ReviewId>,
    /// The numbers that were read last.
    seen: BTreeMap<ReviewId, i64>,
}

impl Live {
    /// Versions count from the time of starting, so that they grow over a restart too and no page takes the new
    /// server's news for a late packet of the old one. Should the clock have been set back meanwhile, the `epoch`
    /// tells; servers that share a database count alike and so have the same one.
    pub(crate) fn starting(clock: Arc<dyn Clock>, shared: bool) -> Self {
        let first = u64::try_from(clock.now().ms()).unwrap_or_default();
        let epoch = if shared { 0 } else { first };
        Self {
            channels: Mutex::default(),
            others: Mutex::default(),
            clock,
            first,
            epoch,
            any: AtomicU64::new(0),
        }
    }

    /// Says that something of this review changed.
    pub(crate) fn changed(&self, review: ReviewId) {
        let now = u64::try_from(self.clock.now().ms()).unwrap_or_default();
        self.channel(review, |sender| {
            sender.send_modify(|version| *version = (*version + 1).max(now));
        });
        self.any.fetch_add(1, Ordering::SeqCst);
        held(&self.others).untold.insert(review);
    }

    /// Listens to a review. The value only ever grows.
    pub fn listen(&self, review: ReviewId) -> watch::Receiver<u64> {
        self.channel(review, watch::Sender::subscribe)
    }

    /// What a listener would hear now.
    pub fn version(&self, review: ReviewId) -> u64 {
        self.channel(review, |sender| *sender.borrow())
    }

    /// How often anything changed in any review: what was drawn of several holds as long as this stands still.
    pub fn changes(&self) -> u64 {
        self.any.load(Ordering::SeqCst)
    }

    /// Versions of different epochs do not compare.
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// Of how many pages somebody listens, for who measures.
    pub fn listeners(&self) -> usize {
        held(&self.channels).values().map(watch::Sender::receiver_count).sum()
    }

    fn next_untold(&self) -> Option<ReviewId> {
        held(&self.others).untold.pop_first()
    }

    /// Brings a channel up to a number, and at least one on if `certainly` something changed.
    fn raise(&self, review: ReviewId, number: i64, certainly: bool) {
        let number = u64::try_from(number).unwrap_or_default();
        self.channel(review, |sender| {
            sender.send_if_modified(|version| {
                let before = *version;
                *version = number.max(if certainly { before + 1 } else { before });
                *version != before
            });
        });
        self.any.fetch_add(1, Ordering::SeqCst);
    }

    fn channel<T>(&self, review: ReviewId, ask: impl FnOnce(&watch::Sender<u64>) -> T) -> T {
        ask(held(&self.channels).entry(review).or_insert_with(|| watch::Sender::new(self.first)))
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether [`exchange`] has anything to do: other servers may work on the same database.
pub fn has_others(service: &Service) -> bool {
    service.store.is_shared()
}

/// Tells other servers over the same database what changed here, and hears what changed there. To be called again and
/// again; a change is on the other servers' screens after two such pauses.
pub async fn exchange(service: &Service) -> Result<(), Error> {
    if !has_others(service) {
        return Ok(());
    }
    let live = service.live();
    // The guard must not be held over the database. What cannot be told waits with all that comes after it.
    while let Some(review) = live.next_untold() {
        if let Err(why) = tell(service, review).await {
            held(&live.others).untold.insert(review);
            return Err(why);
        }
    }
    for (review, number) in storage::live::all(&service.reader()).await? {
        let before = held(&live.others).seen.insert(review, number);
        if before != Some(number) {
            live.raise(review, number, true);
        }
    }
    Ok(())
}

async fn tell(service: &Service, review: ReviewId) -> Result<(), Error> {
    let live = service.live();
    let least = i64::try_from(live.version(review)).unwrap_or(i64::MAX);
    let tx = service.store.write().await?;
    let number = storage::live::raise(&tx, review, least).await?;
    tx.commit().await?;
    // Others may have raised it in between; if so, that is read next, and differs from what we have seen.
    if number == least {
        held(&live.others).seen.insert(review, number);
    }
    Ok(())
}
