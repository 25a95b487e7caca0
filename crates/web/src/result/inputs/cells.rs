//! Columns and rows of a table: what stands in each field, what was typed, and where both differ.

use std::collections::{BTreeMap, BTreeSet};

use i18n::Say;
use review::{
    id::AccountId,
    result::input::{ADJUSTMENTS_LIMIT, Amount, Field, JUDGES_LIMIT, Slip},
    template::{Source, Template as Rules},
    words::Words,
};
use storage::{
    result::input::{Entry, last, standing},
    roster::Reporter,
};

use super::{
    form::{Typed, new_column},
    part::{Part, needed, of_source},
};
use crate::{gate::Seat, moment};

/// One column.
pub(super) struct Column {
    pub(super) id: String,
    pub(super) title: String,
    /// The name of the field for a new judge's name.
    pub(super) judge: Option<String>,
}

/// One reporter.
pub(super) struct Row {
    pub(super) code: String,
    pub(super) name: String,
    /// By column; of bonuses and deductions all stand in one.
    pub(super) cells: Vec<Vec<Cell>>,
}

/// One field.
pub(super) struct Cell {
    /// The end of its names.
    pub(super) name: String,
    /// For the page's own links.
    pub(super) id: String,
    pub(super) seen: i64,
    pub(super) value: String,
    pub(super) note: String,
    pub(super) value_label: String,
    pub(super) note_label: String,
    pub(super) wrong: Option<String>,
    pub(super) stored: Option<String>,
}

/// What the table is drawn from.
pub(super) struct Drawing<'a> {
    pub(super) say: Say,
    pub(super) seat: &'a Seat,
    pub(super) template: &'a Rules,
    pub(super) part: &'a Part,
    pub(super) entries: &'a [Entry],
    pub(super) names: BTreeMap<AccountId, Words>,
    pub(super) typed: Option<&'a Typed>,
    pub(super) slips: &'a [Slip],
}

