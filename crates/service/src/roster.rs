//! Units, the roll, reporters, and who has come.

use review::{
    id::{AccountId, PersonId, ReporterId, ReviewId, UnitId},
    meeting::check_order,
    role::Act,
    template::GroupKey,
    words::Words,
};
use storage::{
    account::Account,
    roster::{Person, Reporter, Unit},
};

use crate::{Error, Service, access, chance};

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
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::EditRoster).await?;
    for (position, one) in new.iter().enumerate() {
        let unit = Unit {
            id: UnitId::from_uuid(chance::uuid(&*service.dice, now)),
            code: one.code.clone(),
            name: one.name.clone(),
            members: one.members,
            committee: one.committee,
        };
        storage::roster::add_unit(&tx, review, &unit).await?;
        let reporter = Reporter {
            id: ReporterId::from_uuid(chance::uuid(&*service.dice, now)),
            unit,
            account: one.reporter,
            title: one.reporter_title.clone(),
            position,
        };
        storage::roster::add_reporter(&tx, review, &reporter).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Puts people on the roll. All or none.
pub async fn add_people(
    service: &Service,
    by: &Account,
    review: ReviewId,
    new: &[NewPerson],
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::EditRoster).await?;
    let units = storage::roster::units(&tx, review).await?;
    let unit_of = |code: &String| units.iter().find(|unit| &unit.code == code).map(|unit| unit.id);
    let people: Vec<_> = new
        .iter()
        .map(|one| {
            Ok(Person {
                id: PersonId::from_uuid(chance::uuid(&*service.dice, now)),
                number: one.number.clone(),
                name: one.name.clone(),
                title: one.title.clone(),
                unit: one.unit.as_ref().map(|code| unit_of(code).ok_or(Error::NotFound)).transpose()?,
                group: one.group.clone(),
                excused_at: one.on_leave.then_some(now),
                present_at: None,
            })
        })
        .collect::<Result<_, Error>>()?;
    storage::roster::add_people(&tx, review, &people).await?;
    tx.commit().await?;
    Ok(())
}

/// Sets the running order: each reporter once.
pub async fn set_order(
    service: &Service,
    by: &Account,
    review: ReviewId,
    order: &[ReporterId],
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::EditRoster).await?;
    let known: Vec<_> =
        storage::roster::reporters(&tx, review).await?.iter().map(|reporter| reporter.id).collect();
    check_order(&known, order).map_err(review::Refusal::from)?;
    for (position, reporter) in order.iter().enumerate() {
        storage::roster::set_position(&tx, review, *reporter, position).await?;
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Notes that people have come, or takes it back.
pub async fn check_in(
    service: &Service,
    by: &Account,
    review: ReviewId,
    people: &[PersonId],
    here: bool,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::CheckIn).await?;
    for person in people {
        if !storage::roster::set_present(&tx, review, *person, here.then_some(now)).await? {
            return Err(Error::NotFound);
        }
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Notes by staff number that somebody has come (`Some(true)`), has not (`Some(false)`), or the opposite of what was
/// noted (`None`). Answers the person as noted now.
pub async fn check_in_number(
    service: &Service,
    by: &Account,
    review: ReviewId,
    number: &str,
    here: Option<bool>,
) -> Result<Person, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::CheckIn).await?;
    let person = storage::roster::presence::by_number(&tx, review, number).await?.ok_or(Error::NotFound)?;
    let at = here.unwrap_or(person.present_at.is_none()).then_some(now);
    if !storage::roster::set_present(&tx, review, person.id, at).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(Person { present_at: at, ..person })
}

/// Notes that everybody has come who is not on leave. Answers how many were not noted before.
pub async fn check_in_all(service: &Service, by: &Account, review: ReviewId) -> Result<u64, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::CheckIn).await?;
    let count = storage::roster::presence::everybody(&tx, review, now).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(count)
}
