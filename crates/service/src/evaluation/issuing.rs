use review::{
    evaluation::{Handout, Issued, Pile},
    id::BoxId,
    role::Act,
};
use storage::{
    Rows,
    account::Account,
    evaluation::{self, BallotBox},
};

use crate::{Error, Fault, Service, access};

/// What happens to a card at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// It is handed out.
    Out,
    /// It was counted by mistake, or came back unused.
    Back,
}

/// Counts one card at the door. Scrutineers at several tables count at once: each of their cards counts, for the box
/// is locked and the number that was read must still stand.
///
/// Only numbers are kept, and nothing here is logged: when a card went out must not tell to whom.
pub async fn hand_out(
    service: &Service,
    by: &Account,
    id: &BoxId,
    why: Handout,
    step: Move,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = evaluation::locked(&tx, id).await?.ok_or(Error::NotFound)?;
    access::must(&tx, found.review, by, Act::MakeCards).await?;
    let issued = evaluation::issued(&tx, id).await?;
    let pile = pile(&found, &issued)?;
    let before = issued.of(why);
    let after = match step {
        Move::Out => pile.may_hand_out().map(|()| before + 1),
        Move::Back => pile.may_take_back(why).map(|()| before - 1),
    };
    let after = after.map_err(review::Refusal::from)?;
    if !evaluation::set_issued(&tx, id, why, before, after).await? {
        return Err(Error::Stale);
    }
    tx.commit().await?;
    service.live().changed(found.review);
    Ok(())
}

fn pile<'a>(found: &'a BallotBox, issued: &'a Issued) -> Result<Pile<'a>, Fault> {
    let made = u64::try_from(found.cards).map_err(Fault::broken)?;
    Ok(Pile {
        label: &found.label,
        made: found.cards_made_at.map(|_| made),
        signed: found.reconciliation.is_some(),
        issued,
    })
}

/// How many have come who may vote into a box; before anybody is checked in, how many are expected.
pub async fn present(rows: &impl Rows, one: &BallotBox) -> Result<usize, Error> {
    let attendances = storage::roster::attendances(rows, one.review).await?;
    let voting = one.groups.iter().filter_map(|group| attendances.get(group));
    let present: u64 = voting.map(|group| u64::from(group.voters())).sum();
    Ok(usize::try_from(present).map_err(Fault::broken)?)
}
