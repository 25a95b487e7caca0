//! The table's fields as they were typed.

use std::collections::BTreeMap;

use i18n::Lang;
use review::{id::ReporterId, result::input::Field, template::InputKey};
use service::result::NewInput;
use storage::{meeting::said::Said, result::input::Entry};

use super::part::Part;

/// Before the number of a judge's column that is not yet anybody's.
const NEW: &str = "new:";

/// One field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TypedCell {
    /// The number of the entry that stood there when it was read.
    pub(super) seen: i64,
    pub(super) value: String,
    /// In the reader's language.
    pub(super) note: String,
}

/// What a form sends.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) part: String,
    /// Of the page's reporters, from 1.
    pub(super) page: usize,
    /// For scores without a note of their own.
    pub(super) basis: String,
    /// Names of judges, by their new columns.
    pub(super) judges: BTreeMap<String, String>,
    /// By reporter and column.
    pub(super) cells: BTreeMap<(ReporterId, String), TypedCell>,
}

/// The column of a judge who has no scores yet.
pub(super) fn new_column(number: usize) -> String {
    format!("{NEW}{number}")
}

impl Typed {
    /// `None` for fields that no form of ours has.
    pub(super) fn read(fields: Vec<(String, String)>) -> Option<Self> {
        let mut form = Self::default();
        for (name, value) in fields {
            let mut parts = name.splitn(3, '.');
            match (parts.next()?, parts.next(), parts.next()) {
                ("part", None, None) => form.part = value,
                ("page", None, None) => form.page = value.parse().ok()?,
                ("basis", None, None) => form.basis = value,
                ("judge", Some(column), None) => {
                    form.judges.insert(column.to_owned(), value);
                }
                (what, Some(reporter), Some(column)) => {
                    let place = (reporter.parse().ok()?, column.to_owned());
                    let cell = form.cells.entry(place).or_default();
                    match what {
                        "seen" => cell.seen = value.parse().ok()?,
                        "value" => cell.value = value,
                        "note" => cell.note = value.replace("\r\n", "\n"),
                        _ => return None,
                    }
                }
                (_, _, _) => return None,
            }
        }
        Some(form)
    }

    /// What a column holds; a new judge's is called as it was typed above it.
    pub(super) fn field(&self, part: &Part, column: &str) -> Option<Field> {
        match part {
            Part::Panel(input) if column.starts_with(NEW) => Some(self.judged(input, column)),
            Part::Panel(_) | Part::Scores | Part::Adjustments | Part::Vetoes => column.parse().ok(),
        }
    }

    fn judged(&self, input: &InputKey, column: &str) -> Field {
        let judge = self.judges.get(column).map(|name| name.trim().to_owned()).unwrap_or_default();
        Field::Judge { input: input.clone(), judge }
    }

    /// For the use case. A note that was not touched stays as it is in both languages.
    pub(super) fn entries(&self, part: &Part, lang: Lang, stored: &[Entry]) -> Option<Vec<NewInput>> {
        let entry = |((reporter, column), cell): (&(ReporterId, String), &TypedCell)| {
            let field = self.field(part, column)?;
            let of_field = || stored.iter().filter(|one| one.reporter == *reporter && one.field == field);
            let seen = of_field().find(|one| one.number == cell.seen);
            let unsaid = matches!(field, Field::Score(_))
                && cell.note.trim().is_empty()
                && !cell.value.trim().is_empty();
            let said = if unsaid { &self.basis } else { &cell.note };
            Some(NewInput {
                reporter: *reporter,
                seen: cell.seen,
                value: cell.value.clone(),
                note: note(seen, said, lang),
                field,
            })
        };
        let blank =
            |cell: &TypedCell| cell.seen == 0 && cell.value.trim().is_empty() && cell.note.trim().is_empty();
        self.cells.iter().filter(|(_, cell)| !blank(cell)).map(entry).collect()
    }
}

fn note(seen: Option<&Entry>, typed: &str, lang: Lang) -> Said {
    match seen.filter(|entry| entry.value.is_some()) {
        Some(entry) if entry.note.in_lang(lang).trim() == typed.trim() => entry.note.clone(),
        Some(_) | None => Said { zh: typed.to_owned(), en: typed.to_owned() },
    }
}
