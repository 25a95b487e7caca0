use review::exact::Exact;
use rust_xlsxwriter::utility::{quote_sheet_name, row_col_to_cell_absolute};

/// A workbook before it is a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// The file's title.
    pub title: String,
    /// The reviewed year, which stands for the day it was made.
    pub year: i16,
    /// From left to right.
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// On its tab.
    pub name: String,
    /// So many lines at the top stay in sight, and are repeated on each page.
    pub heads: u32,
    /// From the top down.
    pub lines: Vec<Line>,
}

/// One line of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// How deep it lies under the line that it is folded into; 0 for none.
    pub level: u8,
    /// Stands out.
    pub strong: bool,
    /// From left to right.
    pub cells: Vec<Cell>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// The sheet's title; it may run over the cells beside it.
    Title(String),
    /// A sentence under the title.
    Remark(String),
    /// The head of a column.
    Head(String),
    /// Words, so far from the edge.
    Text {
        /// As they stand; never a formula.
        text: String,
        /// In steps.
        indent: u8,
    },
    /// A number that was typed in.
    Number {
        /// What it is.
        value: Exact,
        /// How it looks.
        shown: Shown,
    },
    /// A number or a word that follows from other cells.
    Formula {
        /// Without the sign of equality.
        formula: String,
        /// What comes out.
        result: Outcome,
        /// How it looks.
        shown: Shown,
    },
}

/// What a formula comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A number.
    Number(Exact),
    /// Words; none where there is no number.
    Text(String),
}

/// How a number looks. What it is, is never touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// With so many places.
    Places(u8),
    /// As a share of a hundred, with so many places.
    Percent(u8),
}

impl Sheet {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), heads: 1, lines: Vec::new() }
    }

    /// The row that the next line will have.
    pub(super) fn next(&self) -> u32 {
        u32::try_from(self.lines.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn push(&mut self, cells: Vec<Cell>) -> u32 {
        let row = self.next();
        self.lines.push(Line { cells, ..Line::default() });
        row
    }

    /// Puts a line where one was kept free for it.
    pub(super) fn put(&mut self, row: u32, line: Line) {
        let slot = usize::try_from(row).ok().and_then(|row| self.lines.get_mut(row));
        if let Some(slot) = slot {
            *slot = line;
        }
    }

    /// A cell's address from any sheet.
    pub(super) fn at(&self, row: u32, column: u16) -> String {
        format!("{}!{}", quote_sheet_name(&self.name), row_col_to_cell_absolute(row, column))
    }
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), indent: 0 }
    }

    pub(super) fn whole(value: Exact) -> Self {
        Self::Number { value, shown: Shown::Places(0) }
    }

    /// A number as it is; one that no decimal writes in full is written as its fraction.
    pub(super) fn ratio(value: &Exact, shown: Shown) -> Self {
        if value.round_half_up(12).parse().as_ref() == Ok(value) {
            return Self::Number { value: value.clone(), shown };
        }
        let result = Outcome::Number(value.clone());
        Self::Formula { formula: value.to_display_ratio(), result, shown }
    }

    /// A weight, as a share of a hundred.
    pub(super) fn weight(value: &Exact) -> Self {
        Self::ratio(value, Shown::weight(value))
    }

    /// A number as short as it is.
    pub(super) fn plain(value: &Exact) -> Self {
        Self::ratio(value, Shown::plain(value))
    }
}

impl Shown {
    pub(super) fn weight(value: &Exact) -> Self {
        match Self::plain(&value.times(&Exact::whole(100))) {
            Self::Places(places) | Self::Percent(places) => Self::Percent(places.min(2)),
        }
    }

    pub(super) fn plain(value: &Exact) -> Self {
        let fits = |places: &u8| value.round_half_up(*places).parse().as_ref() == Ok(value);
        Self::Places((0..4).find(fits).unwrap_or(4))
    }
}

impl Outcome {
    /// Nothing where there is no number.
    pub(super) fn maybe(value: Option<&Exact>) -> Self {
        value.map_or_else(|| Self::Text(String::new()), |value| Self::Number(value.clone()))
    }
}
