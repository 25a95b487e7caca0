//! The rows of a preview in the reader's words.

use i18n::Say;
use review::roster::{
    column::{Column, List},
    entry::Field,
    plan::{Fate, Kind, Line},
};

/// A row of the table.
pub(super) struct RowView {
    /// Where in the file.
    pub(super) place: String,
    pub(super) kind: &'static str,
    pub(super) chip: &'static str,
    pub(super) state: &'static str,
    pub(super) label: String,
    pub(super) details: Vec<String>,
}

pub(super) fn kind_name(say: Say, kind: Kind) -> &'static str {
    match kind {
        Kind::New => say.roster_preview_new(),
        Kind::Changed => say.roster_preview_changed(),
        Kind::Same => say.roster_preview_same(),
        Kind::Error => say.roster_preview_error(),
    }
}

impl RowView {
    pub(super) fn of(say: Say, line: &Line) -> Self {
        let kind = line.fate.kind();
        let details = match &line.fate {
            Fate::New(fields) => new(say, line.list, fields),
            Fate::Changed(fields) => {
                fields.iter().map(|(column, old, new)| changed(say, *column, old, new)).collect()
            }
            Fate::Same => Vec::new(),
            Fate::Error(mistakes) => mistakes
                .iter()
                .map(|one| say.roster_field_is(say.roster_column(one.column), say.roster_cell(&one.why)))
                .collect(),
        };
        Self {
            place: say.roster_place_in(&line.sheet, line.row),
            kind: kind.key(),
            chip: chip(kind),
            state: kind_name(say, kind),
            label: line.label.clone(),
            details,
        }
    }
}

fn chip(kind: Kind) -> &'static str {
    match kind {
        Kind::New => "chip--done",
        Kind::Changed => "chip--due",
        Kind::Same => "chip--quiet",
        Kind::Error => "chip--alarm",
    }
}

/// What matters of a new row: all that is filled in, but the English where it only repeats the Chinese.
fn new(say: Say, list: List, fields: &[Field]) -> Vec<String> {
    let value = |column| fields.iter().find(|(one, _)| *one == column).map(|(_, value)| value.as_str());
    let repeats = |column| match column {
        Column::NameEn => value(Column::NameZh),
        Column::TitleEn => value(Column::TitleZh),
        Column::UnitNameEn => value(Column::UnitNameZh),
        Column::ReporterTitleEn => value(Column::ReporterTitleZh),
        Column::Code
        | Column::UnitNameZh
        | Column::Members
        | Column::Committee
        | Column::Reporter
        | Column::ReporterTitleZh
        | Column::How
        | Column::Number
        | Column::Email
        | Column::NameZh
        | Column::TitleZh
        | Column::Unit
        | Column::Group
        | Column::OnLeave
        | Column::Roles => None,
    };
    let label = match list {
        List::Units => Column::UnitNameZh,
        List::People => Column::NameZh,
    };
    let told = fields.iter().filter(|(column, value)| {
        let idle = matches!((column, value.as_str()), (Column::OnLeave, "no") | (Column::How, "in_person"));
        *column != label && !value.is_empty() && !idle && repeats(*column) != Some(value.as_str())
    });
    told.map(|(column, value)| {
        say.roster_field_is(say.roster_column(*column), say.roster_value(*column, value))
    })
    .collect()
}

fn changed(say: Say, column: Column, old: &str, new: &str) -> String {
    let shown = |value: &str| {
        if value.is_empty() { say.roster_none().to_owned() } else { say.roster_value(column, value) }
    };
    say.roster_field_was(say.roster_column(column), shown(old), shown(new))
}
