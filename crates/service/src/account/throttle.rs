//! How fast passwords can be guessed. In memory only: what is counted is told apart by keyed hashes of which the key
//! dies with the process, so that no address of anybody is kept.

use std::{
    collections::HashMap,
    hash::{BuildHasher, Hash, RandomState},
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, PoisonError},
};

use review::{
    account::{FORGOTTEN_MS, FREE_ACCOUNT, FREE_HERE, FREE_KNOWN, FREE_PLACE, Refusal, wait_ms},
    time::Instant,
};

/// Counts wrong passwords.
#[derive(Debug, Default)]
pub(crate) struct Throttle {
    key: RandomState,
    counts: Mutex<HashMap<u64, Count>>,
}

#[derive(Clone, Copy, Debug)]
struct Count {
    wrong: usize,
    last: Instant,
}

/// Where an attempt comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum From<'a> {
    /// A browser in which this account signed in before. Strangers cannot make it wait.
    Known { browser: &'a str },
    /// Any other, from an address if one can be told.
    Unknown { address: Option<IpAddr> },
}

/// What is counted, each with as much as is free.
#[derive(Hash)]
enum What<'a> {
    Known(&'a str),
    Here(&'a str, IpAddr),
    Account(&'a str),
    Place(IpAddr),
}

/// An attempt under way, counted as wrong until it proves right.
#[must_use]
pub(crate) struct Charged(Vec<(u64, Whose)>);

/// Who else may have counted there.
#[derive(Clone, Copy)]
enum Whose {
    /// Only whoever got it right: all is forgiven.
    Own,
    /// Strangers as well.
    Shared,
}

/// More counters than people and attackers in one hour; past it the oldest knowledge is the least worth.
const MOST: usize = 50_000;

impl Throttle {
    /// Counts an attempt on an account by its name as typed, whether there is such an account or not.
    pub(crate) fn charge(&self, name: &str, from: From<'_>, now: Instant) -> Result<Charged, Refusal> {
        let what = match from {
            From::Known { browser } => vec![(What::Known(browser), FREE_KNOWN, Whose::Own)],
            From::Unknown { address: None } => vec![(What::Account(name), FREE_ACCOUNT, Whose::Shared)],
            From::Unknown { address: Some(address) } => {
                let place = place(address);
                vec![
                    (What::Here(name, place), FREE_HERE, Whose::Own),
                    (What::Account(name), FREE_ACCOUNT, Whose::Shared),
                    (What::Place(place), FREE_PLACE, Whose::Shared),
                ]
            }
        };
        let keys: Vec<_> =
            what.iter().map(|(what, free, whose)| (self.key.hash_one(what), *free, *whose)).collect();
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.retain(|_, count| now.since(count.last) < FORGOTTEN_MS);
        if counts.len() > MOST {
            counts.clear();
        }
        let left = keys.iter().filter_map(|(key, free, _)| {
            let count = counts.get(key)?;
            Some(wait_ms(count.wrong, *free) - now.since(count.last))
        });
        let left = left.max().unwrap_or(0);
        if left > 0 {
            return Err(Refusal::Wait { minutes: usize::try_from(left).unwrap_or(1).div_ceil(60_000) });
        }
        for (key, ..) in &keys {
            let count = counts.entry(*key).or_insert(Count { wrong: 0, last: now });
            *count = Count { wrong: count.wrong + 1, last: now };
        }
        Ok(Charged(keys.into_iter().map(|(key, _, whose)| (key, whose)).collect()))
    }

    /// Takes a right attempt out of the count again. What others did wrong stays counted.
    pub(crate) fn right(&self, charged: Charged) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, whose) in charged.0 {
            if let Some(count) = counts.get_mut(&key) {
                count.wrong = match whose {
                    Whose::Own => 0,
                    Whose::Shared => count.wrong.saturating_sub(1),
                };
            }
        }
    }
}

/// One household has a whole network of IPv6 addresses: it counts as one.
fn place(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
    }
}
