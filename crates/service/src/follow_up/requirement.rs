//! What became of each requirement of the summing-up: items, or a reason why there are none.

use review::{
    Refusal, follow_up as rules,
    id::{RequirementId, ReviewId},
    role::Act,
    time::Instant,
};
use storage::{
    Rows, Tx,
    account::Account,
    follow_up::requirement as rows_of,
    meeting::said::{Requirement, WhyNone},
};

use crate::{Error, Service, access};

/// How a requirement stands.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The requirement, with the reason where one was given.
    pub requirement: Requirement,
    /// Its items …
    pub items: usize,
    /// … and how many of them are verified.
    pub verified: usize,
}

impl Asked {
    /// Whether it has an item, or a reason for none.
    pub fn is_settled(&self) -> bool {
        let why = self.requirement.none.as_ref().map(|none| none.why.as_str());
        rules::is_taken_up(self.requirement.id, self.items, why).is_ok()
    }
}

/// Every requirement of a review, the earliest first.
pub async fn all(rows: &impl Rows, review: ReviewId) -> Result<Vec<Asked>, Error> {
    let counts = rows_of::counts(rows, review).await?;
    let stated = storage::meeting::said::requirements(rows, review).await?;
    let asked = |requirement: Requirement| {
        let (items, verified) = counts.get(&requirement.id).copied().unwrap_or_default();
        Asked { requirement, items, verified }
    };
    Ok(stated.into_iter().map(asked).collect())
}

/// Keeps why no item follows from a requirement. `seen` is when the reason was given that the person read.
pub async fn settle(
    service: &Service,
    by: &Account,
    review: ReviewId,
    id: RequirementId,
    seen: Option<Instant>,
    reason: &str,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let one = open(&tx, by, review, id).await?;
    let why = rules::reason_for_none(one.items, reason).map_err(Refusal::from)?;
    let none = WhyNone { why, by: by.id, at: now };
    store(service, tx, review, id, seen, Some(&none)).await
}

/// Takes the reason back: the requirement waits again.
pub async fn take_back(
    service: &Service,
    by: &Account,
    review: ReviewId,
    id: RequirementId,
    seen: Instant,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    open(&tx, by, review, id).await?;
    store(service, tx, review, id, Some(seen), None).await
}

async fn open(tx: &Tx, by: &Account, review: ReviewId, id: RequirementId) -> Result<Asked, Error> {
    let found = access::must(tx, review, by, Act::ManageItems).await?;
    found.phase.may_change().map_err(Refusal::from)?;
    all(tx, review).await?.into_iter().find(|one| one.requirement.id == id).ok_or(Error::NotFound)
}

async fn store(
    service: &Service,
    tx: Tx,
    review: ReviewId,
    id: RequirementId,
    seen: Option<Instant>,
    none: Option<&WhyNone>,
) -> Result<(), Error> {
    if !rows_of::settle(&tx, review, id, seen, none).await? {
        return Err(Error::Stale);
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Lets a review close that leaves no requirement behind.
pub(crate) async fn must_be_settled(tx: &Tx, review: ReviewId) -> Result<(), Error> {
    let waiting = rows_of::waiting(tx, review).await?;
    let texts = waiting.into_iter().map(|one| one.text).collect();
    Ok(rules::may_close(texts).map_err(Refusal::from)?)
}
