use ballot::TrusteeKey;
use review::{
    evaluation::{BoxStage, Refusal},
    id::ReviewId,
    role::{Act, Role},
};
use storage::{account::Account, evaluation};

use super::stage;
use crate::{Error, Service, access};

/// Keeps the public half of a trustee's share, with its proof. One each, and only until the first box opens.
pub async fn announce_key(
    service: &Service,
    by: &Account,
    review: ReviewId,
    text: &str,
) -> Result<(), Error> {
    let key = TrusteeKey::parse(text.as_bytes()).map_err(|why| {
        tracing::info!(%why, "a trustee's key is refused");
        review::Refusal::from(Refusal::BadKey)
    })?;
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::HoldShare).await?;
    for one in evaluation::boxes(&tx, review).await? {
        let stage = stage(&one)?;
        if stage != BoxStage::Preparing {
            return Err(review::Refusal::from(Refusal::WrongStage { stage }).into());
        }
    }
    let known = evaluation::keys(&tx, review).await?;
    let same = |other: &evaluation::TrusteeKey| other.account == by.id || other.text == text;
    if known.iter().any(same) {
        return Err(review::Refusal::from(Refusal::KeyMadeBefore).into());
    }
    let row = evaluation::TrusteeKey { account: by.id, position: known.len(), text: key.text() };
    evaluation::add_key(&tx, review, &row, now).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The keys of all trustees in their order; a refusal while one is missing.
pub(super) async fn complete(
    tx: &storage::Tx,
    review: ReviewId,
) -> Result<Vec<evaluation::TrusteeKey>, Error> {
    let keys = evaluation::keys(tx, review).await?;
    let holders = storage::cycle::holders(tx, review, Role::Trustee).await?;
    let (made, needed) = (keys.len(), holders.len());
    if made == 0 || made < needed {
        return Err(review::Refusal::from(Refusal::KeysMissing { made, needed }).into());
    }
    Ok(keys)
}
