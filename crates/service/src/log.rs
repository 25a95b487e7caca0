//! The operation log: each use case that changes something says so in its own transaction, in a chain of hashes. Whoever
//! kept a hash can tell later whether anything before it was changed.
//!
//! An entry's hash is SHA-256 over its line in the exported file, which holds the hash of the entry before
//! (docs/protocol/operation-log.md). What is about voters is no entry: cards handed out, ballots, comings.

use review::{
    id::{AccountId, ReviewId},
    log::{About, Operation},
};
use serde::{Deserialize, Serialize};
use storage::{
    Rows, Tx,
    log::{Chain, Entry, Head, add, after, head, locked},
};

use crate::{Error, Fault, Service, chance::sha256_hex};

/// So many entries are read at once.
const PAGE: u64 = 500;

/// Notes what was done in a review. Call it last: whoever else writes to the same log waits from here on.
pub(crate) async fn keep(
    service: &Service,
    tx: &Tx,
    review: ReviewId,
    by: AccountId,
    what: Operation,
    about: About,
) -> Result<(), Error> {
    keep_in(service, tx, Chain::Review(review), Some(by), what, about).await
}

/// … or in the house.
pub(crate) async fn keep_in(
    service: &Service,
    tx: &Tx,
    chain: Chain,
    by: Option<AccountId>,
    what: Operation,
    about: About,
) -> Result<(), Error> {
    let before = locked(tx, chain).await?;
    let mut new = Entry {
        number: before.entries + 1,
        at: service.now(),
        by,
        what,
        about,
        previous: before.hash.clone(),
        hash: String::new(),
    };
    new.hash = hash(chain, &new)?;
    if add(tx, chain, &before, &new).await? { Ok(()) } else { Err(Error::Stale) }
}

/// An entry as its line of the exported file, without its own hash: exactly these keys in this order.
#[derive(Serialize, Deserialize)]
struct Line {
    log: String,
    number: i64,
    at: i64,
    by: Option<AccountId>,
    what: Operation,
    about: About,
    previous: String,
}

/// The line, and its hash after it.
#[derive(Serialize, Deserialize)]
struct Signed {
    #[serde(flatten)]
    line: Line,
    hash: String,
}

fn line(chain: Chain, of: &Entry) -> Line {
    Line {
        log: chain.key(),
        number: of.number,
        at: of.at.ms(),
        by: of.by,
        what: of.what,
        about: of.about.clone(),
        previous: of.previous.clone(),
    }
}

fn hash(chain: Chain, of: &Entry) -> Result<String, Fault> {
    Ok(sha256_hex(&serde_json::to_vec(&line(chain, of)).map_err(Fault::broken)?))
}

/// What is wrong with a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every entry follows from the one before, and the last is where the log says it ends.
    Whole {
        /// How many there are.
        entries: i64,
    },
    /// The first entry that does not, or that is missing.
    Broken {
        /// Counted from 1.
        number: i64,
    },
}

/// Reckons every hash anew.
pub async fn verify(rows: &impl Rows, chain: Chain) -> Result<Verdict, Error> {
    let end = head(rows, chain).await?.unwrap_or(Head { entries: 0, hash: String::new() });
    let (mut number, mut previous) = (0, String::new());
    loop {
        let page = after(rows, chain, number, PAGE).await?;
        if page.is_empty() {
            break;
        }
        for one in &page {
            number += 1;
            if one.number != number || one.previous != previous || hash(chain, one)? != one.hash {
                return Ok(Verdict::Broken { number });
            }
            previous.clone_from(&one.hash);
        }
    }
    let whole = number == end.entries && previous == end.hash;
    Ok(if whole { Verdict::Whole { entries: number } } else { Verdict::Broken { number: number + 1 } })
}

/// The whole log as a file: a line an entry.
pub async fn exported(rows: &impl Rows, chain: Chain) -> Result<Vec<u8>, Error> {
    let (mut number, mut file) = (0, Vec::new());
    loop {
        let page = after(rows, chain, number, PAGE).await?;
        let Some(last) = page.last() else { return Ok(file) };
        number = last.number;
        for one in &page {
            let signed = Signed { line: line(chain, one), hash: one.hash.clone() };
            serde_json::to_writer(&mut file, &signed).map_err(Fault::broken)?;
            file.push(b'\n');
        }
    }
}

/// Checks an exported log without a database. The first line that does not follow is counted from 1.
pub fn check(file: &[u8]) -> Verdict {
    let (mut number, mut previous) = (0, String::new());
    for text in file.split(|byte| *byte == b'\n').filter(|text| !text.is_empty()) {
        number += 1;
        let Ok(Signed { line, hash }) = serde_json::from_slice(text) else {
            return Verdict::Broken { number };
        };
        let reckoned = serde_json::to_vec(&line).map(|bytes| sha256_hex(&bytes));
        if line.number != number || line.previous != previous || !reckoned.is_ok_and(|found| found == hash) {
            return Verdict::Broken { number };
        }
        previous = hash;
    }
    Verdict::Whole { entries: number }
}
