//! The roster as a spreadsheet: to be filled in, or as it stands. What is written here can be read by [`crate::sheets`].

mod csv;
mod example;
mod help;
mod xlsx;

use i18n::Say;
use review::{
    roster::{
        column::{Column, List},
        entry::{Field, PersonEntry, UnitEntry},
    },
    template::Template,
    time::Instant,
};

pub use csv::csv;
pub(crate) use csv::csv_of;
pub use example::example;
pub use xlsx::WorkbookError;

/// Units and people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    pub units: Vec<UnitEntry>,
    pub people: Vec<PersonEntry>,
}

impl Roster {
    fn rows(&self, list: List) -> Vec<Vec<Field>> {
        match list {
            List::Units => self.units.iter().map(UnitEntry::fields).collect(),
            List::People => self.people.iter().map(PersonEntry::fields).collect(),
        }
    }
}

/// A workbook with both lists and instructions.
pub fn workbook(
    say: Say,
    template: &Template,
    roster: &Roster,
    at: Instant,
) -> Result<Vec<u8>, WorkbookError> {
    xlsx::workbook(say, template, roster, at)
}

/// The heading and the rows of a list, in words.
fn table(say: Say, list: List, roster: &Roster) -> Vec<Vec<String>> {
    let heading = list.columns().iter().map(|column| say.roster_column(*column).to_owned()).collect();
    let row = |fields: Vec<Field>| {
        fields.into_iter().map(|(column, value): (Column, String)| say.roster_value(column, &value)).collect()
    };
    std::iter::once(heading).chain(roster.rows(list).into_iter().map(row)).collect()
}
