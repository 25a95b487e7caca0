use i18n::Say;
use review::{
    roster::column::{Column, List},
    template::Template,
    time::Instant,
};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Roster, help::help, table};
use crate::workbook::width;

/// A workbook could not be made.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct WorkbookError(#[from] XlsxError);

/// Widths in the spreadsheet's units.
const LEAST_WIDTH: usize = 10;
const GREATEST_WIDTH: usize = 44;

pub(super) fn workbook(
    say: Say,
    template: &Template,
    roster: &Roster,
    at: Instant,
) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    // Not the machine's own clock: the same roster at the same time is the same file.
    let made = ExcelDateTime::from_timestamp(at.ms().div_euclid(1000))?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for list in List::ALL {
        let sheet = workbook.add_worksheet();
        sheet.set_name(match list {
            List::Units => say.roster_sheet_units(),
            List::People => say.roster_sheet_people(),
        })?;
        fill(sheet, list, &table(say, list, roster))?;
    }
    instructions(workbook.add_worksheet(), say, template)?;
    Ok(workbook.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, list: List, table: &[Vec<String>]) -> Result<(), XlsxError> {
    let heading = heading();
    // `@` is text: zeros in front stay, and nothing becomes a date or a formula.
    let text = Format::new().set_num_format("@");
    for (column, what) in (0_u16..).zip(list.columns()) {
        let cells = table.iter().filter_map(|row| row.get(usize::from(column)));
        let widest = cells.map(|cell| width(cell)).max().unwrap_or_default();
        sheet.set_column_width(column, units(widest + 2))?;
        if !is_count(*what) {
            sheet.set_column_format(column, &text)?;
        }
    }
    for (row, cells) in (0_u32..).zip(table) {
        for ((column, cell), what) in (0_u16..).zip(cells).zip(list.columns()) {
            match cell.parse::<u32>() {
                _ if row == 0 => sheet.write_string_with_format(row, column, cell, &heading)?,
                Ok(number) if is_count(*what) => sheet.write_number(row, column, number)?,
                Ok(_) | Err(_) => sheet.write_string_with_format(row, column, cell, &text)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn is_count(column: Column) -> bool {
    matches!(column, Column::Members | Column::Committee)
}

fn instructions(sheet: &mut Worksheet, say: Say, template: &Template) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(say.roster_sheet_help())?;
    sheet.set_column_width(0, 30)?;
    sheet.set_column_width(1, 90)?;
    sheet.write_string_with_format(0, 0, say.roster_help_heading(), &Format::new().set_bold())?;
    sheet.write_string_with_format(1, 1, say.roster_help_general(), &wrapped)?;
    let mut row = 3;
    for (list, title) in [(List::Units, say.roster_sheet_units()), (List::People, say.roster_sheet_people())]
    {
        sheet.write_string_with_format(row, 0, title, &heading())?;
        sheet.write_string_with_format(row, 1, say.roster_help_holds(), &heading())?;
        for column in list.columns() {
            row += 1;
            sheet.write_string_with_format(row, 0, say.roster_column(*column), &wrapped)?;
            sheet.write_string_with_format(row, 1, help(say, template, *column), &wrapped)?;
        }
        row += 2;
    }
    Ok(())
}

fn heading() -> Format {
    Format::new().set_bold().set_background_color(0x00F1_EEE8).set_num_format("@")
}

fn units(width: usize) -> f64 {
    f64::from(u16::try_from(width.clamp(LEAST_WIDTH, GREATEST_WIDTH)).unwrap_or(u16::MAX))
}
