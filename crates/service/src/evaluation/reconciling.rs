use review::{
    evaluation::{BoxStage, Count, Refusal, reconcile as check},
    id::BoxId,
    role::Act,
};
use storage::{
    account::Account,
    evaluation::{self, Reconciliation},
};

use super::stage;
use crate::{Error, Fault, Service, access};

/// Keeps what scrutineers counted by hand for a box: cards handed out, and papers that were void. It must add up with
/// what the box received (`roll ≥ present ≥ issued ≥ collected = valid + invalid`).
pub async fn reconcile(
    service: &Service,
    by: &Account,
    id: &BoxId,
    issued: usize,
    spoilt_paper: usize,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = evaluation::locked(&tx, id).await?.ok_or(Error::NotFound)?;
    access::must(&tx, found.review, by, Act::SignCount).await?;
    let stage = stage(&found)?;
    match stage {
        BoxStage::Closed | BoxStage::Opened | BoxStage::TooSmall => {}
        BoxStage::Preparing | BoxStage::Ready | BoxStage::Open => {
            return Err(review::Refusal::from(Refusal::WrongStage { stage }).into());
        }
    }
    let attendances = storage::roster::attendances(&tx, found.review).await?;
    let voting = || found.groups.iter().filter_map(|group| attendances.get(group));
    let valid = number(found.cast_cards)?;
    let count = Count {
        roll: voting().map(|one| u64::from(one.roll)).sum(),
        present: voting().map(|one| u64::from(one.voters())).sum(),
        issued: number(issued)?,
        replaced: evaluation::issued(&tx, id).await?.replaced(),
        collected: valid + number(spoilt_paper)?,
        valid,
        invalid: number(spoilt_paper)?,
    };
    check(count).map_err(review::Refusal::from)?;
    let counted = Reconciliation { issued, spoilt_paper, at: service.now() };
    if !evaluation::reconcile(&tx, id, counted).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    service.live().changed(found.review);
    Ok(())
}

fn number(count: usize) -> Result<u64, Fault> {
    u64::try_from(count).map_err(Fault::broken)
}
