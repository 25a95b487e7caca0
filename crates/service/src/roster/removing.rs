//! Taking one person off the roll: somebody has left, or was never meant.

use review::{
    id::{PersonId, ReviewId},
    log::{About, Operation},
    role::Act,
    roster::Refusal,
};
use storage::{account::Account, roster::revision};

use super::import::refused;
use crate::{Error, Service, access, log};

/// Takes somebody off the roll for good. Nobody who is checked in, and nobody once a box is open.
pub async fn remove_person(
    service: &Service,
    by: &Account,
    review: ReviewId,
    which: PersonId,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::EditRoster).await?;
    found.phase.may_change().map_err(review::Refusal::from)?;
    if found.frozen_at.is_some() {
        return Err(refused(Refusal::Frozen));
    }
    let people = storage::roster::people(&tx, review).await?;
    let person = people.iter().find(|one| one.id == which).ok_or(Error::NotFound)?;
    if person.present_at.is_some() {
        return Err(refused(Refusal::IsPresent));
    }
    match revision::remove_person(&tx, review, which).await {
        Ok(true) => {}
        Ok(false) => return Err(Error::Stale),
        Err(fault) if fault.is_in_use() => return Err(refused(Refusal::PersonInUse)),
        Err(fault) => return Err(fault.into()),
    }
    super::advance(&tx, review).await?;
    log::keep(service, &tx, review, by.id, Operation::PersonRemoved, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}
