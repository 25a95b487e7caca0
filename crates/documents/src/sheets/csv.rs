//! Text tables: cells parted by commas, semicolons or tabs, as spreadsheets save and paste them.

use review::roster::cell::{Book, Cell, Format, Row, Sheet};
use review::roster::file::FileError;

use super::{COLUMN_LIMIT, ROW_LIMIT, decode::decode};

const SEPARATORS: [char; 3] = ['\t', ';', ','];
/// Lines from which the separator is guessed.
const SAMPLE: usize = 50;

pub(super) fn read(bytes: &[u8]) -> Result<Book, FileError> {
    let (text, encoding) = decode(bytes)?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    // Excel writes and reads a first line that names the separator.
    let (named, text) = match text.split_once('\n') {
        Some((first, rest)) if first.len() == 5 && first.starts_with("sep=") => (first.chars().last(), rest),
        Some(_) | None => (None, text.as_str()),
    };
    let separator = named.unwrap_or_else(|| guess(text));
    let rows = rows(text, separator, usize::from(named.is_some()))?;
    let format = Format::Csv { encoding: encoding.to_owned(), separator };
    Ok(Book { format, sheets: vec![Sheet { name: String::new(), rows }], hidden: Vec::new() })
}

/// The separator that stands most often outside quotes among the first lines; a comma where none does.
fn guess(text: &str) -> char {
    let mut quoted = false;
    let mut counts = [0_usize; SEPARATORS.len()];
    for letter in text.lines().take(SAMPLE).flat_map(|line| line.chars().chain(['\n'])) {
        quoted ^= letter == '"';
        if !quoted {
            for (separator, count) in SEPARATORS.iter().zip(&mut counts) {
                *count += usize::from(letter == *separator);
            }
        }
    }
    let best = SEPARATORS.iter().zip(counts).filter(|(_, count)| *count > 0).max_by_key(|(_, count)| *count);
    best.map_or(',', |(separator, _)| *separator)
}

/// RFC 4180, section 2, without mercy for stray quotes.
fn rows(text: &str, separator: char, before: usize) -> Result<Vec<Row>, FileError> {
    let mut reader = Reader { separator, line: before, ..Reader::default() };
    for letter in text.chars() {
        reader.takes(letter)?;
    }
    reader.ends()
}

#[derive(Default)]
struct Reader {
    separator: char,
    rows: Vec<Row>,
    /// Rows that have ended, blank ones too. A cell's line breaks end none.
    line: usize,
    cells: Vec<Cell>,
    cell: String,
    place: Place,
    /// After a lone `=` before a quote: Excel's way to keep `="007"` a text.
    literal: bool,
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
    fn takes(&mut self, letter: char) -> Result<(), FileError> {
        self.place = match (self.place, letter) {
            (Place::Start, '"') => Place::Quoted,
            (Place::Bare, '"') if self.cell == "=" && !self.literal => {
                self.cell.clear();
                self.literal = true;
                Place::Quoted
            }
            (Place::Quoted, '"') => Place::Closed,
            (Place::Closed, '"') | (Place::Quoted, _) => self.holds(letter, Place::Quoted),
            (Place::Start | Place::Bare | Place::Closed, '\n') => self.ends_row()?,
            (Place::Start | Place::Bare | Place::Closed, letter) if letter == self.separator => {
                self.ends_cell()?
            }
            (Place::Closed, ' ') => Place::Closed,
            (Place::Bare, '"') | (Place::Closed, _) => return Err(self.quotes()),
            (Place::Start | Place::Bare, _) => self.holds(letter, Place::Bare),
        };
        Ok(())
    }

    fn ends(mut self) -> Result<Vec<Row>, FileError> {
        match self.place {
            Place::Quoted => Err(self.quotes()),
            Place::Start | Place::Bare | Place::Closed => {
                self.ends_row()?;
                Ok(self.rows)
            }
        }
    }

