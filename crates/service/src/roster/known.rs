//! The roster as the rules see it.

use std::collections::BTreeMap;

use review::{
    id::{AccountId, PersonId, ReviewId, UnitId},
    roster::{
        entry::{PersonEntry, UnitEntry},
        plan::Known,
    },
    time::Instant,
};
use storage::{
    Rows, StorageError,
    roster::{Person, Reporter, Unit},
};

/// The roster of a review, and who has an account.
pub(super) struct Standing {
    pub(super) known: Known,
    pub(super) accounts: BTreeMap<String, AccountId>,
    /// How many report already.
    pub(super) reporters: usize,
    /// Since when whoever is on leave is.
    pub(super) excused: BTreeMap<PersonId, Instant>,
}

pub(super) async fn standing(rows: &impl Rows, review: ReviewId) -> Result<Standing, StorageError> {
    let accounts: BTreeMap<_, _> =
        storage::account::all(rows).await?.into_iter().map(|account| (account.sign_in, account.id)).collect();
    let sign_ins: BTreeMap<_, _> = accounts.iter().map(|(sign_in, id)| (*id, sign_in)).collect();
    let reporters = storage::roster::reporters(rows, review).await?;
    let by_unit: BTreeMap<_, _> = reporters.iter().map(|one| (one.unit.id, one)).collect();
    let units = storage::roster::units(rows, review).await?;
    let codes: BTreeMap<_, _> = units.iter().map(|unit| (unit.id, unit.code.clone())).collect();
    let units =
        units.iter().map(|unit| (unit.id, unit_entry(unit, by_unit.get(&unit.id).copied(), &sign_ins)));
    let units = units.collect();
    let people = storage::roster::people(rows, review).await?;
    let excused = people.iter().filter_map(|person| Some((person.id, person.excused_at?))).collect();
    let people = people.into_iter().map(|person| (person.id, person_entry(person, &codes))).collect();
    let sign_ins = accounts.keys().cloned().collect();
    Ok(Standing {
        reporters: reporters.len(),
        known: Known { units, people, accounts: sign_ins },
        accounts,
        excused,
    })
}

/// What the roster says of one person; `None` for somebody who is not on the roll.
pub async fn entry_of(
    rows: &impl Rows,
    review: ReviewId,
    which: PersonId,
) -> Result<Option<PersonEntry>, StorageError> {
    let units = storage::roster::units(rows, review).await?;
    let codes = units.into_iter().map(|unit| (unit.id, unit.code)).collect();
    let person = storage::roster::people(rows, review).await?.into_iter().find(|one| one.id == which);
    Ok(person.map(|person| person_entry(person, &codes)))
}

fn unit_entry(
    unit: &Unit,
    reporter: Option<&Reporter>,
    sign_ins: &BTreeMap<AccountId, &String>,
) -> UnitEntry {
    let sign_in = reporter.and_then(|reporter| sign_ins.get(&reporter.account));
    UnitEntry {
        code: unit.code.clone(),
        name: unit.name.clone(),
        members: unit.members,
        committee: unit.committee,
        reporter: sign_in
            .zip(reporter)
            .map(|(sign_in, reporter)| ((*sign_in).clone(), reporter.title.clone())),
        how: reporter.map(|reporter| reporter.how).unwrap_or_default(),
    }
}

fn person_entry(person: Person, codes: &BTreeMap<UnitId, String>) -> PersonEntry {
    PersonEntry {
        number: person.number,
        email: person.email,
        name: person.name,
        title: person.title,
        unit: person.unit.and_then(|unit| codes.get(&unit).cloned()),
        group: person.group,
        on_leave: person.excused_at.is_some(),
        roles: person.roles,
    }
}
