//! What checks have found as a spreadsheet: a row a unit. What is written here can be read by [`crate::sheets`], and
//! laid back by [`review::fact::lay`].

use std::collections::BTreeMap;

use i18n::Say;
use review::{
    template::{CheckKey, FactRules},
    time::Instant,
};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use crate::roster::{WorkbookError, csv_of};

/// All units.
pub type Table = Vec<Line>;

/// One unit, and by check its score and its note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub code: String,
    pub name: String,
    pub found: BTreeMap<CheckKey, (String, String)>,
}

/// As CSV that Excel opens in the right encoding.
pub fn csv(say: Say, rules: &FactRules, table: &Table) -> Vec<u8> {
    csv_of(cells(say, rules, table))
}

/// As a workbook.
pub fn workbook(say: Say, rules: &FactRules, table: &Table, at: Instant) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    // Not the machine's own clock: the same table at the same time is the same file.
    let made = ExcelDateTime::from_timestamp(at.ms().div_euclid(1000))?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    sheet.set_name(say.fact_title())?;
    let (bold, text) = (Format::new().set_bold().set_num_format("@"), Format::new().set_num_format("@"));
    for (row, cells) in (0_u32..).zip(cells(say, rules, table)) {
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
fn cells(say: Say, rules: &FactRules, table: &Table) -> Vec<Vec<String>> {
    let mut heading = vec![say.roster_column_code().to_owned(), say.roster_column_unit_name().to_owned()];
    for check in &rules.checks {
        let title = check.title.in_lang(say.lang());
        heading.extend([title.to_owned(), say.fact_note_heading(title)]);
    }
    let row = |line: &Line| {
        let found = rules.checks.iter().map(|check| line.found.get(&check.key).cloned().unwrap_or_default());
        let found = found.flat_map(|(score, note)| [score, note]);
        [line.code.clone(), line.name.clone()].into_iter().chain(found).collect()
    };
    std::iter::once(heading).chain(table.iter().map(row)).collect()
}
