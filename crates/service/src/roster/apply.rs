//! Writing a plan down, and noting how everything was before.

use std::collections::BTreeMap;

use review::{
    id::{AccountId, PersonId, ReporterId, UnitId},
    report::How,
    roster::{
        Refusal,
        entry::{PersonEntry, UnitEntry},
        plan::Deed,
    },
    time::Instant,
    words::Words,
};
use storage::{
    Tx,
    cycle::Review,
    roster::{Person, Reporter, Unit, import::Trace, revision},
};

use super::{how, known::Standing, unless_taken};
use crate::{Error, Fault, Service, chance};

/// Writes deeds in one transaction.
pub(super) struct Writer<'a> {
    service: &'a Service,
    tx: &'a Tx,
    review: &'a Review,
    standing: &'a Standing,
    now: Instant,
    units: BTreeMap<String, UnitId>,
    people: BTreeMap<PersonId, &'a PersonEntry>,
    reporters: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        service: &'a Service,
        tx: &'a Tx,
        review: &'a Review,
        standing: &'a Standing,
        now: Instant,
    ) -> Self {
        let units = standing.known.units.iter().map(|(id, unit)| (unit.code.clone(), *id)).collect();
        let people = standing.known.people.iter().map(|(id, person)| (*id, person)).collect();
        Self { service, tx, review, standing, now, units, people, reporters: standing.reporters }
    }

    /// Answers what was touched, with how it was before.
    pub(super) async fn write(mut self, deeds: &[Deed]) -> Result<Vec<Trace>, Error> {
        let mut traces = Vec::with_capacity(deeds.len());
        let mut new = Vec::new();
        for deed in deeds {
            traces.push(match deed {
                Deed::AddUnit(unit) => Trace::Unit(self.add_unit(unit).await?, None),
                Deed::ChangeUnit(id, unit) => self.change_unit(*id, unit).await?,
                Deed::AddPerson(person) => {
                    let id = PersonId::from_uuid(chance::uuid(&*self.service.dice, self.now));
                    new.push(self.person(id, person, None)?);
                    Trace::Person(id, None)
                }
                Deed::ChangePerson(id, person) => self.change_person(*id, person).await?,
            });
        }
        let added = storage::roster::add_people(self.tx, self.review.id, &new).await;
        added.map_err(|fault| unless_taken(fault, || Refusal::NumberTaken))?;
        Ok(traces)
    }

    async fn add_unit(&mut self, entry: &UnitEntry) -> Result<UnitId, Error> {
        let id = UnitId::from_uuid(chance::uuid(&*self.service.dice, self.now));
        let unit = unit(id, entry);
        let taken = || Refusal::UnitTaken { code: entry.code.clone() };
        let added = storage::roster::add_unit(self.tx, self.review.id, &unit).await;
        added.map_err(|fault| unless_taken(fault, taken))?;
        self.units.insert(entry.code.clone(), id);
        if let Some((sign_in, title)) = &entry.reporter {
            self.add_reporter(unit, sign_in, title, entry.how).await?;
        }
        Ok(id)
    }

    async fn add_reporter(
        &mut self,
        unit: Unit,
        sign_in: &str,
        title: &Words,
        how: How,
    ) -> Result<(), Error> {
        let reporter = Reporter {
            id: ReporterId::from_uuid(chance::uuid(&*self.service.dice, self.now)),
            unit,
            account: self.account(sign_in)?,
            title: title.clone(),
            position: self.reporters,
            how,
        };
        self.reporters += 1;
        Ok(storage::roster::add_reporter(self.tx, self.review.id, &reporter).await?)
    }

    async fn change_unit(&mut self, id: UnitId, entry: &UnitEntry) -> Result<Trace, Error> {
        let prior =
            self.standing.known.units.iter().find(|(known, _)| *known == id).map(|(_, unit)| unit.clone());
        hit(revision::change_unit(self.tx, self.review.id, &unit(id, entry)).await?)?;
        if let Some((sign_in, title)) = &entry.reporter {
            let account = self.account(sign_in)?;
            if revision::change_reporter(self.tx, self.review.id, id, account, title).await? {
                how::of_unit(self.tx, self.review, id, entry.how).await?;
            } else {
                self.add_reporter(unit(id, entry), sign_in, title, entry.how).await?;
            }
        }
        Ok(Trace::Unit(id, prior))
    }

    async fn change_person(&self, id: PersonId, entry: &PersonEntry) -> Result<Trace, Error> {
        let prior = self.people.get(&id).copied().cloned();
        let excused_at = self.standing.excused.get(&id).copied();
        let changed =
            revision::change_person(self.tx, self.review.id, &self.person(id, entry, excused_at)?).await;
        hit(changed.map_err(|fault| unless_taken(fault, || Refusal::NumberTaken))?)?;
        Ok(Trace::Person(id, prior))
    }

    /// Whoever was excused before is so since then.
    fn person(
        &self,
        id: PersonId,
        entry: &PersonEntry,
        excused_at: Option<Instant>,
    ) -> Result<Person, Error> {
        person(id, entry, &self.units, entry.on_leave.then(|| excused_at.unwrap_or(self.now)))
    }

    fn account(&self, sign_in: &str) -> Result<AccountId, Error> {
        let found = self.standing.accounts.get(sign_in).copied();
        found.ok_or_else(|| Fault::broken(format!("the plan names {sign_in}, who has no account")).into())
    }
}

pub(super) fn unit(id: UnitId, entry: &UnitEntry) -> Unit {
    Unit {
        id,
        code: entry.code.clone(),
        name: entry.name.clone(),
        members: entry.members,
        committee: entry.committee,
    }
}

pub(super) fn person(
    id: PersonId,
    entry: &PersonEntry,
    units: &BTreeMap<String, UnitId>,
    excused_at: Option<Instant>,
) -> Result<Person, Error> {
    let unknown = |code: &String| Fault::broken(format!("the plan names a unit {code} that is not there"));
    let unit = entry.unit.as_ref().map(|code| units.get(code).copied().ok_or_else(|| unknown(code)));
    Ok(Person {
        id,
        number: entry.number.clone(),
        email: entry.email.clone(),
        name: entry.name.clone(),
        title: entry.title.clone(),
        unit: unit.transpose()?,
        group: entry.group.clone(),
        roles: entry.roles.clone(),
        excused_at,
        present_at: None,
        left_at: None,
    })
}

/// The roster is locked at a version: what it held then is there.
pub(super) fn hit(hit: bool) -> Result<(), Error> {
    if hit { Ok(()) } else { Err(Error::Stale) }
}
