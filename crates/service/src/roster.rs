//! Units, the roll, reporters, and who has come.

mod apply;
pub mod copied;
mod how;
pub mod import;
mod known;
mod removing;
pub mod undo;

use review::{
    id::{AccountId, PersonId, ReporterId, ReviewId, UnitId},
    log::{About, Operation},
    meeting::check_order,
    report::How,
    role::{Act, Roles},
    roster::Refusal,
    template::GroupKey,
    words::Words,
};
use storage::{
    Rows, StorageError, Tx,
    account::Account,
    roster::{Person, Reporter, Unit},
};

use crate::{Error, Service, access, chance, log};

pub use how::set_how;
pub use known::entry_of;
pub use removing::remove_person;

/// A unit to be added.
#[derive(Clone, Debug)]
pub struct NewUnit {
    /// Short and unique in the review.
    pub code: String,
    /// As printed.
    pub name: Words,
    /// In all.
    pub members: usize,
    /// Of its committee.
    pub committee: usize,
    /// Who reports for it …
    pub reporter: AccountId,
    /// … and in which post.
    pub reporter_title: Words,
}

/// Somebody to be put on the roll.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// Staff number, unique in the review.
    pub number: String,
    /// The name.
    pub name: Words,
    /// The post.
    pub title: Words,
    /// The code of the unit, where the person belongs to one.
    pub unit: Option<String>,
    /// With whom the person votes.
    pub group: GroupKey,
    /// Whether excused beforehand.
    pub on_leave: bool,
}

/// Adds units with their reporters, in running order. All or none.
pub async fn add_units(
    service: &Service,
    by: &Account,
    review: ReviewId,
    new: &[NewUnit],
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::EditRoster).await?;
    insert_units(service, &tx, review, new).await?;
    advance(&tx, review).await?;
    log::keep(service, &tx, review, by.id, Operation::UnitsAdded, About::Count(new.len())).await?;
    tx.commit().await?;
    Ok(())
}

/// Behind the reporters that are there.
async fn insert_units(service: &Service, tx: &Tx, review: ReviewId, new: &[NewUnit]) -> Result<(), Error> {
    let now = service.now();
    let there = storage::roster::reporters(tx, review).await?.len();
    for (place, one) in new.iter().enumerate() {
        let unit = Unit {
            id: UnitId::from_uuid(chance::uuid(&*service.dice, now)),
            code: one.code.clone(),
            name: one.name.clone(),
            members: one.members,
            committee: one.committee,
        };
        let taken = || Refusal::UnitTaken { code: one.code.clone() };
        storage::roster::add_unit(tx, review, &unit).await.map_err(|fault| unless_taken(fault, taken))?;
        let reporter = Reporter {
            id: ReporterId::from_uuid(chance::uuid(&*service.dice, now)),
            unit,
            account: one.reporter,
            title: one.reporter_title.clone(),
            position: there + place,
            how: How::InPerson,
        };
        storage::roster::add_reporter(tx, review, &reporter).await?;
    }
    Ok(())
}

/// Puts people on the roll. All or none.
pub async fn add_people(
    service: &Service,
    by: &Account,
    review: ReviewId,
    new: &[NewPerson],
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::EditRoster).await?;
    insert_people(service, &tx, review, new).await?;
    advance(&tx, review).await?;
    log::keep(service, &tx, review, by.id, Operation::PeopleAdded, About::Count(new.len())).await?;
    tx.commit().await?;
    Ok(())
}

async fn insert_people(service: &Service, tx: &Tx, review: ReviewId, new: &[NewPerson]) -> Result<(), Error> {
    let now = service.now();
    let units = storage::roster::units(tx, review).await?;
    let unit_of = |code: &String| units.iter().find(|unit| &unit.code == code).map(|unit| unit.id);
    let people: Vec<_> = new
        .iter()
        .map(|one| {
            Ok(Person {
                id: PersonId::from_uuid(chance::uuid(&*service.dice, now)),
                number: Some(one.number.clone()),
                email: None,
                name: one.name.clone(),
                title: one.title.clone(),
                unit: one.unit.as_ref().map(|code| unit_of(code).ok_or(Error::NotFound)).transpose()?,
                group: one.group.clone(),
                roles: Roles::none(),
                excused_at: one.on_leave.then_some(now),
                present_at: None,
                left_at: None,
            })
        })
        .collect::<Result<_, Error>>()?;
    let added = storage::roster::add_people(tx, review, &people).await;
    added.map_err(|fault| unless_taken(fault, || Refusal::NumberTaken))
}

/// Notes that the roster was changed; somebody else who changes it at the same moment waits, and is told.
async fn advance(tx: &Tx, review: ReviewId) -> Result<(), Error> {
    let version = storage::roster::revision::version(tx, review).await?;
    if storage::roster::revision::advance(tx, review, version).await? { Ok(()) } else { Err(Error::Stale) }
}

/// A key that is there already is the organiser's to mend, not ours.
fn unless_taken(fault: StorageError, taken: impl FnOnce() -> Refusal) -> Error {
    if fault.is_duplicate() { review::Refusal::from(taken()).into() } else { fault.into() }
}

/// Units and people as a spreadsheet has them.
pub async fn export(rows: &impl Rows, review: ReviewId) -> Result<documents::roster::Roster, StorageError> {
    let known = known::standing(rows, review).await?.known;
    Ok(documents::roster::Roster {
        units: known.units.into_iter().map(|(_, unit)| unit).collect(),
        people: known.people.into_iter().map(|(_, person)| person).collect(),
    })
}

/// Sets the running order: each reporter once. [`Error::Stale`] when it is no longer the one that was `seen`.
pub async fn set_order(
    service: &Service,
    by: &Account,
    review: ReviewId,
    seen: &[ReporterId],
    order: &[ReporterId],
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::EditRoster).await?;
    // One at a time, also on a database that takes many writers.
    storage::meeting::locked(&tx, review).await?;
    let known: Vec<_> =
        storage::roster::reporters(&tx, review).await?.iter().map(|reporter| reporter.id).collect();
    if known != seen {
        return Err(Error::Stale);
    }
    check_order(&known, order).map_err(review::Refusal::from)?;
    for (position, reporter) in order.iter().enumerate() {
        storage::roster::set_position(&tx, review, *reporter, position).await?;
    }
    log::keep(service, &tx, review, by.id, Operation::OrderSet, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}
