use ballot::{CheckedBallot, Checker, EncryptedTally, archive::Entry};
use review::{
    evaluation::{BoxStage, Stop, may_close, may_stop, withheld},
    id::{BoxId, ReviewId},
    log::{About, Operation},
    role::Act,
    time::Instant,
};
use storage::{
    Rows, Tx,
    account::Account,
    cycle::Review,
    evaluation::{self, BallotBox, Kind},
    log::Chain,
};

use super::{append, archive::SETUP_RECORDS, crunch, stage};
use crate::{Error, Fault, Service, access, comment, log};

/// Ends the voting in all open boxes of a review. No ballot is begun or sealed from now on, but those under way are
/// taken for as long as the template says; then [`close`] or [`close_due`] adds up.
pub async fn stop(service: &Service, by: &Account, review: ReviewId) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::RunBoxes).await?;
    let stop = Stop::new(&access::template(&found)?, now);
    for one in open_boxes(&tx, review).await? {
        may_stop(stage(&one)?, one.times.voting_stop).map_err(review::Refusal::from)?;
        if !evaluation::mark_stopped(&tx, &one.id, stop).await? {
            return Err(Error::Stale);
        }
    }
    if stop.grace_ends_at == now {
        close_boxes(service, &tx, &found, now).await?;
    }
    log::keep(service, &tx, review, by.id, Operation::VotingStopped, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Closes every box of a review in which voting has ended, and adds up what is sealed; refused while ballots under way
/// are awaited. A box with too few ballots is never opened: then its sums are not even made.
pub async fn close(service: &Service, by: &Account, review: ReviewId) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::RunBoxes).await?;
    close_boxes(service, &tx, &found, now).await?;
    log::keep(service, &tx, review, by.id, Operation::BoxesClosed, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// What the clock makes happen: closes boxes whose time for ballots under way is over. Several servers may do so at
/// the same time; one of them will.
pub async fn close_due(service: &Service) -> Result<(), Error> {
    let now = service.now();
    let due = evaluation::overdue(&service.reader(), now).await?;
    let mut reviews: Vec<_> = due.into_iter().map(|one| one.review).collect();
    reviews.sort_unstable();
    reviews.dedup();
    for review in reviews {
        let tx = service.store.write().await?;
        let found = storage::cycle::by_id(&tx, review).await?.ok_or(Error::NotFound)?;
        match close_boxes(service, &tx, &found, now).await {
            Ok(()) => {}
            // Somebody was faster.
            Err(Error::Refused(_)) => continue,
            Err(other) => return Err(other),
        }
        let (chain, what) = (Chain::Review(review), Operation::BoxesClosed);
        log::keep_in(service, &tx, chain, None, what, About::Nothing).await?;
        tx.commit().await?;
        service.live().changed(review);
    }
    Ok(())
}

/// The open boxes of a review, locked; a refusal when there is none.
async fn open_boxes(tx: &Tx, review: ReviewId) -> Result<Vec<BallotBox>, Error> {
    let (mut open, mut other) = (Vec::new(), None);
    for one in evaluation::boxes(tx, review).await? {
        let one = evaluation::locked(tx, &one.id).await?.ok_or(Error::NotFound)?;
        let stage = stage(&one)?;
        if stage == BoxStage::Open {
            open.push(one);
        } else {
            other = other.or(Some(stage));
        }
    }
    match other {
        Some(stage) if open.is_empty() => {
            may_stop(stage, None).map_err(review::Refusal::from)?;
            Ok(open)
        }
        None if open.is_empty() => Err(Error::NotFound),
        Some(_) | None => Ok(open),
    }
}

async fn close_boxes(service: &Service, tx: &Tx, of: &Review, now: Instant) -> Result<(), Error> {
    let template = access::template(of)?;
    for one in open_boxes(tx, of.id).await? {
        may_close(stage(&one)?, one.times.voting_stop, now).map_err(review::Refusal::from)?;
        append(tx, &one, Entry::end_ballots()).await?;
        if !evaluation::mark_closed(tx, &one.id, now).await? {
            return Err(Error::Stale);
        }
        if withheld(&template, u64::try_from(one.cast_cards).unwrap_or_default()) {
            evaluation::mark_withheld(tx, &one.id, now).await?;
            comment::discard(tx, &one.id).await?;
        } else {
            add_up(service, tx, &one.id).await?;
        }
    }
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
    let prepared = service.checkers.of(service, id).await?;
    let one = evaluation::by_id(rows, id).await?.ok_or(Error::NotFound)?;
    let texts = ballot_texts(rows, &one).await?;
    crunch(move || tally(&prepared.checker, &texts)).await?.map_err(Error::from)
}

/// The ballots are the data records between the set-up's five and the end.
pub(crate) async fn ballot_texts(rows: &impl Rows, one: &BallotBox) -> Result<Vec<Vec<u8>>, Error> {
    let records = evaluation::records(rows, &one.id).await?;
    let later = records.into_iter().skip(SETUP_RECORDS).take(one.ballots * 2);
    Ok(later.filter(|record| record.kind == Kind::Data).map(|record| record.contents).collect())
}

fn tally(checker: &Checker, texts: &[Vec<u8>]) -> Result<EncryptedTally, Fault> {
    let ballots: Vec<CheckedBallot> = texts
        .iter()
        .map(|text| checker.read_accepted(text))
        .collect::<Result<_, _>>()
        .map_err(Fault::broken)?;
    Ok(EncryptedTally::of(checker.election(), &ballots))
}
