use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use review::id::{AccountId, ReviewId};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{Fault, Service};

/// How far a packet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Files that are made.
    pub done: usize,
    /// Files in all.
    pub of: usize,
}

type Key = (ReviewId, AccountId);

/// The packets that are being made. One at a time: each takes a core and keeps all its files until it is whole.
#[derive(Debug)]
pub struct Packing {
    underway: Mutex<BTreeMap<Key, Progress>>,
    turn: Arc<Semaphore>,
}

impl Default for Packing {
    fn default() -> Self {
        Self { underway: Mutex::default(), turn: Arc::new(Semaphore::new(1)) }
    }
}

impl Packing {
    fn all(&self) -> MutexGuard<'_, BTreeMap<Key, Progress>> {
        self.underway.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A packet that is being made; forgotten when it is dropped, also by somebody who left.
#[derive(Debug)]
pub struct Packet {
    packing: Arc<Packing>,
    key: Key,
    _turn: OwnedSemaphorePermit,
}

impl Packet {
    /// One more file is made.
    pub fn step(&self) {
        if let Some(progress) = self.packing.all().get_mut(&self.key) {
            progress.done += 1;
        }
    }
}

impl Drop for Packet {
    fn drop(&mut self) {
        self.packing.all().remove(&self.key);
    }
}

/// Begins a packet of so many files, once it is its turn.
pub async fn pack(service: &Service, review: ReviewId, by: AccountId, of: usize) -> Result<Packet, Fault> {
    let (packing, key) = (service.packing.clone(), (review, by));
    packing.all().insert(key, Progress { done: 0, of });
    let turn = packing.turn.clone().acquire_owned().await.map_err(Fault::broken)?;
    // Somebody who waited twice had it taken away by the first.
    packing.all().insert(key, Progress { done: 0, of });
    Ok(Packet { packing, key, _turn: turn })
}

/// How far somebody's packet is; nothing where none is being made.
pub fn progress(service: &Service, review: ReviewId, by: AccountId) -> Option<Progress> {
    service.packing.all().get(&(review, by)).copied()
}