impl Drawing<'_> {
    /// The columns; bonuses and deductions have one together.
    pub(super) fn columns(&self) -> Vec<Column> {
        let of = |field: &Field| Column {
            id: field.to_string(),
            title: self.say.inputs_field(self.template, field),
            judge: None,
        };
        match self.part {
            Part::Scores => of_source(self.template, Source::Entered)
                .map(|input| of(&Field::Score(input.key.clone())))
                .collect(),
            Part::Panel(_) => self.judges(),
            Part::Adjustments => {
                let title = self.part.name(self.say, self.template);
                vec![Column { id: String::new(), title, judge: None }]
            }
            Part::Vetoes => {
                let vetoes = self.template.assessment().vetoes.iter();
                vetoes.map(|veto| of(&Field::Veto(veto.key.clone()))).collect()
            }
        }
    }

    /// Those who have scored, then new columns: as many as were typed in, or as are still needed, or one.
    fn judges(&self) -> Vec<Column> {
        let Part::Panel(input) = self.part else { return Vec::new() };
        let known: BTreeSet<String> = standing(self.entries)
            .into_keys()
            .filter_map(|(_, field)| match field {
                Field::Judge { input: of, judge } if of == *input => Some(judge),
                Field::Judge { .. } | Field::Score(_) | Field::Adjustment(_) | Field::Veto(_) => None,
            })
            .collect();
        let typed = self.typed.map_or(0, |typed| typed.judges.len());
        let missing = needed(self.template, input).saturating_sub(known.len()).max(typed).max(1);
        let free = JUDGES_LIMIT.saturating_sub(known.len());
        let fresh = (1..=missing.min(free)).map(|number| {
            let id = new_column(number);
            let judge = self.typed.and_then(|typed| typed.judges.get(&id).cloned());
            let judge = judge.unwrap_or_else(|| self.free_name(&known, number));
            Column { id, title: String::new(), judge: Some(judge) }
        });
        let known = known.iter().map(|judge| Column {
            id: Field::Judge { input: input.clone(), judge: judge.clone() }.to_string(),
            title: judge.clone(),
            judge: None,
        });
        known.chain(fresh).collect()
    }

    fn free_name(&self, known: &BTreeSet<String>, number: usize) -> String {
        let names = (1..).map(|number| self.say.inputs_judge_number(number));
        names.filter(|name| !known.contains(name)).nth(number - 1).unwrap_or_default()
    }

    pub(super) fn row(&self, place: usize, reporter: &Reporter, columns: &[Column]) -> Row {
        let cell = |column: &str, number: usize| self.cell(reporter, column, &format!("{place}-{number}"));
        let cells = match self.part {
            Part::Adjustments => {
                let slots = self.slots(reporter);
                vec![slots.iter().enumerate().map(|(number, slot)| cell(slot, number)).collect()]
            }
            Part::Scores | Part::Panel(_) | Part::Vetoes => {
                let each = columns.iter().enumerate();
                each.map(|(number, column)| vec![cell(&column.id, number)]).collect()
            }
        };
        Row {
            code: reporter.unit.code.clone(),
            name: reporter.unit.name.in_lang(self.say.lang()).to_owned(),
            cells,
        }
    }

    /// The bonuses and deductions that stand or were typed, and a new one.
    fn slots(&self, reporter: &Reporter) -> Vec<String> {
        let own = |field: &Field| matches!(field, Field::Adjustment(_));
        let last = last(self.entries);
        let used = last.iter().filter(|((id, field), _)| *id == reporter.id && own(field));
        let mut slots: BTreeSet<u8> = BTreeSet::new();
        let mut greatest = 0;
        for ((_, field), entry) in used {
            if let Field::Adjustment(number) = field {
                greatest = greatest.max(*number);
                if entry.value.is_some() {
                    slots.insert(*number);
                }
            }
        }
        if greatest < ADJUSTMENTS_LIMIT {
            slots.insert(greatest + 1);
        }
        let typed = self.typed.into_iter().flat_map(|typed| typed.cells.keys());
        let typed = typed.filter(|(id, _)| *id == reporter.id);
        slots.extend(typed.filter_map(|(_, column)| match column.parse() {
            Ok(Field::Adjustment(number)) => Some(number),
            Ok(Field::Score(_) | Field::Judge { .. } | Field::Veto(_)) | Err(_) => None,
        }));
        slots.into_iter().map(|number| Field::Adjustment(number).to_string()).collect()
    }

    fn cell(&self, reporter: &Reporter, column: &str, id: &str) -> Cell {
        let (say, code) = (self.say, &reporter.unit.code);
        let blank = Typed::default();
        let field = self.typed.unwrap_or(&blank).field(self.part, column);
        let own = || {
            self.entries
                .iter()
                .filter(|one| one.reporter == reporter.id && Some(&one.field) == field.as_ref())
        };
        let last = own().next_back();
        let typed = self.typed.and_then(|typed| typed.cells.get(&(reporter.id, column.to_owned())));
        let base = own().find(|entry| Some(entry.number) == typed.map(|typed| typed.seen));
        let changed = typed.filter(|typed| {
            let base = self.texts(base);
            (typed.value.trim(), typed.note.trim()) != (base.0.trim(), base.1.trim())
        });
        let now = last.map_or(0, |last| last.number);
        let conflict = changed.filter(|typed| typed.seen != now).and(last);
        let stored = self.texts(last);
        let (value, note) = changed.map_or(stored, |typed| (typed.value.clone(), typed.note.clone()));
        let what = match &field {
            Some(Field::Judge { judge, .. }) => judge.clone(),
            Some(field) => say.inputs_field(self.template, field),
            None => String::new(),
        };
        Cell {
            name: format!("{}.{column}", reporter.id),
            id: id.to_owned(),
            seen: now,
            value,
            note,
            value_label: say.inputs_field_value(code, &what),
            note_label: say.inputs_field_note(code, &what),
            wrong: self.wrong(code, field.as_ref()),
            stored: conflict.map(|last| self.stored(last)),
        }
    }

    fn texts(&self, entry: Option<&Entry>) -> (String, String) {
        let Some((entry, value)) = entry.and_then(|entry| Some((entry, entry.value.as_ref()?))) else {
            return (String::new(), String::new());
        };
        (Amount::text(value).to_owned(), entry.note.in_lang(self.say.lang()).to_owned())
    }

    fn wrong(&self, code: &str, field: Option<&Field>) -> Option<String> {
        let here = |slip: &&Slip| slip.unit == code && field.is_some() && slip.field.as_ref() == field;
        let told: Vec<_> =
            self.slips.iter().filter(here).map(|slip| self.say.inputs_mistake(&slip.why)).collect();
        (!told.is_empty()).then(|| told.join(" "))
    }

    fn stored(&self, last: &Entry) -> String {
        let say = self.say;
        let value = last.value.as_ref().map_or_else(|| say.inputs_nothing_there(), Amount::text);
        let who = self.names.get(&last.by).map_or("–", |name| name.in_lang(say.lang()));
        let when = moment::minute(say, last.at, &self.seat.review.zone);
        say.inputs_stored_now(value, last.note.in_lang(say.lang()), who, when)
    }
}
