//! A leader's own draft of a comment, before the meeting. No use case takes whose draft it is: it is always the asker's.

use review::{
    Refusal,
    id::{ReporterId, ReviewId},
    meeting::{self as rules, CommentText},
    role::Act,
    time::Instant,
};
use storage::{
    Rows, Tx,
    account::Account,
    meeting::draft::{self, Draft, Texts},
};

use crate::{Error, Service, access};

/// Keeps a draft over the revision that was read (0 where there was none), and answers the new one.
///
/// [`Error::Stale`] when its author saved it elsewhere meanwhile: both texts must stand side by side.
pub async fn keep(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    revision: i64,
    texts: &Texts,
) -> Result<i64, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    must(&tx, by, review, reporter).await?;
    let revision = put(&tx, by, reporter, revision, texts, now).await?;
    // Nobody else is told: that somebody drafts is nobody else's to know.
    tx.commit().await?;
    Ok(revision)
}

/// The draft over the revision that was read, in a transaction of others.
pub(super) async fn put(
    tx: &Tx,
    by: &Account,
    reporter: ReporterId,
    revision: i64,
    texts: &Texts,
    now: Instant,
) -> Result<i64, Error> {
    for (said, of) in [
        (&texts.praise, CommentText::Praise),
        (&texts.problem, CommentText::Problem),
        (&texts.direction, CommentText::Direction),
    ] {
        for text in [&said.zh, &said.en] {
            rules::draft(text, of).map_err(Refusal::from)?;
        }
    }
    let new = Draft { reporter, texts: texts.clone(), revision: revision.saturating_add(1), saved_at: now };
    let kept = if revision == 0 {
        draft::begin(tx, by.id, &new).await.map(|()| true)
    } else {
        draft::rewrite(tx, by.id, revision, &new).await
    };
    match kept {
        Ok(true) => Ok(new.revision),
        Ok(false) => Err(Error::Stale),
        Err(fault) if fault.is_duplicate() => Err(Error::Stale),
        Err(fault) => Err(fault.into()),
    }
}

/// Throws the asker's draft away, as it was read.
pub async fn discard(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    revision: i64,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    must(&tx, by, review, reporter).await?;
    if !draft::discard(&tx, reporter, by.id, revision).await? {
        // A draft that was never saved is gone already.
        let there = draft::own_on(&tx, reporter, by.id).await?;
        return if revision == 0 && there.is_none() { Ok(()) } else { Err(Error::Stale) };
    }
    tx.commit().await?;
    Ok(())
}

async fn must(tx: &Tx, by: &Account, review: ReviewId, reporter: ReporterId) -> Result<(), Error> {
    let found = access::must(tx, review, by, Act::WriteComment).await?;
    found.phase.may_change().map_err(Refusal::from)?;
    is_of(tx, review, reporter).await
}

pub(super) async fn is_of(rows: &impl Rows, review: ReviewId, reporter: ReporterId) -> Result<(), Error> {
    let known = storage::roster::reporters(rows, review).await?;
    if known.iter().any(|one| one.id == reporter) { Ok(()) } else { Err(Error::NotFound) }
}
