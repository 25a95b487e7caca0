use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use ballot::Checker;
use review::id::BoxId;
use tokio::sync::Semaphore;

use super::{archive::setup, crunch};
use crate::{Error, Fault, Service};

/// Boxes prepared for checking ballots. A set-up never changes, so nothing here goes stale.
pub(crate) struct Checkers {
    prepared: Mutex<HashMap<BoxId, Arc<Checker>>>,
    /// Ballots checked at the same time: each keeps a core busy.
    pub(super) at_once: Semaphore,
}

impl Default for Checkers {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self { prepared: Mutex::default(), at_once: Semaphore::new(cores) }
    }
}

impl Checkers {
    /// The checker of a box whose set-up stands.
    pub(crate) async fn of(&self, service: &Service, id: &BoxId) -> Result<Arc<Checker>, Error> {
        if let Some(checker) = self.lock().get(id) {
            return Ok(checker.clone());
        }
        let (election, _, credentials) = setup(&service.reader(), id).await?;
        let checker = Arc::new(crunch(move || Checker::new(election, credentials)).await?);
        self.lock().insert(id.clone(), checker.clone());
        Ok(checker)
    }

    /// Waits for a free core.
    pub(super) async fn turn(&self) -> Result<tokio::sync::SemaphorePermit<'_>, Error> {
        Ok(self.at_once.acquire().await.map_err(Fault::broken)?)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<BoxId, Arc<Checker>>> {
        self.prepared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
