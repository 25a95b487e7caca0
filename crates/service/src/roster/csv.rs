//! The text format of lists: rows of cells, parted by commas (or by tabs, as spreadsheets paste them).

use review::roster::{Refusal, line::Column};

/// A row and its number, from 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) cells: Vec<String>,
}

/// The rows under the head, which must name these columns in this order. Blank rows are left out but counted.
pub(super) fn under_head(text: &str, columns: &[Column]) -> Result<Vec<Row>, Refusal> {
    let mut rows = rows(text)?.into_iter();
    let head = rows.next().ok_or(Refusal::NoRows)?;
    if !head.cells.iter().map(|cell| cell.trim()).eq(columns.iter().map(|column| column.key())) {
        return Err(Refusal::Head { expected: Column::head(columns) });
    }
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() { Err(Refusal::NoRows) } else { Ok(rows) }
}

/// RFC 4180, section 2, without mercy for stray quotes.
fn rows(text: &str) -> Result<Vec<Row>, Refusal> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let tabs = text.lines().find(|line| !line.trim().is_empty()).is_some_and(|head| head.contains('\t'));
    let mut reader = Reader { separator: if tabs { '\t' } else { ',' }, ..Reader::default() };
    for letter in text.chars() {
        reader.takes(letter)?;
    }
    reader.ends()
}

#[derive(Default)]
struct Reader {
    separator: char,
    rows: Vec<Row>,
    /// Rows that have ended, blank ones too.
    ended: usize,
    cells: Vec<String>,
    cell: String,
    place: Place,
}

/// Where in a cell the next letter stands.
#[derive(Clone, Copy, Default)]
enum Place {
    #[default]
    Start,
    Bare,
    Quoted,
    /// After a quote that ends the cell, or is the first of two.
    Closed,
}

impl Reader {
    fn takes(&mut self, letter: char) -> Result<(), Refusal> {
        self.place = match (self.place, letter) {
            (Place::Start, '"') => Place::Quoted,
            (Place::Quoted, '"') => Place::Closed,
            (Place::Closed, '"') | (Place::Quoted, _) => self.holds(letter, Place::Quoted),
            (Place::Start | Place::Bare | Place::Closed, '\n') => self.ends_row(),
            (Place::Start | Place::Bare | Place::Closed, letter) if letter == self.separator => {
                self.ends_cell()
            }
            (Place::Bare, '"') | (Place::Closed, _) => return Err(self.quotes()),
            (Place::Start | Place::Bare, _) => self.holds(letter, Place::Bare),
        };
        Ok(())
    }

    fn ends(mut self) -> Result<Vec<Row>, Refusal> {
        match self.place {
            Place::Quoted => Err(self.quotes()),
            Place::Start | Place::Bare | Place::Closed => {
                self.ends_row();
                Ok(self.rows)
            }
        }
    }

    fn holds(&mut self, letter: char, place: Place) -> Place {
        self.cell.push(letter);
        place
    }

    fn ends_cell(&mut self) -> Place {
        self.cells.push(std::mem::take(&mut self.cell));
        Place::Start
    }

    fn ends_row(&mut self) -> Place {
        let place = self.ends_cell();
        self.ended += 1;
        let cells = std::mem::take(&mut self.cells);
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            self.rows.push(Row { number: self.ended, cells });
        }
        place
    }

    fn quotes(&self) -> Refusal {
        Refusal::Quotes { row: self.ended + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        rows(text).unwrap().into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn quotes_hold_commas_line_breaks_and_quotes() {
        assert_eq!(cells("S1,\"a, \"\"b\"\"\nc\",,d"), [["S1", "a, \"b\"\nc", "", "d"]]);
    }

    #[test]
    fn a_spreadsheet_pastes_tabs_and_windows_line_ends() {
        assert_eq!(cells("\u{feff}a\tb\r\n1,5\t2\r\n"), [["a", "b"], ["1,5", "2"]]);
    }

    #[test]
    fn blank_rows_count_but_are_left_out() {
        let numbers: Vec<_> = rows("a\n\n,,\nb\n").unwrap().iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 4]);
    }

    #[test]
    fn stray_quotes_are_refused_by_row() {
        for text in ["a\nb\"c", "a\n\"b\"c", "a\n\"b"] {
            assert_eq!(rows(text), Err(Refusal::Quotes { row: 2 }), "{text}");
        }
    }

    #[test]
    fn the_head_must_name_the_columns() {
        let head = Column::head(&Column::PEOPLE);
        assert_eq!(under_head("", &Column::PEOPLE), Err(Refusal::NoRows));
        assert_eq!(under_head(&head, &Column::PEOPLE), Err(Refusal::NoRows));
        let wrong = under_head("number,name\n1,2", &Column::PEOPLE);
        assert_eq!(wrong, Err(Refusal::Head { expected: head }));
    }
}
