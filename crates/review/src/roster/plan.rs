//! What an import would do: each row beside what is known. Nothing is decided by looks: the same rows beside the same
//! roster give the same plan.

mod people;
mod units;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::cell::Cell;
use super::column::{Column, List};
use super::entry::{Field, PersonEntry, UnitEntry};
use super::head::ListRow;
use super::mistake::Mistake;
use crate::id::{PersonId, UnitId};
use crate::template::Template;
use people::People;
use units::Units;

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
        let (line, deed) = units.judge(row, template, known);
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
