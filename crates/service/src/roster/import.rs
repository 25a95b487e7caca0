//! Whole lists of units and of people, as text: all of a list or nothing.

use std::collections::BTreeSet;

use review::{
    id::{AccountId, ReviewId},
    role::Act,
    roster::line::{CellError, Column, PersonLine, UnitLine, at, each_new},
};
use storage::{Tx, account::Account};

use super::{NewPerson, NewUnit, csv, insert_people, insert_units};
use crate::{Error, Service, access};

/// Adds the units of a list with their reporters, in running order. Answers how many.
pub async fn units(service: &Service, by: &Account, review: ReviewId, text: &str) -> Result<usize, Error> {
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::EditRoster).await?;
    let rows = csv::under_head(text, &Column::UNITS).map_err(review::Refusal::from)?;
    let lines: Result<Vec<_>, _> = rows.iter().map(|row| UnitLine::read(row.number, &row.cells)).collect();
    let lines = lines.map_err(review::Refusal::from)?;
    let there = storage::roster::units(&tx, review).await?;
    let there: BTreeSet<_> = there.iter().map(|unit| unit.code.as_str()).collect();
    each_new(Column::Code, lines.iter().map(|line| (line.row, line.code.as_str())), &there)
        .map_err(review::Refusal::from)?;
    let mut new = Vec::with_capacity(lines.len());
    for line in lines {
        let reporter = account(&tx, &line).await?;
        let UnitLine { code, name, members, committee, reporter_title, .. } = line;
        new.push(NewUnit { code, name, members, committee, reporter, reporter_title });
    }
    insert_units(service, &tx, review, &new).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(new.len())
}

/// Puts the people of a list on the roll. Answers how many.
pub async fn people(service: &Service, by: &Account, review: ReviewId, text: &str) -> Result<usize, Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::EditRoster).await?;
    let template = access::template(&found)?;
    let rows = csv::under_head(text, &Column::PEOPLE).map_err(review::Refusal::from)?;
    let lines: Result<Vec<_>, _> =
        rows.iter().map(|row| PersonLine::read(row.number, &row.cells, &template)).collect();
    let lines = lines.map_err(review::Refusal::from)?;
    let there = storage::roster::people(&tx, review).await?;
    let there: BTreeSet<_> = there.iter().map(|person| person.number.as_str()).collect();
    each_new(Column::Number, lines.iter().map(|line| (line.row, line.number.as_str())), &there)
        .map_err(review::Refusal::from)?;
    units_exist(&tx, review, &lines).await?;
    let new: Vec<_> = lines.into_iter().map(person).collect();
    insert_people(service, &tx, review, &new).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(new.len())
}

async fn account(tx: &Tx, line: &UnitLine) -> Result<AccountId, Error> {
    let found = storage::account::by_sign_in(tx, &line.reporter).await?;
    let (account, _) = found.ok_or_else(|| {
        let why = CellError::NoAccount { found: line.reporter.clone() };
        review::Refusal::from(at(line.row, Column::Reporter)(why))
    })?;
    Ok(account.id)
}

async fn units_exist(tx: &Tx, review: ReviewId, lines: &[PersonLine]) -> Result<(), Error> {
    let units = storage::roster::units(tx, review).await?;
    let unknown = lines.iter().find_map(|line| {
        let code = line.unit.as_ref()?;
        (!units.iter().any(|unit| &unit.code == code)).then(|| (line.row, code.clone()))
    });
    let refused = |(row, found)| at(row, Column::Unit)(CellError::NoUnit { found });
    unknown.map(refused).map_or(Ok(()), |why| Err(review::Refusal::from(why).into()))
}

fn person(line: PersonLine) -> NewPerson {
    let PersonLine { number, name, title, unit, group, on_leave, .. } = line;
    NewPerson { number, name, title, unit, group, on_leave }
}
