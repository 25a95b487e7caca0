//! The tables of a document as a workbook: for who goes on working with them. What stands in a column of figures is a
//! number there; all else is text, so that nothing becomes a date or a formula.

use review::time::Instant;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{Align, Block, Document, Paper, Table};
use crate::roster::WorkbookError;

/// Characters of a sheet's name that Excel takes.
const NAME_LIMIT: usize = 31;
/// Spreadsheet units that a document's width is shared out over.
const WIDTH: f64 = 100.0;

/// A sheet for each document, its tables below each other. `at` is when they were made, as the file states.
pub fn workbook(documents: &[Document], at: Instant) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    // Not the machine's own clock: the same tables at the same time are the same file.
    let made = ExcelDateTime::from_timestamp(at.ms().div_euclid(1000))?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for (place, document) in documents.iter().enumerate() {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name(place, &document.title))?;
        sheet.set_paper_size(9);
        if document.paper == Paper::Across {
            sheet.set_landscape();
        }
        fill(sheet, document)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// Unique and lawful: Excel takes neither brackets nor slashes, nor a name twice.
fn name(place: usize, title: &str) -> String {
    let kept = title.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control());
    let number = format!("{} ", place + 1);
    number.chars().chain(kept).take(NAME_LIMIT).collect::<String>().trim_end().to_owned()
}

fn fill(sheet: &mut Worksheet, document: &Document) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, &document.title, &Format::new().set_bold().set_font_size(14))?;
    let mut row = 2;
    for block in &document.blocks {
        match block {
            Block::Facts(facts) => {
                for (name, words) in facts {
                    sheet.write_string(row, 0, name)?;
                    sheet.write_string(row, 1, words)?;
                    row += 1;
                }
            }
            Block::Heading(_, words) | Block::Part { title: words, .. } => {
                sheet.write_string_with_format(row + 1, 0, words, &Format::new().set_bold())?;
                row += 2;
            }
            Block::Table(table) => row = grid(sheet, row, table)? + 1,
            Block::Guidance(lines) => {
                for line in lines {
                    sheet.write_string(row, 0, line)?;
                    row += 1;
                }
            }
            // Prose and lines to sign on are the printed document's.
            Block::Addressee(_)
            | Block::Text(_)
            | Block::Item(_)
            | Block::Chart { .. }
            | Block::Attachments(_)
            | Block::Signatures(_)
            | Block::Issued { .. }
            | Block::Room { .. } => {}
        }
    }
    Ok(())
}

/// The next free row after it.
fn grid(sheet: &mut Worksheet, from: u32, table: &Table) -> Result<u32, XlsxError> {
    let cell =
        Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let head = cell.clone().set_bold().set_background_color(0x00F1_EEE8).set_align(FormatAlign::Center);
    let all: u16 = table.columns.iter().map(|column| column.width).sum();
    for (at, column) in (0_u16..).zip(&table.columns) {
        sheet.set_column_width(at, WIDTH * f64::from(column.width) / f64::from(all.max(1)))?;
        sheet.write_string_with_format(from, at, &column.title, &head)?;
    }
    let mut row = from + 1;
    for cells in &table.rows {
        for ((at, column), one) in (0_u16..).zip(&table.columns).zip(cells) {
            let format = match column.align {
                Align::Left => cell.clone().set_num_format("@"),
                Align::Middle => cell.clone().set_align(FormatAlign::Center),
                Align::Right => cell.clone().set_align(FormatAlign::Right).set_num_format(places(&one.text)),
            };
            let format = if one.strong { format.set_bold() } else { format };
            match number(&one.text).filter(|_| column.align == Align::Right) {
                Some(number) => sheet.write_number_with_format(row, at, number, &format)?,
                None => sheet.write_string_with_format(row, at, &one.text, &format.set_num_format("@"))?,
            };
        }
        row += 1;
    }
    Ok(row)
}

/// Only what is written as a plain decimal: `12`, `-1.50`. A share with its sign, a date or a hash stays text.
fn number(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.len() <= 15;
    if plain { text.parse().ok() } else { None }
}

/// As many places as the printed number has.
fn places(text: &str) -> String {
    let places = text.split_once('.').map_or(0, |(_, places)| places.len());
    if places == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(places)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_a_name_that_excel_takes() {
        assert_eq!(name(0, "a/b[c]:*?"), "1 abc");
        let long = name(11, &"很长的单位名称".repeat(9));
        assert!(long.starts_with("12 很长") && long.chars().count() <= NAME_LIMIT);
    }

    #[test]
    fn only_plain_decimals_are_numbers() {
        assert_eq!(number("92.69"), Some(92.69));
        assert_eq!(number("-1.5"), Some(-1.5));
        for text in ["", "=1+1", "1/2", "40%", "2023-01-10", "1.2.3", "+1", "1e9", "inf", "9999999999999999"]
        {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!((places("92.69"), places("7")), ("0.00".to_owned(), "0".to_owned()));
    }
}
