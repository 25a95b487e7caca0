//! The roll cut into sheets: by group, so many a sheet, as they are printed and as they are entered.

use std::collections::BTreeMap;

use i18n::Say;
use review::{
    attendance::SHEET_ROWS,
    id::{ReviewId, UnitId},
    template::{GroupKey, Template},
};
use service::Error;
use storage::roster::Person;

use crate::{house::House, roster::attendance::GroupMark};

/// One sheet.
pub(super) struct Sheet {
    pub(super) group: GroupMark,
    /// Which group: its letter and its title.
    pub(super) whose: String,
    /// Of its group, from 1.
    pub(super) number: usize,
    /// How many its group has.
    pub(super) all: usize,
    /// With the places in the group, from 1.
    pub(super) people: Vec<(usize, Person)>,
}

/// All of them, in the order of the rules' groups, and what is told of units.
pub(super) struct Sheets {
    pub(super) sheets: Vec<Sheet>,
    units: BTreeMap<UnitId, String>,
}

impl Sheets {
    pub(super) async fn of(
        house: &House,
        say: Say,
        rules: &Template,
        review: ReviewId,
    ) -> Result<Self, Error> {
        let reader = house.reader();
        let units = storage::roster::units(&reader, review).await?;
        let name = |unit: storage::roster::Unit| (unit.id, unit.name.in_lang(say.lang()).to_owned());
        Ok(Self {
            sheets: cut(say, rules, storage::roster::people(&reader, review).await?),
            units: units.into_iter().map(name).collect(),
        })
    }

    /// Somebody's unit; nothing for who belongs to none.
    pub(super) fn unit(&self, person: &Person) -> &str {
        person.unit.and_then(|unit| self.units.get(&unit)).map_or("", String::as_str)
    }
}

fn cut(say: Say, rules: &Template, people: Vec<Person>) -> Vec<Sheet> {
    let mut groups: BTreeMap<GroupKey, Vec<Person>> = BTreeMap::new();
    for person in people {
        groups.entry(person.group.clone()).or_default().push(person);
    }
    groups.into_iter().flat_map(|(key, people)| sheets_of(say, rules, &key, people)).collect()
}

fn sheets_of(say: Say, rules: &Template, key: &GroupKey, people: Vec<Person>) -> Vec<Sheet> {
    let all = people.len().div_ceil(SHEET_ROWS);
    let title = rules.group(key).map_or("", |group| group.title.in_lang(say.lang()));
    let mut people = (1..).zip(people);
    let sheet = |number| Sheet {
        group: GroupMark::of(rules, key),
        whose: say.attendance_sheet_group(key, title),
        number,
        all,
        people: people.by_ref().take(SHEET_ROWS).collect(),
    };
    (1..=all).map(sheet).collect()
}
