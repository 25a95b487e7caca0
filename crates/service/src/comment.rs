//! Voters' comments: taken with a ballot, opened with its box, read by those who were named beforehand.
//!
//! In the order of time: what [`crate::evaluation::cast`] takes along, what closing puts in order, trustees' parts
//! ([`sealed`], [`give_part`]), and [`read`]. docs/decisions/0014 says what all this hides, and what it does not.

mod opening;
mod reading;
mod sending;
mod settling;
mod waiting;

pub use opening::{SealedComments, give_part, sealed};
pub use reading::{Reading, ReporterComments, hide, read};
pub use sending::Sent;
pub use waiting::{Waiting, waiting};

pub(crate) use opening::open_ready;
pub(crate) use sending::{Asked, checked, store};
pub(crate) use settling::{discard, settle};

use std::collections::BTreeSet;

use rand::RngExt as _;
use review::{id::BoxId, template::CommentRules};
use storage::{Rows, Tx, evaluation::BallotBox};

use crate::{Error, Fault, Service, access, chance};

/// What a review's template says of comments. `None` when voters say nothing in words.
pub async fn rules(rows: &impl Rows, of: &BallotBox) -> Result<Option<CommentRules>, Error> {
    let review = storage::cycle::by_id(rows, of.review).await?.ok_or(Error::NotFound)?;
    Ok(access::template(&review)?.evaluation().comments.clone())
}

/// The longest lawful comment.
fn limit(rules: &CommentRules) -> Result<usize, Fault> {
    usize::try_from(rules.limit).map_err(Fault::broken)
}

/// As many random ids as wanted, which no comment has.
async fn fresh_ids(service: &Service, tx: &Tx, wanted: usize) -> Result<Vec<i32>, Error> {
    let mut ids = BTreeSet::new();
    while ids.len() < wanted {
        let missing = wanted - ids.len();
        // The generator fills memory between two waits, and is gone before the next: it cannot be sent along.
        let drawn: Vec<i32> = {
            let mut rng = chance::rng(&*service.dice);
            (0..missing).map(|_| rng.random_range(1..=i32::MAX)).collect()
        };
        let taken = storage::comment::taken_ids(tx, &drawn).await?;
        ids.extend(drawn.into_iter().filter(|id| !taken.contains(id)));
    }
    // Sorted: so the order of writing, too, is the random one that every reader sees.
    Ok(ids.into_iter().collect())
}

/// In an order that chance alone has made.
fn shuffled<T>(service: &Service, mut list: Vec<T>) -> Vec<T> {
    use rand::seq::SliceRandom as _;
    list.shuffle(&mut chance::rng(&*service.dice));
    list
}

/// Gives sealed comments ids and places that have nothing to do with how they came.
async fn write_sealed(
    service: &Service,
    tx: &Tx,
    id: &BoxId,
    comments: Vec<sending::Checked>,
) -> Result<(), Error> {
    let ids = fresh_ids(service, tx, comments.len()).await?;
    let new = shuffled(service, comments).into_iter().zip(ids);
    let new = new.map(|(one, id)| storage::comment::NewSealed { id, alpha: one.alpha, text: one.text });
    match storage::comment::add_sealed(tx, id, new.collect()).await {
        Ok(()) => Ok(()),
        Err(fault) if fault.is_duplicate() => {
            Err(review::Refusal::from(review::comment::Refusal::BadComment).into())
        }
        Err(fault) => Err(fault.into()),
    }
}
