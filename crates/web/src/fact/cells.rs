//! The rows of the table: what stands in each field, what was typed, and where both differ.

use std::collections::BTreeMap;

use i18n::{Say, template::number};
use review::{
    fact::{Laid, Score, Slip},
    id::{AccountId, UnitId},
    roster::cell::narrow,
    template::{Check, Template as Rules},
    words::Words,
};
use storage::{
    fact::{Entry, Field, last},
    roster::Unit,
};

use super::{
    form::{Typed, TypedCell},
    table::Shown,
};
use crate::{gate::Seat, links, moment};

/// One unit.
pub(super) struct Row {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) record: String,
    pub(super) cells: Vec<Cell>,
}

/// One field.
pub(super) struct Cell {
    pub(super) id: String,
    pub(super) seen: i64,
    pub(super) score: String,
    pub(super) note: String,
    pub(super) score_label: String,
    pub(super) note_label: String,
    pub(super) wrong: Option<String>,
    pub(super) stored: Option<String>,
    pub(super) from_file: bool,
}

/// The end of a field's names.
pub(super) fn cell_id(unit: UnitId, check: &Check) -> String {
    format!("{unit}.{}", check.key)
}

/// What the rows are drawn from.
pub(super) struct Drawing<'a> {
    pub(super) say: Say,
    pub(super) seat: &'a Seat,
    pub(super) template: &'a Rules,
    pub(super) entries: &'a [Entry],
    pub(super) names: BTreeMap<AccountId, Words>,
    pub(super) shown: &'a Shown<'a>,
}

impl Drawing<'_> {
    fn typed(&self) -> Option<&Typed> {
        match self.shown {
            Shown::Page { .. } => None,
            Shown::Refused { typed, .. } | Shown::Stale { typed, .. } | Shown::Laid { typed } => Some(typed),
        }
    }

    /// A form that comes back has the units that it had.
    pub(super) fn shows(&self, unit: UnitId) -> bool {
        self.typed().is_none_or(|typed| typed.keys().any(|(one, _)| *one == unit))
    }

    pub(super) fn row(&self, unit: &Unit) -> Row {
        let own: Vec<_> = self.entries.iter().filter(|entry| entry.unit == unit.id).cloned().collect();
        let last = last(&own);
        let cell = |check: &Check| {
            let field: Field = (unit.id, check.key.clone());
            self.cell(unit, check, &own, last.get(&field).copied())
        };
        Row {
            code: unit.code.clone(),
            name: unit.name.in_lang(self.say.lang()).to_owned(),
            record: links::check_record(self.seat.review.id, unit.id),
            cells: self.template.facts().checks.iter().map(cell).collect(),
        }
    }

    fn cell(&self, unit: &Unit, check: &Check, own: &[Entry], last: Option<&Entry>) -> Cell {
        let (say, field) = (self.say, (unit.id, check.key.clone()));
        let stored = self.texts(last);
        let typed = self.typed().and_then(|typed| typed.get(&field));
        let seen = typed.map(|typed| typed.seen);
        let base = own.iter().find(|entry| entry.check == check.key && Some(entry.number) == seen);
        let changed = typed.filter(|typed| {
            let base = self.texts(base);
            (typed.score.trim(), typed.note.trim()) != (base.0.trim(), base.1.trim())
        });
        let now = last.map_or(0, |last| last.number);
        let conflict = changed.filter(|typed| typed.seen != now).and(Some(last));
        let (score, note) = changed.map_or(stored, |typed| (typed.score.clone(), typed.note.clone()));
        let title = check.title.in_lang(say.lang());
        Cell {
            id: cell_id(unit.id, check),
            seen: now,
            score,
            note,
            score_label: say.fact_field_score(&unit.code, title, number(&check.points)),
            note_label: say.fact_field_note(&unit.code, title),
            wrong: self.wrong(unit, check),
            stored: conflict.map(|last| self.stored(last)),
            from_file: matches!(self.shown, Shown::Laid { .. }) && changed.is_some(),
        }
    }

    fn texts(&self, entry: Option<&Entry>) -> (String, String) {
        let score = entry.and_then(|entry| entry.score.as_ref()).map(|score| score.text().to_owned());
        let note = entry.map(|entry| entry.note.in_lang(self.say.lang()).to_owned());
        (score.unwrap_or_default(), note.unwrap_or_default())
    }

    fn wrong(&self, unit: &Unit, check: &Check) -> Option<String> {
        let Shown::Refused { slips, .. } = self.shown else { return None };
        let here = |slip: &&Slip| slip.unit == unit.code && slip.check.as_ref() == Some(&check.key);
        let told: Vec<_> = slips.iter().filter(here).map(|slip| self.say.fact_mistake(&slip.why)).collect();
        (!told.is_empty()).then(|| told.join(" "))
    }

    fn stored(&self, last: Option<&Entry>) -> String {
        let Some(last) = last else { return String::new() };
        let (score, note) = self.texts(Some(last));
        let score = if score.is_empty() && note.is_empty() {
            self.say.fact_nothing_there().to_owned()
        } else {
            score
        };
        let who = self.names.get(&last.by).map_or("–", |name| name.in_lang(self.say.lang()));
        let when = moment::minute(self.say, last.at, &self.seat.review.zone);
        self.say.fact_stored_now(score, note, who, when)
    }
}

/// What a file says, over what stands there; fields that it leaves as they are do not come along.
pub(super) fn laid_over(say: Say, laid: Vec<Laid>, entries: &[Entry]) -> Typed {
    let last = last(entries);
    let mut typed = Typed::new();
    for one in laid {
        let field = (one.unit, one.check);
        let stands = last.get(&field).copied();
        let score = stands.and_then(|entry| entry.score.as_ref());
        let note = stands.map(|entry| entry.note.in_lang(say.lang()).to_owned()).unwrap_or_default();
        let same_score = one.score.as_ref().is_none_or(|text| {
            let read = Score::stored(&narrow(text));
            read.as_ref().map(Score::value) == score.map(Score::value)
        });
        if same_score && one.note.as_ref().is_none_or(|text| *text == note) {
            continue;
        }
        let cell = TypedCell {
            seen: stands.map_or(0, |entry| entry.number),
            score: one
                .score
                .unwrap_or_else(|| score.map_or_else(String::new, |score| score.text().to_owned())),
            note: one.note.unwrap_or(note),
        };
        typed.insert(field, cell);
    }
    typed
}
