use ballot::PublicCredential;
use review::{
    evaluation::{Refusal, may_ready},
    id::BoxId,
    role::Act,
};
use storage::account::Account;

use super::{crunch, stage};
use crate::{Error, Service, access};

/// Keeps the public halves of a box's cards, made and printed in the scrutineer's browser. Once, all of them, sorted
/// here: the order in which they were drawn must not reach the database.
pub async fn cards_made(
    service: &Service,
    by: &Account,
    id: &BoxId,
    public: Vec<String>,
) -> Result<(), Error> {
    let bad = || Error::from(review::Refusal::from(Refusal::BadCards));
    let sorted = crunch(move || {
        let mut public = public;
        public.sort_unstable();
        public.dedup();
        let valid = public.iter().all(|text| PublicCredential::parse(text).is_ok());
        valid.then_some(public)
    })
    .await?
    .ok_or_else(bad)?;
    let now = service.now();
    let tx = service.store.write().await?;
    let found = storage::evaluation::locked(&tx, id).await?.ok_or(Error::NotFound)?;
    access::must(&tx, found.review, by, Act::MakeCards).await?;
    may_ready(stage(&found)?).map_err(review::Refusal::from)?;
    if sorted.len() != found.cards {
        return Err(
            review::Refusal::from(Refusal::CardCount { made: sorted.len(), wanted: found.cards }).into()
        );
    }
    if !storage::evaluation::add_credentials(&tx, id, &sorted, now).await? {
        return Err(review::Refusal::from(Refusal::CardsMadeBefore).into());
    }
    tx.commit().await?;
    service.live().changed(found.review);
    Ok(())
}