    fn holds(&mut self, letter: char, place: Place) -> Place {
        self.cell.push(letter);
        place
    }

    fn ends_cell(&mut self) -> Result<Place, FileError> {
        self.literal = false;
        self.cells.push(Cell::text(&std::mem::take(&mut self.cell)));
        if self.cells.len() > COLUMN_LIMIT && self.cells.last().is_some_and(|cell| !cell.is_empty()) {
            return Err(FileError::TooManyColumns { limit: COLUMN_LIMIT });
        }
        Ok(Place::Start)
    }

    fn ends_row(&mut self) -> Result<Place, FileError> {
        let place = self.ends_cell()?;
        self.line += 1;
        let mut cells = std::mem::take(&mut self.cells);
        cells.truncate(COLUMN_LIMIT);
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.rows.push(Row { number: self.line, cells });
        }
        if self.rows.len() > ROW_LIMIT {
            return Err(FileError::TooManyRows { limit: ROW_LIMIT });
        }
        Ok(place)
    }

    fn quotes(&self) -> FileError {
        FileError::Quotes { row: self.line + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let book = read(text.as_bytes()).unwrap();
        let rows = book.sheets.into_iter().flat_map(|sheet| sheet.rows);
        rows.map(|row| row.cells.iter().map(Cell::shown).collect()).collect()
    }

    #[test]
    fn quotes_hold_commas_line_breaks_and_quotes() {
        assert_eq!(cells("S1,\"a, \"\"b\"\"\r\nc\",,d"), [["S1", "a, \"b\" c", "", "d"]]);
    }

    #[test]
    fn a_spreadsheet_pastes_tabs_and_windows_line_ends() {
        assert_eq!(cells("\u{feff}a\tb\r\n1,5\t2\r\n"), [["a", "b"], ["1,5", "2"]]);
    }

    #[test]
    fn semicolons_and_a_named_separator_part_cells() {
        assert_eq!(cells("a;b;c\n1,5;2;3"), [["a", "b", "c"], ["1,5", "2", "3"]]);
        assert_eq!(cells("sep=;\na;b,c,d,e\n"), [["a", "b,c,d,e"]]);
    }

    #[test]
    fn a_text_that_excel_keeps_by_a_formula_is_a_text() {
        assert_eq!(cells("=\"007\",b,=A1"), [["007", "b", "=A1"]]);
    }

    #[test]
    fn blank_rows_count_but_are_left_out() {
        let book = read(b"a\n\n,,\nb\n").unwrap();
        let numbers: Vec<_> =
            book.sheets.iter().flat_map(|sheet| &sheet.rows).map(|row| row.number).collect();
        assert_eq!(numbers, [1, 4]);
    }

    #[test]
    fn stray_quotes_are_refused_by_row() {
        for text in ["a,\nb\"c,", "a\n\"b\"c", "a\n\"b"] {
            assert_eq!(read(text.as_bytes()).unwrap_err(), FileError::Quotes { row: 2 }, "{text}");
        }
    }

    #[test]
    fn what_a_file_is_written_in_is_found_out() {
        let text = "工号,姓名\n1,某人\n";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xFF, 0xFE], utf16.as_slice()].concat();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let big = [&[0xFE, 0xFF], big.as_slice()].concat();
        let gb = encoding_rs::GB18030.encode(text).0.into_owned();
        for (bytes, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), "UTF-8"),
            (utf16, "UTF-16LE"),
            (marked, "UTF-16LE"),
            (big, "UTF-16BE"),
            (gb, "gb18030"),
        ] {
            let book = read(&bytes).unwrap();
            assert_eq!(book.format, Format::Csv { encoding: name.into(), separator: ',' });
            assert_eq!(
                book.sheets[0].rows[1].cells,
                [Cell::Text("1".into()), Cell::Text("某人".into())],
                "{name}"
            );
        }
        assert_eq!(read(b"a,b\n\xFF\xFF\xFF").unwrap_err(), FileError::Encoding);
    }
}
