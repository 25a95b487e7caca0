use review::exact::Exact;
use rust_xlsxwriter::utility::row_col_to_cell;

use crate::workbook::book::{Cell, Outcome, Shown};

/// Columns: unit, what, how much of it, its value, the product, what is dropped at each end, a note.
pub(super) const SHARE: u16 = 2;
pub(super) const VALUE: u16 = 3;
pub(super) const PRODUCT: u16 = 4;
pub(super) const DROPPED: u16 = 5;

/// Places of a number on the way, as on the page.
const PLACES: u8 = 4;

/// A formula and what it comes to; nothing where there is no number.
pub(super) struct Figure {
    formula: String,
    is: Option<Exact>,
}

impl Figure {
    pub(super) fn formula(formula: impl Into<String>, is: &Exact) -> Self {
        Self::maybe(formula, Some(is.clone()))
    }

    pub(super) fn maybe(formula: impl Into<String>, is: Option<Exact>) -> Self {
        Self { formula: formula.into(), is }
    }

    fn cell(self, shown: Shown) -> Cell {
        Cell::Formula { formula: self.formula, result: Outcome::maybe(self.is.as_ref()), shown }
    }
}

/// One row: so much of what.
pub(super) struct Step {
    pub(super) level: u8,
    pub(super) what: String,
    /// None for the composite, and for what is named and does not count.
    pub(super) share: Option<(Figure, Shown)>,
    pub(super) value: Option<(Figure, Shown)>,
    pub(super) dropped: Option<Figure>,
    pub(super) note: String,
}

impl Step {
    pub(super) fn root(what: &str, value: Figure, decimals: u8) -> Self {
        let value = Some((value, Shown::Places(decimals)));
        Self { level: 0, what: what.to_owned(), share: None, value, dropped: None, note: String::new() }
    }

    pub(super) fn weighed(level: u8, what: String, weight: Figure, value: Figure) -> Self {
        let shown = weight.is.as_ref().map_or(Shown::Percent(0), Shown::weight);
        Self::new(level, what, (weight, shown), value)
    }

    /// So many votes for it.
    pub(super) fn counted(level: u8, what: String, votes: Figure, value: Figure) -> Self {
        Self::new(level, what, (votes, Shown::Places(0)), value)
    }

    /// What is named, and why it does not count.
    pub(super) fn named(level: u8, what: String, note: String) -> Self {
        Self { level, what, share: None, value: None, dropped: None, note }
    }

    fn new(level: u8, what: String, share: (Figure, Shown), value: Figure) -> Self {
        let value = Some((value, Shown::Places(PLACES)));
        Self { level, what, share: Some(share), value, dropped: None, note: String::new() }
    }

    pub(super) fn cells(self, unit: &str, row: u32) -> Vec<Cell> {
        let product = match (&self.share, &self.value) {
            (Some((share, _)), Some((value, _))) => {
                let is = share.is.as_ref().zip(value.is.as_ref()).map(|(share, value)| share.times(value));
                let formula = format!("{}*N({})", cell(SHARE, row), cell(VALUE, row));
                Figure::formula(formula, &is.unwrap_or_else(Exact::zero)).cell(Shown::Places(PLACES))
            }
            (None, _) | (_, None) => Cell::Blank,
        };
        let figure = |one: Option<(Figure, Shown)>| one.map_or(Cell::Blank, |(one, shown)| one.cell(shown));
        vec![
            Cell::text(unit),
            Cell::Text { text: self.what, indent: self.level },
            figure(self.share),
            figure(self.value),
            product,
            self.dropped.map_or(Cell::Blank, |dropped| dropped.cell(Shown::Places(0))),
            Cell::text(self.note),
        ]
    }
}

/// A cell of this sheet.
pub(super) fn cell(column: u16, row: u32) -> String {
    row_col_to_cell(row, column)
}

/// The sum of some rows of a column.
pub(super) fn sum(column: u16, rows: &[u32]) -> String {
    let ordered = rows.iter().zip(rows.iter().skip(1)).all(|(row, next)| row + 1 == *next);
    match (rows, ordered) {
        ([], _) => "0".to_owned(),
        ([first, .., last], true) => format!("SUM({}:{})", cell(column, *first), cell(column, *last)),
        (_, _) => {
            let cells: Vec<_> = rows.iter().map(|row| cell(column, *row)).collect();
            format!("({})", cells.join("+"))
        }
    }
}

/// The mean of some rows by their shares; `without` where there is nothing to divide by.
pub(super) fn mean(rows: &[u32], without: &str) -> String {
    let shares = sum(SHARE, rows);
    format!("IF({shares}=0,{without},{}/{shares})", sum(PRODUCT, rows))
}
