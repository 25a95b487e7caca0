//! What an import would do: each row beside what is known. Nothing is decided by looks: the same rows beside the same
//! roster give the same plan.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::cell::{Cell, folded};
use super::column::{Column, List};
use super::entry::{Field, PersonEntry, Reading, UnitEntry};
use super::head::ListRow;
use super::mistake::{CellError, Mistake};
use super::read;
use crate::id::{PersonId, UnitId};
use crate::template::{GroupKey, Template};
use crate::words::Lang;

/// A roster as it stands.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub units: Vec<(UnitId, UnitEntry)>,
    pub people: Vec<(PersonId, PersonEntry)>,
    /// Sign-in names of everybody who has an account.
    pub accounts: BTreeSet<String>,
}

/// A row and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub list: List,
    pub sheet: String,
    pub row: usize,
    /// By what people know the row: a name, or what stands for one.
    pub label: String,
    pub fate: Fate,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    New(Vec<Field>),
    /// Column, what it held, what it will hold.
    Changed(Vec<(Column, String, String)>),
    Same,
    Error(Vec<Mistake>),
}

/// The kinds of fates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    New,
    Changed,
    Same,
    Error,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::New, Self::Changed, Self::Same, Self::Error];

    pub const fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Same => "same",
            Self::Error => "error",
        }
    }

    pub fn by_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

impl Fate {
    pub const fn kind(&self) -> Kind {
        match self {
            Self::New(_) => Kind::New,
            Self::Changed(_) => Kind::Changed,
            Self::Same => Kind::Same,
            Self::Error(_) => Kind::Error,
        }
    }
}

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    AddUnit(UnitEntry),
    ChangeUnit(UnitId, UnitEntry),
    AddPerson(PersonEntry),
    ChangePerson(PersonId, PersonEntry),
}

/// The whole of it.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub lines: Vec<Line>,
    pub deeds: Vec<Deed>,
    /// On the roll, but not in the file. They stay.
    pub absent: usize,
}

impl Plan {
    pub fn count(&self, kind: Kind) -> usize {
        self.lines.iter().filter(|line| line.fate.kind() == kind).count()
    }
}

/// Compares rows with a roster: units first, for people may belong to units of the same file.
pub fn plan(template: &Template, known: &Known, rows: &[ListRow]) -> Plan {
    let mut plan = Plan::default();
    let mut units = Units::of(known);
    for row in rows.iter().filter(|row| row.list == List::Units) {
        let (line, deed) = units.judge(row, known);
        plan.lines.push(line);
        plan.deeds.extend(deed);
    }
    let mut people = People::of(known);
    for row in rows.iter().filter(|row| row.list == List::People) {
        let (line, deed) = people.judge(row, template, &units);
        plan.lines.push(line);
        plan.deeds.extend(deed);
    }
    let had_people = rows.iter().any(|row| row.list == List::People);
    plan.absent = if had_people { known.people.len().saturating_sub(people.met.len()) } else { 0 };
    plan
}

fn line(row: &ListRow, label: String, fate: Fate) -> Line {
    Line { list: row.list, sheet: row.sheet.clone(), row: row.number, label, fate }
}

/// What people would call the row before it is understood.
fn label(row: &ListRow, columns: &[Column]) -> String {
    let shown = columns.iter().filter_map(|column| row.cells.get(column)).map(Cell::shown);
    shown
        .filter(|text| !text.is_empty())
        .map(|text| text.chars().take(60).collect())
        .next()
        .unwrap_or_default()
}

fn fate(before: Option<Vec<Field>>, after: Vec<Field>) -> Fate {
    let Some(before) = before else { return Fate::New(after) };
    let pairs = before.into_iter().zip(after);
    let changed: Vec<_> = pairs
        .filter(|((_, old), (_, new))| old != new)
        .map(|((column, old), (_, new))| (column, old, new))
        .collect();
    if changed.is_empty() { Fate::Same } else { Fate::Changed(changed) }
}

