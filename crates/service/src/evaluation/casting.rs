use ballot::{BallotRefusal, CheckedBallot, archive::Entry};
use review::{
    evaluation::{Refusal, may_cast},
    id::BoxId,
};
use storage::{
    StorageError,
    evaluation::{self, Cast},
};
use thiserror::Error;

use super::{append, crunch, stage};
use crate::{
    Error, Fault, Service,
    comment::{self, Sent},
};

/// The answer to a voter: the ballot is in the box, and on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// By which the voter finds it on the board.
    pub tracker: String,
    /// Whether it replaced an earlier ballot of the same card.
    pub replaced: bool,
    /// Whether it counts. Not when it was sent again after a later ballot of the same card had come.
    pub counts: bool,
    /// Cards that have a ballot now.
    pub received: usize,
}

/// Why a ballot is not in the box.
#[derive(Debug, Error)]
pub enum CastError {
    /// The box does not take ballots, now or any more.
    #[error(transparent)]
    Refused(Refusal),
    /// Not a good ballot of this box.
    #[error(transparent)]
    Ballot(#[from] BallotRefusal),
    /// The comments beside it are not those of this box.
    #[error(transparent)]
    Comments(review::comment::Refusal),
    /// There is no such box.
    #[error("no such box")]
    NotFound,
    /// Something broke.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Error> for CastError {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(review::Refusal::Evaluation(why)) => Self::Refused(why),
            Error::Refused(review::Refusal::Comment(why)) => Self::Comments(why),
            Error::Refused(why) => Self::Fault(Fault::broken(why)),
            Error::NotFound | Error::Forbidden => Self::NotFound,
            // The box is locked while we append, so this is never bad luck.
            Error::Stale => Self::Fault(Fault::broken("the archive grew under a lock")),
            Error::Fault(fault) => Self::Fault(fault),
        }
    }
}

impl From<StorageError> for CastError {
    fn from(fault: StorageError) -> Self {
        Self::Fault(fault.into())
    }
}

/// Casts a sealed ballot. Every proof is checked before anything is written; the answer comes when it is on disk.
/// Once voting has ended, a ballot is still taken for the template's grace period.
/// Sending the same ballot again is harmless, even after closing, and gets the same answer, unless a later ballot of the
/// same card came between: then it is told that this one no longer counts.
///
/// Comments are stored with a ballot that is new, and never told from it again.
///
/// Nothing is logged here that tells box, card, tracker or time of a ballot.
pub async fn cast(service: &Service, id: &BoxId, sent: impl Into<Sent>) -> Result<Received, CastError> {
    // When it arrived counts, not when its turn came: a full hall must not make ballots late.
    let now = service.now();
    let Sent { ballot: text, comments } = sent.into();
    let rules = service.checkers.of(service, id).await?;
    let prepared = rules.clone();
    let turn = service.checkers.turn().await?;
    let (verdict, text) = crunch(move || (rules.checker.check(&text), text)).await?;
    let checked = verdict?;
    let comments = comment::checked(prepared.comments.as_ref(), comments).await?;
    drop(turn);
    let tx = service.store.write().await?;
    let found = evaluation::locked(&tx, id).await?.ok_or(CastError::NotFound)?;
    let credential = checked.credential().to_string();
    let earlier = evaluation::cast_by(&tx, id, &credential).await?;
    let earlier = earlier.ok_or_else(|| CastError::Fault(Fault::broken("a listed card has no row")))?;
    let first = earlier.tracker.is_none();
    let (tracker, hash) = (checked.tracker().to_string(), checked.tracker().hash().to_string());
    if evaluation::has_record(&tx, id, &hash).await? {
        return Ok(again(tracker, &earlier, found.cast_cards));
    }
    may_cast(stage(&found)?, found.times.voting_stop, now).map_err(CastError::Refused)?;
    append(&tx, &found, entry(&checked, &text)?).await?;
    if !evaluation::note_counted(&tx, &found, &credential, &tracker, first).await? {
        return Err(CastError::Fault(Fault::broken("a box's counts moved under a lock")));
    }
    comment::store(service, &tx, id, comments).await?;
    tx.commit().await?;
    service.live().changed(found.review);
    let received = found.cast_cards + usize::from(first);
    Ok(Received { tracker, replaced: !first, counts: true, received })
}

/// The answer for a ballot that is there already. Once it no longer counts, what it replaced itself matters to nobody.
fn again(tracker: String, by_card: &Cast, received: usize) -> Received {
    let counts = by_card.tracker.as_ref() == Some(&tracker);
    Received { tracker, replaced: counts && by_card.ballots > 1, counts, received }
}

/// The exact text that was checked.
fn entry(checked: &CheckedBallot, text: &[u8]) -> Result<Entry, Fault> {
    let text = std::str::from_utf8(text).map_err(Fault::broken)?;
    debug_assert_eq!(ballot::Tracker::of(text), checked.tracker());
    Ok(Entry::ballot(text))
}

/// Whether a ballot was refused because its card is not in the box's list: a wrong or mistyped code.
pub fn is_unknown_card(why: &BallotRefusal) -> bool {
    matches!(why, BallotRefusal::UnknownCredential)
}
