//! The table's fields as they were typed.

use std::collections::BTreeMap;

use i18n::Lang;
use review::id::UnitId;
use service::fact::NewEntry;
use storage::{
    fact::{Entry, Field},
    meeting::said::Said,
};

/// One field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TypedCell {
    /// The number of the entry that stood there when it was read.
    pub(super) seen: i64,
    pub(super) score: String,
    /// In the reader's language.
    pub(super) note: String,
}

/// All fields of a form.
pub(super) type Typed = BTreeMap<Field, TypedCell>;

/// What a form sends.
pub(super) struct TableForm {
    pub(super) page: usize,
    pub(super) cells: Typed,
}

impl TableForm {
    /// `None` for fields that no form of ours has.
    pub(super) fn read(fields: Vec<(String, String)>) -> Option<Self> {
        let mut form = Self { page: 1, cells: Typed::new() };
        for (name, value) in fields {
            let mut parts = name.splitn(3, '.');
            match (parts.next()?, parts.next(), parts.next()) {
                ("page", None, None) => form.page = value.parse().ok()?,
                (what, Some(unit), Some(check)) => {
                    let cell = form.cells.entry((unit.parse().ok()?, check.parse().ok()?)).or_default();
                    match what {
                        "seen" => cell.seen = value.parse().ok()?,
                        "score" => cell.score = value,
                        "note" => cell.note = value.replace("\r\n", "\n"),
                        _ => return None,
                    }
                }
                (_, _, _) => return None,
            }
        }
        Some(form)
    }

    pub(super) fn units(&self) -> Vec<UnitId> {
        let mut units: Vec<_> = self.cells.keys().map(|(unit, _)| *unit).collect();
        units.dedup();
        units
    }

    /// For the use case. A note that was not touched stays as it is in both languages.
    pub(super) fn entries(&self, lang: Lang, stored: &[Entry]) -> Vec<NewEntry> {
        let entry = |((unit, check), cell): (&Field, &TypedCell)| {
            let of_field = || stored.iter().filter(|one| one.unit == *unit && one.check == *check);
            let seen = of_field().find(|one| one.number == cell.seen);
            NewEntry {
                unit: *unit,
                check: check.clone(),
                seen: cell.seen,
                score: cell.score.clone(),
                note: note(seen, &cell.note, lang),
            }
        };
        self.cells.iter().map(entry).collect()
    }
}

fn note(seen: Option<&Entry>, typed: &str, lang: Lang) -> Said {
    match seen {
        Some(entry) if entry.note.in_lang(lang).trim() == typed.trim() => entry.note.clone(),
        Some(_) | None => Said { zh: typed.to_owned(), en: typed.to_owned() },
    }
}