/// Units as they will be once the rows so far are taken.
struct Units<'a> {
    known: BTreeMap<String, &'a (UnitId, UnitEntry)>,
    /// Loose code to row, of those in the file.
    seen: BTreeMap<String, usize>,
    /// Code and folded names.
    codes: BTreeMap<String, String>,
    names: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Units<'a> {
    fn of(known: &'a Known) -> Self {
        let mut units = Self {
            known: known.units.iter().map(|unit| (unit.1.code.clone(), unit)).collect(),
            seen: BTreeMap::new(),
            codes: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        known.units.iter().for_each(|(_, unit)| units.learn(unit));
        units
    }

    fn learn(&mut self, unit: &UnitEntry) {
        self.codes.insert(read::loose(&unit.code), unit.code.clone());
        for lang in Lang::ALL {
            self.names.entry(folded(unit.name.in_lang(lang))).or_default().insert(unit.code.clone());
        }
    }

    /// The code of the unit that a cell names by code or by name.
    fn find(&self, cell: &Cell) -> Result<Option<String>, CellError> {
        let Some(key) = read::key(cell)? else { return Ok(None) };
        if let Some(code) =
            self.known.get(&key).map(|unit| &unit.1.code).or_else(|| self.codes.get(&read::loose(&key)))
        {
            return Ok(Some(code.clone()));
        }
        let found = cell.shown();
        match self.names.get(&folded(&found)) {
            None => Err(CellError::NoUnit { found }),
            Some(codes) if codes.len() > 1 => Err(CellError::UnitUnclear { found }),
            Some(codes) => Ok(codes.first().cloned()),
        }
    }

    fn judge(&mut self, row: &ListRow, known: &Known) -> (Line, Option<Deed>) {
        let mut reading = Reading::new(&row.cells);
        let called = label(row, &[Column::UnitNameZh, Column::UnitNameEn, Column::Code]);
        let code = reading.get(Column::Code, read::key).flatten();
        let Some(code) = code else {
            if reading.mistakes.is_empty() {
                reading.wrong(Column::Code, CellError::Missing);
            }
            return (line(row, called, Fate::Error(reading.mistakes)), None);
        };
        if let Some(first) = self.seen.insert(read::loose(&code), row.number) {
            reading.wrong(Column::Code, CellError::Twice { found: code.clone(), row: first });
        }
        let same = self.known.get(&code).or_else(|| self.known.get(self.codes.get(&read::loose(&code))?));
        let before = same.copied();
        let code = before.map_or(code, |unit| unit.1.code.clone());
        let unit = reading.unit(code, before.map(|unit| &unit.1));
        let account = unit.as_ref().and_then(|unit| unit.reporter.as_ref()).map(|(sign_in, _)| sign_in);
        if let Some(found) = account.filter(|sign_in| !known.accounts.contains(*sign_in)) {
            reading.wrong(Column::Reporter, CellError::NoAccount { found: found.clone() });
        }
        let Some(unit) = unit.filter(|_| reading.mistakes.is_empty()) else {
            return (line(row, called, Fate::Error(reading.mistakes)), None);
        };
        self.learn(&unit);
        let fate = fate(before.map(|unit| unit.1.fields()), unit.fields());
        let deed = match (&fate, before) {
            (Fate::New(_), _) => Some(Deed::AddUnit(unit)),
            (Fate::Changed(_), Some((id, _))) => Some(Deed::ChangeUnit(*id, unit)),
            (Fate::Changed(_), None) | (Fate::Same | Fate::Error(_), _) => None,
        };
        (line(row, called, fate), deed)
    }
}

/// People as they are known, and those of the rows so far.
struct People<'a> {
    by_number: BTreeMap<&'a str, &'a (PersonId, PersonEntry)>,
    /// `None` where several people's numbers look alike.
    by_loose: BTreeMap<String, Option<&'a (PersonId, PersonEntry)>>,
    by_email: BTreeMap<&'a str, &'a (PersonId, PersonEntry)>,
    met: BTreeMap<PersonId, Place>,
    numbers: BTreeMap<String, Place>,
    alike: BTreeMap<String, Place>,
    emails: BTreeMap<String, Place>,
}

/// Where in the file somebody stands, and in which group.
type Place = (usize, Option<GroupKey>);

impl<'a> People<'a> {
    fn of(known: &'a Known) -> Self {
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

    fn judge(&mut self, row: &ListRow, template: &Template, units: &Units<'_>) -> (Line, Option<Deed>) {
        let mut reading = Reading::new(&row.cells);
        let called = label(row, &[Column::NameZh, Column::NameEn, Column::Number, Column::Email]);
        let number = reading.get(Column::Number, read::key);
        let email = reading.get(Column::Email, read::email);
        let before =
            self.known(number.clone().flatten().as_deref(), email.clone().flatten().as_deref(), &mut reading);
        let (number, email) = keys(number, email, before.map(|one| &one.1));
        if number.is_none() && email.is_none() && reading.mistakes.is_empty() {
            let column = if row.cells.contains_key(&Column::Number) { Column::Number } else { Column::Email };
            reading.wrong(column, CellError::NoKey);
        }
        let person =
            reading.person((number.clone(), email.clone()), before.map(|one| &one.1), template, |cell| {
                units.find(cell)
            });
        let group = person.as_ref().map(|person| person.group.clone());
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
        group: Option<GroupKey>,
        reading: &mut Reading<'_>,
    ) {
        let here = (row, group.clone());
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
        match in_group.filter(|in_group| group.as_ref().is_some_and(|group| group != in_group)) {
            Some(group) => reading.wrong(Column::Group, CellError::InTwoGroups { found, row: first, group }),
            None => reading.wrong(column, CellError::Twice { found, row: first }),
        }
    }
}

/// Number and e-mail as they will be. A number that lost its zeros to a spreadsheet keeps them.
fn keys(
    number: Option<Option<String>>,
    email: Option<Option<String>>,
    before: Option<&PersonEntry>,
) -> (Option<String>, Option<String>) {
    let known = before.and_then(|person| person.number.clone());
    let number = match number {
        None => known,
        Some(Some(given)) => match known {
            Some(known) if read::loose(&known) == read::loose(&given) => Some(known),
            Some(_) | None => Some(given),
        },
        Some(None) => None,
    };
    let email = email.unwrap_or_else(|| before.and_then(|person| person.email.clone()));
    (number, email)
}
