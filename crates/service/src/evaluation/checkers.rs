use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use ballot::Checker;
use review::id::BoxId;
use storage::evaluation;
use tokio::sync::Semaphore;

use super::{archive::setup, crunch};
use crate::{Error, Fault, Service, comment::Asked};

/// A box prepared for checking what phones send.
pub(crate) struct Prepared {
    /// For ballots.
    pub(crate) checker: Checker,
    /// For comments, where the template has any.
    pub(crate) comments: Option<Asked>,
}

/// Boxes prepared for checking. A set-up never changes, and the template has been frozen since there is one: so nothing
/// here goes stale.
pub(crate) struct Checkers {
    prepared: Mutex<HashMap<BoxId, Arc<Prepared>>>,
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
    /// All it takes to check for a box whose set-up stands.
    pub(crate) async fn of(&self, service: &Service, id: &BoxId) -> Result<Arc<Prepared>, Error> {
        if let Some(prepared) = self.lock().get(id) {
            return Ok(prepared.clone());
        }
        let reader = service.reader();
        let (election, _, credentials) = setup(&reader, id).await?;
        let one = evaluation::by_id(&reader, id).await?.ok_or(Error::NotFound)?;
        let comments = Asked::of(&reader, &one, &election).await?;
        let checker = crunch(move || Checker::new(election, credentials)).await?;
        let prepared = Arc::new(Prepared { checker, comments });
        self.lock().insert(id.clone(), prepared.clone());
        Ok(prepared)
    }

    /// Waits for a free core.
    pub(super) async fn turn(&self) -> Result<tokio::sync::SemaphorePermit<'_>, Error> {
        Ok(self.at_once.acquire().await.map_err(Fault::broken)?)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<BoxId, Arc<Prepared>>> {
        self.prepared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
