//! People beside those that are known.

use std::collections::BTreeMap;

use super::super::cell::Cell;
use super::super::column::Column;
use super::super::entry::{PersonEntry, Reading};
use super::super::head::ListRow;
use super::super::mistake::CellError;
use super::super::read;
use super::{Deed, Fate, Known, Line, fate, label, line, units::Units};
use crate::id::PersonId;
use crate::template::{GroupKey, Template};

/// People as they are known, and those of the rows so far.
pub(super) struct People<'a> {
    by_number: BTreeMap<&'a str, &'a (PersonId, PersonEntry)>,
    /// `None` where several people's numbers look alike.
    by_loose: BTreeMap<String, Option<&'a (PersonId, PersonEntry)>>,
    by_email: BTreeMap<&'a str, &'a (PersonId, PersonEntry)>,
    pub(super) met: BTreeMap<PersonId, Place>,
    numbers: BTreeMap<String, Place>,
    alike: BTreeMap<String, Place>,
    emails: BTreeMap<String, Place>,
}

/// Where in the file somebody stands, and in which group.
type Place = (usize, Option<GroupKey>);

impl<'a> People<'a> {
    pub(super) fn of(known: &'a Known) -> Self {
        let mut by_loose = BTreeMap::new();
        let numbered =
            || known.people.iter().filter_map(|one| one.1.number.as_deref().map(|number| (number, one)));
        for (number, one) in numbered() {
            by_loose.entry(read::loose(number)).and_modify(|one| *one = None).or_insert(Some(one));
        }
        Self {
            by_number: numbered().collect(),
            by_loose,
            by_email: known.people.iter().filter_map(|one| Some((one.1.email.as_deref()?, one))).collect(),
            met: BTreeMap::new(),
            numbers: BTreeMap::new(),
            alike: BTreeMap::new(),
            emails: BTreeMap::new(),
        }
    }

    pub(super) fn judge(
        &mut self,
        row: &ListRow,
        template: &Template,
        units: &Units<'_>,
    ) -> (Line, Option<Deed>) {
        let mut reading = Reading::new(&row.cells);
        let called = label(row, &[Column::NameZh, Column::NameEn, Column::Number, Column::Email]);
        let number = given(&mut reading, Column::Number, read::key);
        let email = given(&mut reading, Column::Email, read::email);
        let before = self.known(number.key.as_deref(), email.key.as_deref(), &mut reading);
        let (number, email) = keys(number, email, before.map(|one| &one.1));
        if number.is_none() && email.is_none() && reading.mistakes.is_empty() {
            let column = if row.cells.contains_key(&Column::Number) { Column::Number } else { Column::Email };
            reading.wrong(column, CellError::NoKey);
        }
        let person =
            reading.person((number.clone(), email.clone()), before.map(|one| &one.1), template, |cell| {
                units.find(cell)
            });
        let group = person.as_ref().map(|person| &person.group);
        self.once(row.number, before.map(|one| one.0), (number, email), group, &mut reading);
        let Some(person) = person.filter(|_| reading.mistakes.is_empty()) else {
            return (line(row, called, Fate::Error(reading.mistakes)), None);
        };
        let fate = fate(before.map(|one| one.1.fields()), person.fields());
        let deed = match (&fate, before) {
            (Fate::New(_), _) => Some(Deed::AddPerson(person)),
            (Fate::Changed(_), Some((id, _))) => Some(Deed::ChangePerson(*id, person)),
            (Fate::Changed(_), None) | (Fate::Same | Fate::Error(_), _) => None,
        };
        (line(row, called, fate), deed)
    }

    /// Whom the row means: by number, else by e-mail. A new name or number is still the same person.
    fn known(
        &self,
        number: Option<&str>,
        email: Option<&str>,
        reading: &mut Reading<'_>,
    ) -> Option<&'a (PersonId, PersonEntry)> {
        let exact = number.and_then(|number| self.by_number.get(number).copied());
        let by_number = exact.or_else(|| self.by_loose.get(&read::loose(number?)).copied().flatten());
        let by_email = email.and_then(|email| self.by_email.get(email).copied());
        if let Some((one, other)) = by_number.zip(by_email)
            && one.0 != other.0
        {
            reading.wrong(
                Column::Email,
                CellError::SomebodyElses { found: email.unwrap_or_default().to_owned() },
            );
        }
        by_number.or(by_email)
    }

    /// Nobody stands in the file twice. Whoever is on the roll is known exactly; among the new, numbers that look alike
    /// are one.
    fn once(
        &mut self,
        row: usize,
        id: Option<PersonId>,
        (number, email): (Option<String>, Option<String>),
        group: Option<&GroupKey>,
        reading: &mut Reading<'_>,
    ) {
        let here = (row, group.cloned());
        let met = id.and_then(|id| self.met.insert(id, here.clone()));
        let exact = number.clone().and_then(|number| self.numbers.insert(number, here.clone()));
        let new = number.as_deref().filter(|_| id.is_none());
        let alike = new.and_then(|number| self.alike.insert(read::loose(number), here.clone()));
        let mailed = email.clone().and_then(|email| self.emails.insert(email, here));
        let by_number = met.or(exact).or(alike);
        let (column, found) = match (number.filter(|_| by_number.is_some()), email) {
            (Some(number), _) => (Column::Number, number),
            (None, email) => (Column::Email, email.unwrap_or_default()),
        };
        let Some((first, in_group)) = by_number.or(mailed) else { return };
        match in_group.filter(|in_group| group.is_some_and(|group| group != in_group)) {
            Some(group) => reading.wrong(Column::Group, CellError::InTwoGroups { found, row: first, group }),
            None => reading.wrong(column, CellError::Twice { found, row: first }),
        }
    }
}

/// A key's cell: not in the file at all, or what it holds.
struct Given {
    column: bool,
    key: Option<String>,
}

fn given(
    reading: &mut Reading<'_>,
    column: Column,
    read: fn(&Cell) -> Result<Option<String>, CellError>,
) -> Given {
    let key = reading.get(column, read);
    Given { column: key.is_some(), key: key.flatten() }
}

/// Number and e-mail as they will be. A number that lost its zeros to a spreadsheet keeps them.
fn keys(number: Given, email: Given, before: Option<&PersonEntry>) -> (Option<String>, Option<String>) {
    let known = before.and_then(|person| person.number.clone());
    let number = match (number.column, number.key) {
        (false, _) => known,
        (true, Some(given)) => {
            let same = known.filter(|known| read::loose(known) == read::loose(&given));
            Some(same.unwrap_or(given))
        }
        (true, None) => None,
    };
    let kept = || before.and_then(|person| person.email.clone());
    (number, if email.column { email.key } else { kept() })
}
