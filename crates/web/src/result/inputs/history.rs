//! Who entered what, and what stood there before.

use std::collections::BTreeMap;

use i18n::Say;
use review::{
    id::{AccountId, ReporterId},
    result::input::{Amount, Field},
    template::Template as Rules,
    words::Words,
};
use storage::{result::input::Entry, roster::Reporter};

use super::part::Part;
use crate::moment;

/// One entry.
pub(super) struct Deed {
    pub(super) when: String,
    pub(super) who: String,
    pub(super) unit: String,
    pub(super) what: String,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) note: String,
}

/// What the list is made of.
pub(super) struct Told<'a> {
    pub(super) say: Say,
    pub(super) zone: &'a str,
    pub(super) template: &'a Rules,
    pub(super) names: &'a BTreeMap<AccountId, Words>,
    pub(super) reporters: &'a [Reporter],
}

impl Told<'_> {
    /// The entries of a part, the latest first.
    pub(super) fn of(&self, part: &Part, entries: &[Entry]) -> Vec<Deed> {
        let mut own: Vec<_> = entries.iter().filter(|entry| part.holds(&entry.field)).collect();
        own.sort_by_key(|entry| std::cmp::Reverse((entry.at, entry.number)));
        own.into_iter().map(|entry| self.deed(entry, entries)).collect()
    }

    fn deed(&self, entry: &Entry, entries: &[Entry]) -> Deed {
        let say = self.say;
        let same = |one: &&Entry| {
            one.reporter == entry.reporter && one.field == entry.field && one.number < entry.number
        };
        let before = entries.iter().rfind(same);
        Deed {
            when: moment::minute(say, entry.at, self.zone),
            who: self.names.get(&entry.by).map_or("–", |name| name.in_lang(say.lang())).to_owned(),
            unit: self.unit(entry.reporter),
            what: say.inputs_field(self.template, &entry.field),
            before: before.map_or_else(|| "–".to_owned(), |before| self.value(before)),
            after: self.value(entry),
            note: entry.note.in_lang(say.lang()).to_owned(),
        }
    }

    fn value(&self, entry: &Entry) -> String {
        match (&entry.value, &entry.field) {
            (None, _) => self.say.inputs_taken_back().to_owned(),
            (Some(_), Field::Veto(_)) => self.say.inputs_holds().to_owned(),
            (Some(value), Field::Score(_) | Field::Judge { .. } | Field::Adjustment(_)) => {
                Amount::text(value).to_owned()
            }
        }
    }

    fn unit(&self, id: ReporterId) -> String {
        let found = self.reporters.iter().find(|one| one.id == id);
        found.map(|one| one.unit.name.in_lang(self.say.lang()).to_owned()).unwrap_or_default()
    }
}
