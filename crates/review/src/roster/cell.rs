//! What a spreadsheet's cell may hold, and how people write the same thing in different ways.

use serde::{Deserialize, Serialize};

/// A cell as it stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    /// A number, written without needless decimals: `7` for 7.0.
    Number(String),
    /// A day, as `yyyy-mm-dd`.
    Day(String),
    Flag(bool),
    /// What the cell reckons; the value that it showed last is not trusted.
    Formula(String),
    /// `#REF!` and its like.
    Broken(String),
}

/// Characters of a cell that are kept; no column holds as many, so a longer text is still seen to be too long.
pub const CELL_LIMIT: usize = 2_001;

/// A row that holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// From 1, as the spreadsheet numbers it.
    pub number: usize,
    pub cells: Vec<Cell>,
}

/// A sheet as it stands in a file; a CSV file is one sheet without a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Row>,
}

/// A file's sheets, and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    pub format: Format,
    pub sheets: Vec<Sheet>,
    /// Names of sheets that the file hides; they are not read.
    pub hidden: Vec<String>,
}

/// What a file turned out to be, whatever its name says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Xlsx,
    Csv { encoding: String, separator: char },
}

impl Cell {
    /// A text of a file, without what nobody sees.
    pub fn text(text: &str) -> Self {
        let seen: String = tidy(text).chars().take(CELL_LIMIT).collect();
        if seen.is_empty() { Self::Empty } else { Self::Text(seen) }
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// For people to read: what the cell shows.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Number(text) | Self::Day(text) | Self::Broken(text) => text.clone(),
            Self::Flag(true) => "TRUE".to_owned(),
            Self::Flag(false) => "FALSE".to_owned(),
            Self::Formula(formula) => format!("={formula}"),
        }
    }
}

/// Takes away control characters, invisible ones and blanks around; every kind of blank becomes a space.
fn tidy(text: &str) -> String {
    let seen = text.chars().filter_map(|c| match c {
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' => None,
        c if c.is_whitespace() => Some(' '),
        c if c.is_control() => None,
        c => Some(c),
    });
    seen.collect::<String>().trim().to_owned()
}

/// Full-width letters, digits and marks as ASCII: `Ａ０１` is `A01`.
pub fn narrow(text: &str) -> String {
    text.chars().map(narrow_char).collect()
}

fn narrow_char(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        '\u{3000}' => ' ',
        '。' => '.',
        c => c,
    }
}

/// Narrow, in lower case, without blanks: how words are compared.
pub fn folded(text: &str) -> String {
    narrow(text).chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Whether a character is a Chinese one.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
