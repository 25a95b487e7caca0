/// A table with one row of heads, which is repeated on every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Above it, centred.
    pub caption: Option<String>,
    /// Above it on the right: "Points; 10 January 2023".
    pub unit: Option<String>,
    /// From left to right.
    pub columns: Vec<Column>,
    /// Each as long as `columns`; what is missing is blank, what is too much is not printed.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Its share of the width, among the shares of all columns.
    pub width: u16,
    /// How its cells stand.
    pub align: Align,
}

/// How text stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Short marks.
    Middle,
    /// Figures, so that their places stand below each other.
    Right,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// As printed.
    pub text: String,
    /// A sum or a name that stands out.
    pub strong: bool,
}

impl Column {
    /// A column of words.
    pub fn words(title: impl Into<String>, width: u16) -> Self {
        Self { title: title.into(), width, align: Align::Left }
    }

    /// A column of figures.
    pub fn figures(title: impl Into<String>, width: u16) -> Self {
        Self { title: title.into(), width, align: Align::Right }
    }

    /// A column of short marks.
    pub fn marks(title: impl Into<String>, width: u16) -> Self {
        Self { title: title.into(), width, align: Align::Middle }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self { text: text.into(), strong: false }
    }
}

impl Cell {
    /// A cell that stands out.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: true }
    }
}
