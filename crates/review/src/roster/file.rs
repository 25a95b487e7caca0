//! Why a file cannot be read as a roster.

use super::column::Column;

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `.xls`, or an `.xlsx` under a password: both look the same from outside.
    OldExcel,
    OpenDocument,
    Word,
    Slides,
    Pdf,
    Picture,
    WebPage,
    Archive,
    Unknown,
}

/// What is wrong with a file as a whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    #[error("nothing is in it")]
    Empty,
    #[error("it has more than {limit} bytes")]
    TooLarge { limit: usize },
    #[error("it is no spreadsheet, but {kind:?}")]
    WrongKind { kind: FileKind },
    #[error("it has macros")]
    Macros,
    /// Unpacked it would be out of all proportion.
    #[error("it unpacks to more than {limit} bytes")]
    Bomb { limit: u64 },
    #[error("it is damaged: {what}")]
    Damaged { what: String },
    #[error("its characters are neither UTF-8 nor UTF-16 nor GB18030")]
    Encoding,
    /// A quote inside a bare cell, or one that is never closed.
    #[error("row {row}: the quotes do not fit")]
    Quotes { row: usize },
    #[error("it has more than {limit} rows")]
    TooManyRows { limit: usize },
    #[error("it has more than {limit} columns")]
    TooManyColumns { limit: usize },
    #[error("only hidden sheets hold something: {}", sheets.join(", "))]
    OnlyHidden { sheets: Vec<String> },
    #[error("no row names the columns")]
    NoHead,
    #[error("sheet {sheet:?}, row {row}: no column for any of {one_of:?}")]
    ColumnMissing { sheet: String, row: usize, one_of: Vec<Column> },
    #[error("sheet {sheet:?}, row {row}: {column:?} is named twice")]
    ColumnTwice { sheet: String, row: usize, column: Column },
    #[error("there are no rows under the column names")]
    NoRows,
}
