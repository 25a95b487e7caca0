//! What is entered by hand as a spreadsheet: a row a unit, a column what is entered. What is written here can be read
//! by [`crate::sheets`], and laid back by [`review::result::input::lay`].

use std::collections::BTreeMap;

use i18n::Say;
use review::{result::input::Field, template::Template, time::Instant};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use crate::roster::WorkbookError;

/// One unit, and by field its value and its note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub code: String,
    pub name: String,
    pub entered: BTreeMap<Field, (String, String)>,
}

/// As a workbook with these columns. All cells are text, whatever they begin with.
pub fn workbook(
    say: Say,
    template: &Template,
    columns: &[Field],
    lines: &[Line],
    at: Instant,
) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    // Not the machine's own clock: the same table at the same time is the same file.
    let made = ExcelDateTime::from_timestamp(at.ms().div_euclid(1000))?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    sheet.set_name(say.inputs_scores())?;
    let (bold, text) = (Format::new().set_bold().set_num_format("@"), Format::new().set_num_format("@"));
    for (row, cells) in (0_u32..).zip(cells(say, template, columns, lines)) {
        for (column, cell) in (0_u16..).zip(cells) {
            let format = if row == 0 { &bold } else { &text };
            sheet.write_string_with_format(row, column, cell, format)?;
        }
    }
    sheet.set_freeze_panes(1, 2)?;
    sheet.autofit();
    Ok(workbook.save_to_buffer()?)
}

/// The heading and a row a unit.
fn cells(say: Say, template: &Template, columns: &[Field], lines: &[Line]) -> Vec<Vec<String>> {
    let mut heading = vec![say.roster_column_code().to_owned(), say.roster_column_unit_name().to_owned()];
    for field in columns {
        let name = say.inputs_field(template, field);
        let note = note(say, field, &name);
        heading.extend(std::iter::once(name).chain(note));
    }
    let row = |line: &Line| {
        let mut row = vec![line.code.clone(), line.name.clone()];
        for field in columns {
            let (value, said) = line.entered.get(field).cloned().unwrap_or_default();
            row.push(value);
            row.extend(note(say, field, "").map(|_| said));
        }
        row
    };
    std::iter::once(heading).chain(lines.iter().map(row)).collect()
}

/// The heading of the column beside, where there is one.
fn note(say: Say, field: &Field, name: &str) -> Option<String> {
    match field {
        Field::Score(_) | Field::Veto(_) => Some(say.inputs_note_heading(name)),
        Field::Adjustment(number) => Some(say.inputs_adjustment_reason(number)),
        Field::Judge { .. } => None,
    }
}
