//! Checking oneself in with the hall's code, without an account. A ticket proves that one has seen the code; what it is
//! made of are the house's key, which is not in the database, and the time.

use std::net::IpAddr;

use review::{
    Refusal,
    attendance::{
        How,
        arrival::{Kind, Refusal as No, may_arrive},
    },
    id::{PersonId, ReviewId},
    log::{About, Operation},
    role::Act,
};
use storage::{
    Rows,
    account::Account,
    attendance::arrival::{self, Arrival},
    cycle::Review,
    roster::Person,
};

use super::{Arrived, arrive, by_key};
use crate::{Error, Fault, Service, access, chance, log};

pub(crate) use guessing::Guessing;

mod guessing;

fn refused(why: No) -> Error {
    Refusal::from(review::attendance::Refusal::from(why)).into()
}

/// Opens self check-in with codes of this kind. Codes that were shown or printed before are worth nothing any more.
pub async fn open(service: &Service, by: &Account, review: ReviewId, kind: Kind) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::CheckIn).await?;
    if !service.makes_tickets() {
        return Err(refused(No::NoSeal));
    }
    let meeting = storage::meeting::of(&tx, review).await?.ok_or(Error::NotFound)?;
    may_arrive(found.phase, &meeting.state.stage).map_err(refused)?;
    let salt = chance::token(&*service.dice);
    let new = Arrival { kind, salt, opened_at: now, opened_by: by.id, closed_at: None };
    arrival::open(&tx, review, &new).await?;
    log::keep(service, &tx, review, by.id, Operation::ArrivalOpened, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Closes it. It closes with the meeting, too.
pub async fn close(service: &Service, by: &Account, review: ReviewId) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::CheckIn).await?;
    if arrival::close(&tx, review, now).await? {
        log::keep(service, &tx, review, by.id, Operation::ArrivalClosed, About::Nothing).await?;
        tx.commit().await?;
        service.live().changed(review);
    }
    Ok(())
}

/// How self check-in stands while it is open: neither closed, nor is the meeting over.
pub async fn standing(rows: &impl Rows, review: &Review) -> Result<Option<Arrival>, Error> {
    let Some(found) = arrival::of(rows, review.id).await? else { return Ok(None) };
    let meeting = storage::meeting::of(rows, review.id).await?.ok_or(Error::NotFound)?;
    let may = may_arrive(review.phase, &meeting.state.stage).is_ok();
    Ok((may && found.closed_at.is_none()).then_some(found))
}

/// The ticket that the hall shows now; none while self check-in is closed.
pub async fn ticket(service: &Service, rows: &impl Rows, review: &Review) -> Result<Option<String>, Error> {
    let Some(open) = standing(rows, review).await? else { return Ok(None) };
    let number = open.kind.number(service.now());
    made(service, review.id, &open, number).map(Some)
}

fn made(service: &Service, review: ReviewId, open: &Arrival, number: i64) -> Result<String, Error> {
    let seal = service.tickets().ok_or_else(|| refused(No::NoSeal))?;
    Ok(seal.ticket(&format!("arrive|{review}|{}|{number}", open.salt))?)
}

/// Tells the screens when the codes have changed by themselves. Called by the clock.
pub async fn turn(service: &Service) -> Result<(), Fault> {
    if service.arrivals.is_new(Kind::Changing.number(service.now())) {
        for review in arrival::changing(&service.reader()).await? {
            service.live().changed(review);
        }
    }
    Ok(())
}

/// Who asks at the door.
#[derive(Clone, Copy, Debug)]
pub struct Guest<'a> {
    /// What the hall's code said.
    pub ticket: &'a str,
    /// From where, where that can be told.
    pub address: Option<IpAddr>,
}

/// Whether a ticket is good now.
pub async fn check(service: &Service, review: ReviewId, ticket: &str) -> Result<Review, Error> {
    checked(service, &service.reader(), review, ticket).await
}

async fn checked(
    service: &Service,
    rows: &impl Rows,
    review: ReviewId,
    ticket: &str,
) -> Result<Review, Error> {
    let found = storage::cycle::by_id(rows, review).await?.ok_or(Error::NotFound)?;
    let open = standing(rows, &found).await?.ok_or_else(|| refused(No::NotOpen))?;
    for number in open.kind.good(service.now()) {
        if same(&made(service, review, &open, number)?, ticket) {
            return Ok(found);
        }
    }
    Err(refused(No::TicketOver))
}

/// Takes as long for a ticket that begins right as for any other.
fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let differ = one.iter().zip(other).fold(0, |differ, (one, other)| differ | (one ^ other));
    one.len() == other.len() && differ == 0
}

/// Who has a staff number, for the person to confirm. Whoever asks for many learns no more after a few.
pub async fn look(
    service: &Service,
    review: ReviewId,
    guest: Guest<'_>,
    number: &str,
) -> Result<Person, Error> {
    let now = service.now();
    let reader = service.reader();
    checked(service, &reader, review, guest.ticket).await?;
    service.arrivals.may_ask(guest.address, review, now).map_err(refused)?;
    if let Some(person) = by_key(&reader, review, number).await? {
        service.arrivals.looked(guest.address, review, now);
        return Ok(person);
    }
    service.arrivals.wrong(guest.address, review, now);
    Err(refused(No::NotOnRoll))
}

/// Notes that the person of this number is here. `which` is who was shown for it.
pub async fn confirm(
    service: &Service,
    review: ReviewId,
    guest: Guest<'_>,
    number: &str,
    which: PersonId,
) -> Result<Arrived, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    checked(service, &tx, review, guest.ticket).await?;
    let person = by_key(&tx, review, number).await?.filter(|person| person.id == which);
    let person = person.ok_or_else(|| refused(No::NotOnRoll))?;
    let arrived = arrive(&tx, review, person, How::Own, now).await?;
    if !arrived.before {
        tx.commit().await?;
        service.live().changed(review);
    }
    service.arrivals.confirmed(guest.address, review);
    Ok(arrived)
}
