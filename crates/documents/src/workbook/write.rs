//! From the book to the file.

use std::collections::BTreeMap;

use review::exact::Exact;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::book::{Book, Cell, Line, Outcome, Sheet, Shown};
use super::width::width;

/// Widths of columns in the spreadsheet's units.
const LEAST_WIDTH: usize = 11;
const GREATEST_WIDTH: usize = 44;
/// Height of a line in points.
const HEIGHT: f64 = 16.0;
/// The spreadsheet's number for A4.
const A4: u8 = 9;

pub(super) fn bytes(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // No clock: the same results are the same file.
    let made = ExcelDateTime::from_ymd(u16::try_from(book.year.max(1900)).unwrap_or(1900), 1, 1)?;
    let about = DocProperties::new().set_title(&book.title).set_creation_datetime(&made);
    workbook.set_properties(&about);
    let mut formats = Formats::default();
    for sheet in &book.sheets {
        fill(workbook.add_worksheet(), sheet, &mut formats)?;
    }
    workbook.save_to_buffer()
}

fn fill(to: &mut Worksheet, sheet: &Sheet, formats: &mut Formats) -> Result<(), XlsxError> {
    to.set_name(&sheet.name)?;
    let columns: Vec<_> = columns(&sheet.lines);
    for (row, line) in (0..).zip(&sheet.lines) {
        for ((column, cell), wide) in (0..).zip(&line.cells).zip(&columns) {
            let style = style(cell, line.strong, wide.numbers);
            write(to, (row, column), cell, formats.of(style))?;
        }
        let lines = line.cells.iter().zip(&columns).map(|(cell, column)| column.lines(cell)).max();
        if let Some(lines @ 2..) = lines {
            to.set_row_height(row, HEIGHT * f64::from(u16::try_from(lines).unwrap_or(u16::MAX)))?;
        }
    }
    for (column, wide) in (0..).zip(&columns) {
        to.set_column_width(column, f64::from(u16::try_from(wide.units()).unwrap_or(u16::MAX)))?;
    }
    folded(to, &sheet.lines)?;
    to.set_freeze_panes(sheet.heads, 0)?;
    to.set_repeat_rows(sheet.heads.saturating_sub(1), sheet.heads.saturating_sub(1))?;
    to.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
    Ok(())
}

fn write(to: &mut Worksheet, at: (u32, u16), cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    let (row, column) = at;
    match cell {
        Cell::Blank => {}
        Cell::Text { text, .. } if text.is_empty() => {}
        Cell::Text { text, .. } | Cell::Title(text) | Cell::Remark(text) | Cell::Head(text) => {
            to.write_string_with_format(row, column, text, format)?;
        }
        Cell::Number { value, .. } => {
            to.write_number_with_format(row, column, binary(value), format)?;
        }
        Cell::Formula { formula, result, .. } => {
            let result = match result {
                Outcome::Number(value) => binary(value).to_string(),
                Outcome::Text(text) => text.clone(),
            };
            to.write_formula_with_format(row, column, Formula::new(formula).set_result(result), format)?;
        }
    }
    Ok(())
}

/// The nearest number that a spreadsheet has.
fn binary(value: &Exact) -> f64 {
    value.to_f64()
}

/// Folds each line into the one above it that lies higher.
fn folded(to: &mut Worksheet, lines: &[Line]) -> Result<(), XlsxError> {
    to.group_symbols_above(true);
    for level in 1..=lines.iter().map(|line| line.level).max().unwrap_or(0) {
        let mut from = None;
        let ends = lines.iter().map(|line| line.level >= level).chain([false]);
        for (row, inside) in (0_u32..).zip(ends) {
            match (from, inside) {
                (None, true) => from = Some(row),
                (Some(first), false) => {
                    to.group_rows(first, row.saturating_sub(1))?;
                    from = None;
                }
                (None, false) | (Some(_), true) => {}
            }
        }
    }
    Ok(())
}

/// What a column holds.
#[derive(Default)]
struct Column {
    widest: usize,
    numbers: bool,
}

impl Column {
    fn units(&self) -> usize {
        (self.widest + 4).clamp(LEAST_WIDTH, GREATEST_WIDTH)
    }

