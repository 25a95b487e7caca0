use std::borrow::Cow;

use i18n::Say;
use review::roster::{column::List, is_formula};

use super::{Roster, table};

/// One list as CSV that Excel opens in the right encoding: UTF-8 with a mark, commas, Windows' line ends.
pub fn csv(say: Say, list: List, roster: &Roster) -> Vec<u8> {
    csv_of(table(say, list, roster))
}

/// Any rows of cells, the same way.
pub(crate) fn csv_of(rows: Vec<Vec<String>>) -> Vec<u8> {
    let mut text = String::from('\u{feff}');
    for row in rows {
        let cells: Vec<_> = row.iter().map(|cell| quoted(&harmless(cell)).into_owned()).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// An apostrophe before what a spreadsheet would reckon.
fn harmless(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) || cell.starts_with('\'') { format!("'{cell}").into() } else { cell.into() }
}

fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains([',', '"', '\n', '\r', ';', '\t']) {
        format!("\"{}\"", cell.replace('"', "\"\"")).into()
    } else {
        cell.into()
    }
}
