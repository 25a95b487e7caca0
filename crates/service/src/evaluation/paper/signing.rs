use review::{
    evaluation::paper::{Stage, Tally, may_sign},
    id::BoxId,
    log::{About, Operation},
    result::Cause,
    role::Act,
};
use storage::{account::Account, evaluation::paper};

use super::{Desk, no, tally};
use crate::{
    Error, Service, log,
    result::{Deed, keep, settle_phase},
};

/// Signs the count of a box's papers. The second signature, somebody else's, makes it stand: the sums are kept, and the
/// papers' rows deleted. `valid` is what the person who signs has read.
pub async fn sign(service: &Service, by: &Account, id: &BoxId, valid: usize) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let desk = Desk::open(&tx, by, id, Act::SignCount).await?;
    let signed = desk.state.signatures.iter().any(|one| one.account == by.id);
    may_sign(desk.state.stage, desk.state.differing(), signed).map_err(no)?;
    let found = tally(&tx, &desk.template, &desk.one, &desk.state).await?;
    if found.valid != valid {
        return Err(Error::Stale);
    }
    paper::add_signature(&tx, id, by.id, service.now()).await?;
    let after = super::state(&tx, &desk.template, &desk.one).await?;
    if after.stage == Stage::Done {
        seal(service, &tx, &desk, &found).await?;
        let deed = Deed { cause: Cause::PaperSigned, by: by.id, at: service.now() };
        keep(&tx, &desk.review, deed).await?;
    }
    log::keep(service, &tx, desk.review.id, by.id, Operation::CountSigned, About::Box(id.clone())).await?;
    tx.commit().await?;
    service.live().changed(desk.review.id);
    Ok(())
}

/// Keeps the sums where they may be shown, and nothing else of the papers.
async fn seal(service: &Service, tx: &storage::Tx, desk: &Desk, found: &Tally) -> Result<(), Error> {
    let minimum = u64::from(desk.template.evaluation().minimum_group);
    if !paper::sign(tx, &desk.one.id, found, found.may_be_shown(minimum), service.now()).await? {
        return Err(Error::Stale);
    }
    paper::forget(tx, &desk.one.id).await?;
    settle_phase(tx, &desk.review).await
}
