//! `.xlsx`, cell by cell: a sheet that claims a million columns must not be laid out in memory.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, SheetVisible, Xlsx};
use review::roster::cell::{Book, Cell, Format, Row, Sheet};
use review::roster::file::FileError;

use super::{COLUMN_LIMIT, ROW_LIMIT};

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;
/// Row and column, from 0.
type Cells = BTreeMap<(u32, u32), Cell>;

pub(super) fn read(bytes: &[u8]) -> Result<Book, FileError> {
    let mut workbook = Workbook::new(Cursor::new(bytes)).map_err(damaged)?;
    let sheets = workbook.sheets_metadata().to_vec();
    let (mut book, mut rows) = (Book { format: Format::Xlsx, sheets: Vec::new(), hidden: Vec::new() }, 0);
    for sheet in sheets {
        if sheet.visible != SheetVisible::Visible {
            book.hidden.push(sheet.name);
            continue;
        }
        let read = one(&mut workbook, &sheet.name)?;
        rows += read.rows.len();
        if rows > ROW_LIMIT {
            return Err(FileError::TooManyRows { limit: ROW_LIMIT });
        }
        book.sheets.push(read);
    }
    Ok(book)
}

#[expect(clippy::needless_pass_by_value, reason = "made for map_err, which hands the error over")]
fn damaged(why: impl ToString) -> FileError {
    FileError::Damaged { what: why.to_string() }
}

fn one(workbook: &mut Workbook<'_>, name: &str) -> Result<Sheet, FileError> {
    let mut cells = cells(workbook, name)?;
    let merged = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
    fill_down(&mut cells, &merged);
    Ok(Sheet { name: name.to_owned(), rows: rows(cells) })
}

fn cells(workbook: &mut Workbook<'_>, name: &str) -> Result<Cells, FileError> {
    let mut cells = Cells::new();
    // A chart has a sheet to itself, but no cells.
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else { return Ok(cells) };
    let (mut lines, mut last) = (0, None);
    while let Some(found) = reader.next_cell_with_formula().map_err(damaged)? {
        let cell = match found.formula {
            Some(formula) => Cell::Formula(formula.chars().take(200).collect()),
            None => value(&found.value),
        };
        if cell.is_empty() {
            continue;
        }
        if found.pos.1 as usize >= COLUMN_LIMIT {
            return Err(FileError::TooManyColumns { limit: COLUMN_LIMIT });
        }
        lines += usize::from(last != Some(found.pos.0));
        last = Some(found.pos.0);
        if lines > ROW_LIMIT {
            return Err(FileError::TooManyRows { limit: ROW_LIMIT });
        }
        cells.insert(found.pos, cell);
    }
    Ok(cells)
}

fn value(found: &DataRef<'_>) -> Cell {
    match found {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(number.to_string()),
        DataRef::Float(number) => Cell::Number(number.to_string()),
        DataRef::String(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(moment) => day(*moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Day(text.chars().take(10).collect()),
        DataRef::Error(why) => Cell::Broken(why.to_string()),
    }
}

fn day(moment: ExcelDateTime) -> Cell {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Cell::Day(format!("{year:04}-{month:02}-{day:02}"))
}

/// A cell merged over several rows (a branch's name beside its people) stands in each of them.
fn fill_down(cells: &mut Cells, merged: &[Dimensions]) {
    let rows: Vec<u32> = cells.keys().map(|place| place.0).collect();
    for area in merged.iter().filter(|area| area.end.0 > area.start.0) {
        let Some(cell) = cells.get(&area.start).cloned() else { continue };
        // Only rows that hold something else: an area may reach to the sheet's end.
        let from = rows.partition_point(|row| *row <= area.start.0);
        let mut done = area.start.0;
        for row in rows.iter().skip(from).take_while(|row| **row <= area.end.0) {
            if *row != done {
                done = *row;
                cells.entry((*row, area.start.1)).or_insert_with(|| cell.clone());
            }
        }
    }
}

fn rows(cells: Cells) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for ((row, column), cell) in cells {
        let (number, column) = (row as usize + 1, column as usize);
        if rows.last().is_none_or(|last| last.number != number) {
            rows.push(Row { number, cells: Vec::new() });
        }
        if let Some(last) = rows.last_mut() {
            last.cells.resize(column, Cell::Empty);
            last.cells.push(cell);
        }
    }
    rows
}
