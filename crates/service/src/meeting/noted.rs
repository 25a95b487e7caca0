//! What whoever keeps the record takes down for leaders who do not type.

use review::{
    Refusal,
    id::{AccountId, NotedId, ReporterId, ReviewId},
    log::{About, Operation},
    meeting::{
        self as rules,
        noted::{self, Part},
    },
    role::{Act, Role},
};
use storage::{Tx, account::Account, meeting::noted::Noted};

use super::draft::is_of;
use crate::{Error, Service, access, chance, log};

/// Takes a line down of what a leader says on a report. It stands as not yet confirmed.
pub async fn take_down(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    leader: AccountId,
    part: Part,
    words: &str,
) -> Result<NotedId, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    must(&tx, by, review).await?;
    is_of(&tx, review, reporter).await?;
    if !storage::cycle::roles(&tx, review, leader).await?.holds(Role::Leader) {
        return Err(Refusal::from(rules::Refusal::NotALeader).into());
    }
    let line = Noted {
        id: NotedId::from_uuid(chance::uuid(&*service.dice, now)),
        reporter,
        leader,
        part,
        words: noted::words(part, words).map_err(Refusal::from)?,
        noted_at: now,
        revision: 1,
        written_by: by.id,
        written_at: now,
        settled_at: None,
    };
    storage::meeting::noted::add(&tx, review, &line).await?;
    log::keep(service, &tx, review, by.id, Operation::CommentTakenDown, About::Reporter(reporter)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(line.id)
}

/// Writes a line anew, over the revision that was read.
pub async fn correct(
    service: &Service,
    by: &Account,
    review: ReviewId,
    id: NotedId,
    revision: i64,
    part: Part,
    words: &str,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let before = waiting(&tx, by, review, id).await?;
    let after = Noted {
        part,
        words: noted::words(part, words).map_err(Refusal::from)?,
        revision: revision.saturating_add(1),
        written_by: by.id,
        written_at: now,
        ..before
    };
    if !storage::meeting::noted::rewrite(&tx, review, revision, &after).await? {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, review, by.id, Operation::NoteChanged, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Takes a line away that was a mistake.
pub async fn remove(
    service: &Service,
    by: &Account,
    review: ReviewId,
    id: NotedId,
    revision: i64,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    waiting(&tx, by, review, id).await?;
    if !storage::meeting::noted::remove(&tx, review, id, revision).await? {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, review, by.id, Operation::NoteRemoved, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// A line that its leader has not settled.
async fn waiting(tx: &Tx, by: &Account, review: ReviewId, id: NotedId) -> Result<Noted, Error> {
    must(tx, by, review).await?;
    let found = storage::meeting::noted::by_id(tx, review, id).await?.ok_or(Error::NotFound)?;
    noted::may_change(found.settled_at.is_some()).map_err(Refusal::from)?;
    Ok(found)
}

async fn must(tx: &Tx, by: &Account, review: ReviewId) -> Result<(), Error> {
    let found = access::must(tx, review, by, Act::RunMeeting).await?;
    found.phase.may_change().map_err(Refusal::from)?;
    Ok(())
}
