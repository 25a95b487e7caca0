//! Who read an item: everybody once a day, and nothing that outlives the day.
//!
//! A reader is a hash of address and browser under a key that is drawn for the day and thrown away with it. Whoever is
//! known already costs no transaction; whoever is new waits for the next one, which counts all who came meanwhile. So
//! the number is exact, and a crowd costs as many commits as the disk makes, not as many as there are people.

use std::{
    collections::{HashMap, HashSet},
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use review::{id::NewsId, time::Instant};
use storage::publication::ReaderDay;

use crate::{Error, Service, chance, seal};

/// Milliseconds.
const DAY: i64 = 86_400_000;

/// Characters of a reader's hash: 128 bits tell any crowd apart.
const HASH: usize = 32;

/// From where and with what somebody reads, as the request says it.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The address, where it can be told.
    pub address: Option<IpAddr>,
    /// How the browser calls itself.
    pub agent: &'a [u8],
}

/// The readers of today.
#[derive(Default)]
pub(crate) struct Readers {
    today: Mutex<Option<Today>>,
    /// Held by the one who writes for all.
    writing: tokio::sync::Mutex<()>,
}

struct Today {
    on: ReaderDay,
    /// Who is counted, or waits for it.
    known: HashSet<(NewsId, String)>,
    /// Who waits.
    waiting: Vec<(NewsId, String)>,
    /// How often items were read, as far as this house counted.
    views: HashMap<NewsId, usize>,
}

impl Readers {
    fn today(&self) -> MutexGuard<'_, Option<Today>> {
        self.today.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a reader is new today; `None` before the day has its key.
    fn meet(&self, day: i64, news: NewsId, reading: &Reading<'_>) -> Result<Option<bool>, Error> {
        let mut today = self.today();
        let Some(today) = today.as_mut().filter(|today| today.on.day == day) else { return Ok(None) };
        let reader = (news, hashed(&today.on, news, reading)?);
        let new = today.known.insert(reader.clone());
        if new {
            today.waiting.push(reader);
        }
        Ok(Some(new))
    }

    fn take(&self) -> Option<(ReaderDay, Vec<(NewsId, String)>)> {
        let mut today = self.today();
        let today = today.as_mut().filter(|today| !today.waiting.is_empty())?;
        Some((today.on, std::mem::take(&mut today.waiting)))
    }

    /// Who could not be counted is met anew.
    fn forget(&self, some: &[(NewsId, String)]) {
        if let Some(today) = self.today().as_mut() {
            for one in some {
                today.known.remove(one);
            }
        }
    }
}

/// Counts a reader of a released item, once a day. Whoever comes back from here was counted for good.
pub async fn count_reader(service: &Service, news: NewsId, reading: Reading<'_>) -> Result<(), Error> {
    let (readers, day) = (&service.readers, day_of(service.now()));
    let new = if let Some(new) = readers.meet(day, news, &reading)? {
        new
    } else {
        turn(service, day).await?;
        readers.meet(day, news, &reading)?.unwrap_or_default()
    };
    if !new {
        return Ok(());
    }
    let _writing = readers.writing.lock().await;
    write(service).await
}

/// How often an item was read, as far as this house knows better than the row that somebody read before.
pub fn views(service: &Service, news: NewsId, stored: usize) -> usize {
    let today = service.readers.today();
    let counted = today.as_ref().and_then(|today| today.views.get(&news).copied());
    counted.map_or(stored, |counted| counted.max(stored))
}

/// Throws away the keys of days that are over, and with them whatever tells their readers apart.
pub async fn forget_readers(service: &Service) -> Result<(), Error> {
    let day = day_of(service.now());
    let tx = service.store.write().await?;
    if storage::publication::forget_before(&tx, day).await? > 0 {
        tx.commit().await?;
    }
    let mut today = service.readers.today();
    if today.as_ref().is_some_and(|today| today.on.day < day && today.waiting.is_empty()) {
        *today = None;
    }
    Ok(())
}

fn day_of(now: Instant) -> i64 {
    now.ms().div_euclid(DAY)
}

/// Begins a day: who still waits of the last one is counted there first.
async fn turn(service: &Service, day: i64) -> Result<(), Error> {
    let readers = &service.readers;
    let _writing = readers.writing.lock().await;
    if readers.today().as_ref().is_some_and(|today| today.on.day == day) {
        return Ok(());
    }
    write(service).await?;
    let mut key = [0; 32];
    service.dice.fill(&mut key);
    let tx = service.store.write().await?;
    let on = storage::publication::turn(&tx, ReaderDay { day, key }).await?;
    tx.commit().await?;
    let fresh = Today { on, known: HashSet::new(), waiting: Vec::new(), views: HashMap::new() };
    *readers.today() = Some(fresh);
    Ok(())
}

/// Counts all who wait. The caller holds `writing`.
async fn write(service: &Service) -> Result<(), Error> {
    let Some((on, some)) = service.readers.take() else { return Ok(()) };
    let counted = store(service, &on, &some).await;
    match counted {
        Ok(counted) => {
            if let Some(today) = service.readers.today().as_mut() {
                today.views.extend(counted);
            }
            Ok(())
        }
        Err(why) => {
            service.readers.forget(&some);
            Err(why)
        }
    }
}

async fn store(
    service: &Service,
    on: &ReaderDay,
    some: &[(NewsId, String)],
) -> Result<Vec<(NewsId, usize)>, Error> {
    let tx = service.store.write().await?;
    let counted = storage::publication::count_readers(&tx, on, some).await?;
    tx.commit().await?;
    Ok(counted)
}

/// The item is part of what is hashed: nobody sees that two items had one reader.
fn hashed(on: &ReaderDay, news: NewsId, reading: &Reading<'_>) -> Result<String, Error> {
    let address = reading.address.map(|address| address.to_canonical().to_string()).unwrap_or_default();
    let message = [news.to_string().as_bytes(), address.as_bytes(), reading.agent].join(&0);
    let tag = seal::mac(&on.key, &message)?;
    Ok(chance::hex(&tag).chars().take(HASH).collect())
}
