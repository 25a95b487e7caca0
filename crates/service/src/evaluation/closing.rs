use std::sync::Arc;

use ballot::{CheckedBallot, Checker, EncryptedTally, archive::Entry};
use review::{
    evaluation::{BoxStage, may_close, withheld},
    id::{BoxId, ReviewId},
    role::Act,
};
use storage::{
    Rows, Tx,
    account::Account,
    evaluation::{self, BallotBox, Kind},
};

use super::{append, crunch, stage};
use crate::{Error, Fault, Service, access, comment};

/// Closes every open box of a review and adds up what is sealed. A box with too few ballots is never opened: then its
/// sums are not even made.
pub async fn close(service: &Service, by: &Account, review: ReviewId) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::RunBoxes).await?;
    let template = access::template(&found)?;
    let mut closed = 0;
    for one in evaluation::boxes(&tx, review).await? {
        let one = evaluation::locked(&tx, &one.id).await?.ok_or(Error::NotFound)?;
        if stage(&one)? != BoxStage::Open {
            continue;
        }
        closed += 1;
        append(&tx, &one, Entry::end_ballots()).await?;
        if !evaluation::mark_closed(&tx, &one.id, now).await? {
            return Err(Error::Stale);
        }
        if withheld(&template, u64::try_from(one.cast_cards).unwrap_or_default()) {
            evaluation::mark_withheld(&tx, &one.id, now).await?;
            comment::discard(&tx, &one.id).await?;
        } else {
            add_up(service, &tx, &one.id).await?;
        }
    }
    if closed == 0 {
        let first = evaluation::boxes(&tx, review).await?.into_iter().next().ok_or(Error::NotFound)?;
        may_close(stage(&first)?).map_err(review::Refusal::from)?;
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

async fn add_up(service: &Service, tx: &Tx, id: &BoxId) -> Result<(), Error> {
    let tally = read_tally(service, tx, id).await?;
    let one = evaluation::by_id(tx, id).await?.ok_or(Error::NotFound)?;
    append(tx, &one, Entry::encrypted_tally(&tally)).await?;
    comment::settle(service, tx, id, &tally).await
}

/// The sealed sums of a box, out of its ballots as they are stored.
pub(crate) async fn read_tally(
    service: &Service,
    rows: &impl Rows,
    id: &BoxId,
) -> Result<EncryptedTally, Error> {
    let checker = service.checkers.of(service, id).await?;
    let one = evaluation::by_id(rows, id).await?.ok_or(Error::NotFound)?;
    let texts = ballot_texts(rows, &one).await?;
    crunch(move || tally(&checker, &texts)).await?.map_err(Error::from)
}

/// The ballots are the data records between the set-up's five and the end.
pub(crate) async fn ballot_texts(rows: &impl Rows, one: &BallotBox) -> Result<Vec<Vec<u8>>, Error> {
    /// Election, trustees, credentials, hashes, event.
    const SETUP: usize = 5;
    let records = evaluation::records(rows, &one.id).await?;
    let later = records.into_iter().skip(SETUP).take(one.ballots * 2);
    Ok(later.filter(|record| record.kind == Kind::Data).map(|record| record.contents).collect())
}

fn tally(checker: &Arc<Checker>, texts: &[Vec<u8>]) -> Result<EncryptedTally, Fault> {
    let ballots: Vec<CheckedBallot> = texts
        .iter()
        .map(|text| checker.read_accepted(text))
        .collect::<Result<_, _>>()
        .map_err(Fault::broken)?;
    Ok(EncryptedTally::of(checker.election(), &ballots))
}
