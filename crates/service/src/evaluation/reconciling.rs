use review::{
    evaluation::{BoxStage, Count, Refusal, paper, reconcile as check},
    id::BoxId,
    log::{About, Operation},
    role::Act,
};
use storage::{
    Rows,
    account::Account,
    evaluation::{self, BallotBox, Reconciliation, paper::Pile},
};

use super::stage;
use crate::{Error, Fault, Service, access, log};

/// Keeps what scrutineers counted by hand for a box: cards handed out and, where no pile of papers was entered, papers
/// that were void. With the signed papers it must add up with what the box received
/// (`roll ≥ present ≥ issued ≥ collected = valid + invalid`).
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
    let pile = evaluation::paper::pile(&tx, id).await?;
    let spoilt_paper = if pile.is_some() { 0 } else { spoilt_paper };
    if pile.as_ref().is_some_and(|pile| pile.signed.is_none()) {
        return Err(review::Refusal::from(Refusal::from(paper::Refusal::NotCounted)).into());
    }
    let count = count(&tx, &found, pile.as_ref(), issued, spoilt_paper).await?;
    check(count).map_err(review::Refusal::from)?;
    let counted = Reconciliation { issued, spoilt_paper, at: service.now() };
    if !evaluation::reconcile(&tx, id, counted).await? {
        return Err(Error::NotFound);
    }
    log::keep(service, &tx, found.review, by.id, Operation::CardsReconciled, About::Box(id.clone())).await?;
    tx.commit().await?;
    service.live().changed(found.review);
    Ok(())
}

/// A box's count with so many cards handed out: ballots by card and papers together. Papers that are withheld were
/// read by nobody, so none of them is invalid.
pub async fn count(
    rows: &impl Rows,
    one: &BallotBox,
    pile: Option<&Pile>,
    cards: usize,
    spoilt_paper: usize,
) -> Result<Count, Error> {
    let attendances = storage::roster::attendances(rows, one.review).await?;
    let voting = || one.groups.iter().filter_map(|group| attendances.get(group));
    let papers = pile.map_or(0, |pile| pile.issued);
    let collected = pile.and_then(|pile| pile.collected).unwrap_or_default();
    let signed = pile.and_then(|pile| pile.signed.as_ref());
    let invalid = signed.map_or(0, |signed| signed.void.len()) + spoilt_paper;
    let all = one.cast_cards + collected + spoilt_paper;
    Ok(Count {
        roll: voting().map(|one| u64::from(one.roll)).sum(),
        present: voting().map(|one| u64::from(one.voters())).sum(),
        issued: number(cards + papers)?,
        replaced: evaluation::issued(rows, &one.id).await?.replaced(),
        collected: number(all)?,
        valid: number(all.saturating_sub(invalid))?,
        invalid: number(invalid)?,
    })
}

fn number(count: usize) -> Result<u64, Fault> {
    u64::try_from(count).map_err(Fault::broken)
}
