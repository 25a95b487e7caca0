//! Bounds of what people write, and how its length is counted.

use serde::{Deserialize, Serialize};

/// A text does not fit its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum TextError {
    /// Blank where something must be said.
    #[error("nothing is written")]
    Empty,
    /// More characters (Unicode scalar values) than there is room for.
    #[error("{count} characters of at most {limit}")]
    TooLong { count: usize, limit: usize },
}

/// Checks that something is said and that it fits. Blanks around it go.
pub fn bounded(text: &str, limit: usize) -> Result<String, TextError> {
    let text = fitting(text, limit)?;
    if text.is_empty() { Err(TextError::Empty) } else { Ok(text) }
}

/// Checks only that it fits. Blanks around it go.
pub fn fitting(text: &str, limit: usize) -> Result<String, TextError> {
    let text = text.trim();
    let count = text.chars().count();
    if count > limit { Err(TextError::TooLong { count, limit }) } else { Ok(text.to_owned()) }
}

/// The length of a text as the office suite's word count (字数) gives it.
///
/// Each Chinese character and each full-width mark counts one. Each unbroken
/// run of anything else (a Latin word, a number, `50%`) counts one. Blanks
/// count nothing and end a run. Curly quotes, dashes and ellipses count as
/// Chinese marks, but not inside a Latin word (`don’t`).
pub fn count_characters(text: &str) -> u32 {
    let mut count: u32 = 0;
    let mut in_run = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let joins = in_run && chars.peek().is_some_and(char::is_ascii_alphanumeric);
        let (counts, runs) = match kind(c) {
            Kind::Blank => (false, false),
            Kind::Mark if joins => (false, true),
            Kind::Wide | Kind::Mark => (true, false),
            Kind::Narrow => (!in_run, true),
        };
        count = count.saturating_add(u32::from(counts));
        in_run = runs;
    }
    count
}

#[derive(Clone, Copy)]
enum Kind {
    Blank,
    Wide,
    Mark,
    Narrow,
}

fn kind(c: char) -> Kind {
    match c {
        _ if c.is_whitespace() => Kind::Blank,
        // Zero-width characters and marks of direction are not seen, so not counted.
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => Kind::Blank,
        '\u{00B7}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' => Kind::Mark,
        // Hangul, radicals, kana, ideographs, full-width forms, later ideographs.
        '\u{1100}'..='\u{11FF}'
        | '\u{2460}'..='\u{24FF}'
        | '\u{2E80}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7AF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FFEF}'
        | '\u{20000}'..='\u{3FFFF}' => Kind::Wide,
        _ => Kind::Narrow,
    }
}
