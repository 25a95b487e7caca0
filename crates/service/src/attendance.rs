//! Who has come: noted at the desk, from paper, or by oneself ([`arrival`]), and corrected with a reason.

pub mod arrival;

use std::collections::BTreeSet;

use review::{
    Refusal,
    attendance::{self as rules, Change, How},
    id::{CorrectionId, PersonId, ReviewId},
    role::Act,
    time::Instant,
};
use storage::{Rows, Tx, account::Account, attendance::change::Corrected, roster::Person};

use crate::{Error, Service, access, chance};

/// Somebody at the desk.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// As noted now.
    pub person: Person,
    /// Whether that was noted before, so that nothing was changed.
    pub before: bool,
}

/// Notes that somebody has come, by the staff number or the e-mail. A second time changes nothing.
pub async fn check_in(
    service: &Service,
    by: &Account,
    review: ReviewId,
    key: &str,
) -> Result<Arrived, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::CheckIn).await?;
    let person = by_key(&tx, review, key).await?.ok_or(Error::NotFound)?;
    let arrived = arrive(&tx, review, person, How::Desk, now).await?;
    finish(service, tx, review, &arrived).await?;
    Ok(arrived)
}

/// Notes that somebody of the list has come. A second time changes nothing.
pub async fn check_in_person(
    service: &Service,
    by: &Account,
    review: ReviewId,
    which: PersonId,
) -> Result<Arrived, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::CheckIn).await?;
    let person = storage::attendance::person(&tx, review, which).await?.ok_or(Error::NotFound)?;
    let arrived = arrive(&tx, review, person, How::Desk, now).await?;
    finish(service, tx, review, &arrived).await?;
    Ok(arrived)
}

async fn finish(service: &Service, tx: Tx, review: ReviewId, arrived: &Arrived) -> Result<(), Error> {
    if !arrived.before {
        tx.commit().await?;
        service.live().changed(review);
    }
    Ok(())
}

/// Readers of codes type as printed; people may type `a03` for `A03`.
pub(crate) async fn by_key(rows: &impl Rows, review: ReviewId, key: &str) -> Result<Option<Person>, Error> {
    let key = key.trim();
    let exact = storage::roster::presence::by_key(rows, review, key).await?;
    let upper = key.to_uppercase();
    if exact.is_some() || upper == key {
        return Ok(exact);
    }
    Ok(storage::roster::presence::by_key(rows, review, &upper).await?)
}

pub(crate) async fn arrive(
    tx: &Tx,
    review: ReviewId,
    person: Person,
    how: How,
    now: Instant,
) -> Result<Arrived, Error> {
    if person.present_at.is_some() {
        return Ok(Arrived { person, before: true });
    }
    // Another desk may have been faster by a moment: that is the same as a second time.
    if !storage::attendance::arrive(tx, review, person.id, how, now).await? {
        let person = storage::attendance::person(tx, review, person.id).await?.ok_or(Error::NotFound)?;
        return Ok(Arrived { person, before: true });
    }
    Ok(Arrived { person: Person { present_at: Some(now), ..person }, before: false })
}

/// Notes from a signed sheet who has come. Whoever was noted before stays as noted; answers how many were not. Where
/// somebody of them is no longer on the roll, nobody is noted.
pub async fn check_in_many(
    service: &Service,
    by: &Account,
    review: ReviewId,
    people: &BTreeSet<PersonId>,
) -> Result<usize, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::CheckIn).await?;
    if storage::attendance::on_roll(&tx, review, people).await? != people.len() {
        return Err(Error::Stale);
    }
    let count = storage::attendance::arrive_all(&tx, review, people, How::Paper, now).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(count)
}

/// Notes that everybody has come who is not on leave. Answers how many were not noted before.
pub async fn everybody(service: &Service, by: &Account, review: ReviewId) -> Result<usize, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::CheckIn).await?;
    let count = storage::attendance::everybody(&tx, review, now).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(count)
}

/// Corrects how somebody stands, and keeps who did, when, before and after, and why.
pub async fn correct(
    service: &Service,
    by: &Account,
    review: ReviewId,
    which: PersonId,
    change: Change,
    why: &str,
) -> Result<Person, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    must_correct(&tx, by, review).await?;
    let person = storage::attendance::person(&tx, review, which).await?.ok_or(Error::NotFound)?;
    let why = rules::why(why).map_err(Refusal::from)?;
    let person = change_of(service, &tx, (by, review), person, change, why, now).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(person)
}

/// Takes a slip back: somebody was noted at that moment, and was not meant. Later than a slip it takes a reason, as
/// [`correct`] does. Whoever is not here any more is left so.
pub async fn take_back(
    service: &Service,
    by: &Account,
    review: ReviewId,
    which: PersonId,
    noted_at: Option<Instant>,
) -> Result<Person, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    must_correct(&tx, by, review).await?;
    let person = storage::attendance::person(&tx, review, which).await?.ok_or(Error::NotFound)?;
    let Some(since) = person.present_at else { return Ok(person) };
    if noted_at.is_some_and(|noted_at| noted_at != since) {
        return Err(Error::Stale);
    }
    if !rules::is_slip(since, now) {
        return Err(Refusal::from(rules::Refusal::Why(review::text::TextError::Empty)).into());
    }
    let person = change_of(service, &tx, (by, review), person, Change::Withdrawn, String::new(), now).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(person)
}

async fn must_correct(tx: &Tx, by: &Account, review: ReviewId) -> Result<(), Error> {
    let found = access::must(tx, review, by, Act::CheckIn).await?;
    found.phase.may_change().map_err(Refusal::from)?;
    Ok(())
}

async fn change_of(
    service: &Service,
    tx: &Tx,
    (by, review): (&Account, ReviewId),
    person: Person,
    change: Change,
    why: String,
    now: Instant,
) -> Result<Person, Error> {
    let before = person.presence();
    let after = before.after(change, now).map_err(Refusal::from)?;
    if !storage::attendance::correct(tx, review, person.id, before, after).await? {
        return Err(Error::Stale);
    }
    let kept = Corrected { person: person.id, change, before, after, why, by: by.id, at: now };
    let id = CorrectionId::from_uuid(chance::uuid(&*service.dice, now));
    storage::attendance::change::add(tx, review, id, &kept).await?;
    let rules::Presence { excused_at, present_at, left_at } = after;
    Ok(Person { excused_at, present_at, left_at, ..person })
}
