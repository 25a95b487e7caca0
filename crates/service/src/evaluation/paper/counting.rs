use review::{
    evaluation::paper::{Fate, SCRUTINEERS, fate, may_collect, may_issue},
    id::BoxId,
    log::{About, Operation},
    role::Act,
};
use storage::{account::Account, evaluation::paper};

use super::{Desk, cards_issued, no};
use crate::{Error, Fault, Service, evaluation::present, log};

/// What happens to the papers in people's hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Issue {
    /// One more is handed out. Several desks may do so at once.
    OneMore,
    /// The number is corrected, such as after an exchange for a card.
    Set {
        /// As it was when the person read it.
        before: usize,
        /// As it is.
        issued: usize,
    },
}

/// Notes how many papers of a box are in people's hands. Together with its cards they are no more than who is present.
pub async fn issue(service: &Service, by: &Account, id: &BoxId, change: Issue) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let desk = Desk::open(&tx, by, id, Act::CheckIn).await?;
    let present = number(present(&tx, &desk.one).await?)?;
    let now = desk.state.pile.issued;
    let (before, issued) = match change {
        Issue::OneMore => (now, now + 1),
        Issue::Set { before, issued } => (before, issued),
    };
    let cards = number(cards_issued(&tx, &desk.one).await?)?;
    may_issue(desk.state.stage, cards, number(issued)?, present).map_err(no)?;
    if now != before {
        return Err(Error::Stale);
    }
    if paper::pile(&tx, id).await?.is_none() {
        paper::add_pile(&tx, id, issued).await?;
    } else if !paper::issue(&tx, id, before, issued).await? {
        return Err(Error::Stale);
    }
    tx.commit().await?;
    service.live().changed(desk.review.id);
    Ok(())
}

/// Notes how many papers came out of a closed box. More than were handed out are refused once; when they were counted
/// again (`recounted`) the number stands, and makes the ballot of this box void.
pub async fn collect(
    service: &Service,
    by: &Account,
    id: &BoxId,
    collected: usize,
    recounted: bool,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let desk = Desk::open(&tx, by, id, Act::EnterPaper).await?;
    let state = &desk.state;
    let finished = state.entries.iter().filter(|entry| entry.finished_at.is_some()).count();
    let fixed = finished >= SCRUTINEERS || !state.signatures.is_empty();
    may_collect(state.stage, fixed, number(state.pile.issued)?, number(collected)?, recounted).map_err(no)?;
    if paper::pile(&tx, id).await?.is_none() {
        paper::add_pile(&tx, id, 0).await?;
    }
    if !paper::collect(&tx, id, collected, by.id, service.now()).await? {
        return Err(Error::Stale);
    }
    let kept = match fate(desk.template.evaluation().minimum_group, collected) {
        Fate::Entered => collected,
        Fate::None | Fate::Withheld => 0,
    };
    paper::trim(&tx, id, kept).await?;
    log::keep(service, &tx, desk.review.id, by.id, Operation::PapersCollected, About::Box(id.clone()))
        .await?;
    tx.commit().await?;
    service.live().changed(desk.review.id);
    Ok(())
}

fn number(count: usize) -> Result<u64, Fault> {
    u64::try_from(count).map_err(Fault::broken)
}
