//! Finding the row that names the columns, wherever title rows have pushed it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::cell::{Book, Cell, Sheet};
use super::column::{Column, List};
use super::file::FileError;

/// A heading stands among the first rows; below them it is data.
const SOUGHT_ROWS: usize = 30;

/// A row of a list, by what its columns mean. Columns that the heading does not name are not there at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListRow {
    pub list: List,
    pub sheet: String,
    /// As the spreadsheet numbers it.
    pub number: usize,
    pub cells: BTreeMap<Column, Cell>,
}

/// Which sheet was read as which list, and what of it was not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRead {
    pub list: List,
    pub sheet: String,
    pub head_row: usize,
    pub rows: usize,
    /// Headings whose columns mean nothing to us.
    pub unread: Vec<String>,
}

/// The lists of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    pub rows: Vec<ListRow>,
    pub sheets: Vec<SheetRead>,
}

struct Head {
    index: usize,
    list: List,
    columns: Vec<Option<Column>>,
}

/// Reads every sheet that has a heading; there must be one.
pub fn lists(book: &Book) -> Result<Lists, FileError> {
    let mut all = Lists::default();
    for sheet in &book.sheets {
        if let Some(head) = find(sheet) {
            take(sheet, &head, &mut all)?;
        }
    }
    if all.sheets.is_empty() {
        let filled: Vec<_> = book.sheets.iter().filter(|sheet| !sheet.rows.is_empty()).collect();
        return Err(match (filled.is_empty(), book.hidden.is_empty()) {
            (true, false) => FileError::OnlyHidden { sheets: book.hidden.clone() },
            (true, true) => FileError::Empty,
            (false, _) => FileError::NoHead,
        });
    }
    if all.rows.is_empty() { Err(FileError::NoRows) } else { Ok(all) }
}

/// The row that names most columns of a list; the first of those that name as many.
fn find(sheet: &Sheet) -> Option<Head> {
    let mut best: Option<(usize, Head)> = None;
    for (index, row) in sheet.rows.iter().take(SOUGHT_ROWS).enumerate() {
        for list in List::ALL {
            let columns: Vec<_> = row.cells.iter().map(|cell| column(list, cell)).collect();
            let named = columns.iter().flatten().count() + usize::from(holds_needed(list, &columns)) * 10;
            if named >= 2 && best.as_ref().is_none_or(|(most, _)| named > *most) {
                best = Some((named, Head { index, list, columns }));
            }
        }
    }
    best.map(|(_, head)| head)
}

fn column(list: List, cell: &Cell) -> Option<Column> {
    match cell {
        Cell::Text(text) => list.column(text),
        Cell::Empty | Cell::Number(_) | Cell::Day(_) | Cell::Flag(_) | Cell::Formula(_) | Cell::Broken(_) => {
            None
        }
    }
}

fn holds_needed(list: List, columns: &[Option<Column>]) -> bool {
    list.needed().iter().all(|set| set.iter().any(|one| columns.contains(&Some(*one))))
}

fn take(sheet: &Sheet, head: &Head, all: &mut Lists) -> Result<(), FileError> {
    let Some(heading) = sheet.rows.get(head.index) else { return Ok(()) };
    let place = |column| FileError::ColumnTwice { sheet: sheet.name.clone(), row: heading.number, column };
    for (index, column) in head.columns.iter().enumerate() {
        if let Some(column) =
            column.filter(|column| head.columns.iter().take(index).any(|one| *one == Some(*column)))
        {
            return Err(place(column));
        }
    }
    let missing =
        head.list.needed().iter().find(|set| !set.iter().any(|one| head.columns.contains(&Some(*one))));
    if let Some(missing) = missing {
        let (sheet, row) = (sheet.name.clone(), heading.number);
        return Err(FileError::ColumnMissing { sheet, row, one_of: missing.to_vec() });
    }
    let before = all.rows.len();
    for row in sheet.rows.iter().skip(head.index + 1) {
        let named = head.columns.iter().enumerate();
        let cells: BTreeMap<_, _> = named
            .filter_map(|(place, column)| {
                column.map(|column| (column, row.cells.get(place).cloned().unwrap_or_default()))
            })
            .collect();
        if cells.values().any(|cell| !cell.is_empty()) {
            all.rows.push(ListRow { list: head.list, sheet: sheet.name.clone(), number: row.number, cells });
        }
    }
    let unread = heading
        .cells
        .iter()
        .enumerate()
        .filter(|(place, _)| head.columns.get(*place).is_none_or(Option::is_none));
    all.sheets.push(SheetRead {
        list: head.list,
        sheet: sheet.name.clone(),
        head_row: heading.number,
        rows: all.rows.len() - before,
        unread: unread.map(|(_, cell)| cell.shown()).filter(|text| !text.is_empty()).collect(),
    });
    Ok(())
}
