use ballot::{ElectionResult, PartialDecryption, TrusteeNumber, Trustees, archive::Entry};
use review::{
    evaluation::{BoxStage, Refusal},
    id::{BoxId, ReviewId},
    log::{About, Operation},
    phase::Phase,
    result::Cause,
    role::Act,
};
use storage::{
    Tx,
    account::Account,
    cycle::Review,
    evaluation::{self, BallotBox, Kind},
};

use super::Deed;
use crate::{
    Error, Fault, Service, access,
    evaluation::{append, crunch, paper, read_tally, setup, stage},
    log,
};

/// Takes a trustee's part of a box's opening, with its proofs. Enough parts open the sums; those that come later find
/// them open.
pub async fn give_share(service: &Service, by: &Account, id: &BoxId, text: Vec<u8>) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let one = evaluation::locked(&tx, id).await?.ok_or(Error::NotFound)?;
    let found = access::must(&tx, one.review, by, Act::HoldShare).await?;
    let stage = stage(&one)?;
    if stage != BoxStage::Closed {
        return Err(review::Refusal::from(Refusal::WrongStage { stage }).into());
    }
    paper::must_stand(&tx, &one).await?;
    let number = number_of(&tx, one.review, by).await?;
    let (part, trustees) = check(service, &tx, id, number, text).await?;
    if evaluation::shares(&tx, id).await?.contains(&number.get()) {
        return Err(review::Refusal::from(Refusal::ShareGivenBefore).into());
    }
    evaluation::add_share(&tx, id, number.get(), by.id, now).await?;
    append(&tx, &one, Entry::partial_decryption(number, &part)).await?;
    if evaluation::shares(&tx, id).await?.len() >= trustees.threshold() {
        open(service, &tx, id, trustees).await?;
        crate::comment::open_ready(service, &tx, id).await?;
        settle_phase(&tx, &found).await?;
        super::keep(&tx, &found, Deed { cause: Cause::BoxOpened, by: by.id, at: now }).await?;
    }
    log::keep(service, &tx, found.id, by.id, Operation::ShareGiven, About::Box(id.clone())).await?;
    tx.commit().await?;
    service.live().changed(found.id);
    Ok(())
}

/// A trustee's number: the place in the ceremony's list.
pub(crate) async fn number_of(tx: &Tx, review: ReviewId, by: &Account) -> Result<TrusteeNumber, Error> {
    let found = evaluation::ceremony::by_review(tx, review).await?;
    let place = found.and_then(|ceremony| ceremony.place(by.id)).ok_or(Error::Forbidden)?;
    Ok(TrusteeNumber::at(place))
}

async fn check(
    service: &Service,
    tx: &Tx,
    id: &BoxId,
    number: TrusteeNumber,
    text: Vec<u8>,
) -> Result<(PartialDecryption, Trustees), Error> {
    let (election, trustees, _) = setup(tx, id).await?;
    let tally = read_tally(service, tx, id).await?;
    let (part, trustees) = crunch(move || {
        let key = trustees.get(number).ok_or(ballot::DecryptionError::NoSuchTrustee(number.get()));
        (key.and_then(|key| PartialDecryption::check(&election, &tally, key, &text)), trustees)
    })
    .await?;
    let part = part.map_err(|why| {
        tracing::info!(%why, trustee = number.get(), "a trustee's part is refused");
        review::Refusal::from(Refusal::BadShare)
    })?;
    Ok((part, trustees))
}

/// Enough parts are in: finds the numbers and keeps them, in the archive and as sums.
async fn open(service: &Service, tx: &Tx, id: &BoxId, trustees: Trustees) -> Result<(), Error> {
    let now = service.now();
    let one = evaluation::by_id(tx, id).await?.ok_or(Error::NotFound)?;
    let parts = stored_parts(tx, &one, evaluation::shares(tx, id).await?.len()).await?;
    let (election, _, _) = setup(tx, id).await?;
    let tally = read_tally(service, tx, id).await?;
    let result = crunch(move || {
        let checked: Vec<_> = parts
            .iter()
            .map(|(number, text)| {
                let key = trustees.get(*number).ok_or(ballot::DecryptionError::NoSuchTrustee(number.get()));
                Ok((*number, PartialDecryption::check(&election, &tally, key?, text)?))
            })
            .collect::<Result<_, ballot::DecryptionError>>()
            .map_err(Fault::broken)?;
        let parts = checked.iter().map(|(number, part)| (*number, part));
        ElectionResult::open(&trustees, &tally, parts).map_err(Fault::broken)
    })
    .await??;
    append(tx, &one, Entry::result(&result)).await?;
    let sums =
        result.numbers().iter().map(|row| row.iter().map(|number| u64::try_from(number.value())).collect());
    let sums: Vec<Vec<u64>> = sums.collect::<Result<_, _>>().map_err(Fault::broken)?;
    // Whoever reads the sums later relies on their shape: better find out now.
    let ballots = u64::try_from(one.cast_cards).map_err(Fault::broken)?;
    one.shape.rows(&sums, ballots).map_err(Fault::broken)?;
    storage::result::add_sums(tx, id, &sums, now).await?;
    if evaluation::mark_sums_opened(tx, id, now).await? { Ok(()) } else { Err(Error::Stale) }
}

/// The trustees' parts as they are stored, by trustee number.
async fn stored_parts(
    tx: &Tx,
    one: &BallotBox,
    count: usize,
) -> Result<Vec<(TrusteeNumber, Vec<u8>)>, Error> {
    /// Each part: the factors, whose they are, the event.
    const EACH: usize = 3;
    let records = evaluation::records(tx, &one.id).await?;
    let tail = records.len().saturating_sub(count * EACH);
    let data: Vec<_> = records
        .into_iter()
        .skip(tail)
        .filter(|record| record.kind == Kind::Data)
        .map(|record| record.contents)
        .collect();
    let parts = data.chunks_exact(2).map(|pair| match pair {
        [text, whose] => {
            let owner = PartialDecryption::owner(whose, text).map_err(Fault::broken)?;
            let place = owner.checked_sub(1).ok_or_else(|| Fault::broken("no trustee has the number 0"))?;
            Ok((TrusteeNumber::at(place), text.clone()))
        }
        _ => Err(Fault::broken("a trustee's part has two records")),
    });
    Ok(parts.collect::<Result<_, Fault>>()?)
}

/// Once every box is opened or withheld and its papers are signed, the review moves on.
pub(crate) async fn settle_phase(tx: &Tx, review: &Review) -> Result<(), Error> {
    if review.phase == Phase::Evaluation && all_done(tx, review.id).await? {
        storage::cycle::move_phase(tx, review.id, Phase::Evaluation, Phase::Assessment).await?;
    }
    Ok(())
}

async fn all_done(tx: &Tx, review: ReviewId) -> Result<bool, Error> {
    if !paper::pending(tx, review).await?.is_empty() {
        return Ok(false);
    }
    for one in evaluation::boxes(tx, review).await? {
        match stage(&one)? {
            BoxStage::Opened | BoxStage::TooSmall => {}
            BoxStage::Preparing | BoxStage::Ready | BoxStage::Open | BoxStage::Closed => return Ok(false),
        }
    }
    Ok(true)
}