    /// In how many lines a cell's words are broken.
    fn lines(&self, cell: &Cell) -> usize {
        match cell {
            Cell::Head(text) | Cell::Text { text, .. } => {
                own(cell).max(width(text)).div_ceil(self.units() - 3)
            }
            Cell::Blank | Cell::Title(_) | Cell::Remark(_) | Cell::Number { .. } | Cell::Formula { .. } => 1,
        }
    }
}

fn columns(lines: &[Line]) -> Vec<Column> {
    let mut columns = Vec::new();
    for cells in lines.iter().map(|line| &line.cells) {
        columns.resize_with(cells.len().max(columns.len()), Column::default);
        for (column, cell) in columns.iter_mut().zip(cells) {
            column.widest = own(cell).max(column.widest);
            column.numbers |= match cell {
                Cell::Number { .. } | Cell::Formula { result: Outcome::Number(_), .. } => true,
                Cell::Blank
                | Cell::Title(_)
                | Cell::Remark(_)
                | Cell::Head(_)
                | Cell::Text { .. }
                | Cell::Formula { result: Outcome::Text(_), .. } => false,
            };
        }
    }
    columns
}

/// How wide a cell wants to be. Titles and remarks run over their neighbours.
fn own(cell: &Cell) -> usize {
    match cell {
        // A head may break in two lines.
        Cell::Head(text) => width(text).div_ceil(2),
        Cell::Text { text, indent } => width(text) + 2 * usize::from(*indent),
        Cell::Formula { result: Outcome::Text(text), .. } => width(text),
        Cell::Blank
        | Cell::Title(_)
        | Cell::Remark(_)
        | Cell::Number { .. }
        | Cell::Formula { result: Outcome::Number(_), .. } => 0,
    }
}

/// A look, made once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    Plain,
    Title,
    Remark,
    Head { numbers: bool },
    Text { indent: u8, quoted: bool, strong: bool },
    Number { shown: Shown, strong: bool },
    Word,
}

fn style(cell: &Cell, strong: bool, numbers: bool) -> Style {
    match cell {
        Cell::Blank => Style::Plain,
        Cell::Title(_) => Style::Title,
        Cell::Remark(_) => Style::Remark,
        Cell::Head(_) => Style::Head { numbers },
        Cell::Text { text, indent } => {
            let quoted = text.starts_with(['=', '+', '-', '@']);
            Style::Text { indent: *indent, quoted, strong }
        }
        // In a column of numbers a number may come when a count changes.
        Cell::Formula { result: Outcome::Text(_), .. } if !numbers => Style::Word,
        Cell::Number { shown, .. } | Cell::Formula { shown, .. } => Style::Number { shown: *shown, strong },
    }
}

#[derive(Default)]
struct Formats(BTreeMap<Style, Format>);

impl Formats {
    fn of(&mut self, style: Style) -> &Format {
        self.0.entry(style).or_insert_with(|| format(style))
    }
}

fn format(style: Style) -> Format {
    let new = Format::new().set_align(FormatAlign::VerticalCenter);
    let left = || new.clone().set_align(FormatAlign::Left);
    let bold = |format: Format, strong| if strong { format.set_bold() } else { format };
    let zeros = |places: u8| match places {
        0 => "0".to_owned(),
        places => format!("0.{}", "0".repeat(usize::from(places))),
    };
    match style {
        Style::Plain => new,
        Style::Title => new.set_bold().set_font_size(14),
        Style::Remark => new.set_font_color(0x005E_5A53),
        Style::Head { numbers } => {
            let head = if numbers { new.set_align(FormatAlign::Right) } else { left().set_indent(1) };
            let head = head.set_bold().set_text_wrap().set_background_color(0x00F1_EEE8);
            head.set_border_bottom(FormatBorder::Thin)
        }
        Style::Text { indent, quoted, strong } => {
            let text = bold(left().set_text_wrap().set_indent(indent.saturating_add(1)), strong);
            if quoted { text.set_quote_prefix() } else { text }
        }
        Style::Word => left().set_indent(1),
        Style::Number { shown: Shown::Places(places), strong } => {
            bold(new.set_num_format(zeros(places)), strong)
        }
        Style::Number { shown: Shown::Percent(places), strong } => {
            bold(new.set_num_format(format!("{}%", zeros(places))), strong)
        }
    }
}
