use review::{
    evaluation::ceremony::{Arrangement, Refusal},
    id::ReviewId,
    log::{About, Operation},
    role::Act,
};
use storage::{
    Tx,
    account::Account,
    cycle::Review,
    evaluation::ceremony::{self, Ceremony},
};

use super::{before_voting, candidates, refused};
use crate::{Error, Service, access, log};

/// Begins the ceremony: fixes who the trustees are, in which order, and how many of them are needed.
pub async fn begin(service: &Service, by: &Account, review: ReviewId, meant: bool) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::RunBoxes).await?;
    before_voting(&tx, review).await?;
    if ceremony::locked(&tx, review).await?.is_some() {
        return Err(refused(Refusal::BegunBefore));
    }
    confirmed(meant)?;
    add(service, &tx, &found, 1).await?;
    log::keep(service, &tx, review, by.id, Operation::CeremonyBegun, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Drops all that was sent and begins anew with those who are trustees now. `attempt` is the one on the screen.
pub async fn start_over(
    service: &Service,
    by: &Account,
    review: ReviewId,
    attempt: usize,
    meant: bool,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::RunBoxes).await?;
    ceremony::locked(&tx, review).await?.ok_or_else(|| refused(Refusal::NotBegun))?;
    before_voting(&tx, review).await?;
    confirmed(meant)?;
    if !ceremony::remove(&tx, review, attempt).await? {
        return Err(Error::Stale);
    }
    add(service, &tx, &found, attempt + 1).await?;
    log::keep(service, &tx, review, by.id, Operation::CeremonyStartedOver, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

fn confirmed(meant: bool) -> Result<(), Error> {
    if meant { Ok(()) } else { Err(refused(Refusal::Unconfirmed)) }
}

async fn add(service: &Service, tx: &Tx, review: &Review, attempt: usize) -> Result<(), Error> {
    let members = candidates(tx, review.id).await?;
    let Arrangement { kind, needed, .. } =
        Arrangement::new(&access::template(review)?, members.len()).map_err(refused)?;
    let begun_at = service.now();
    let new = Ceremony { review: review.id, kind, needed, attempt, begun_at, members };
    match ceremony::begin(tx, &new).await {
        Ok(()) => Ok(()),
        // Another organiser was faster.
        Err(fault) if fault.is_duplicate() => Err(Error::Stale),
        Err(fault) => Err(fault.into()),
    }
}
