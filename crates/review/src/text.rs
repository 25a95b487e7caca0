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

/// The lengths of a text as the office suite's word count dialog lists them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lengths {
    /// 字数: what limits are about. Each Chinese character and each full-width
    /// mark counts one; so does each unbroken run of anything else (a Latin
    /// word, a number, `50%`).
    pub count: u32,
    /// 中文字符: those of [`Self::count`] that are characters and marks.
    pub chinese: u32,
    /// 非中文单词: those that are runs.
    pub words: u32,
    /// 字符数（不计空格）.
    pub without_blanks: u32,
    /// 字符数（计空格）: line ends are no characters.
    pub with_blanks: u32,
}

/// The length of a text as the office suite's word count (字数) gives it.
pub fn count_characters(text: &str) -> u32 {
    measure(text).count
}

/// Counts a text once through, by one rule with `frontend/src/app/count.ts`.
///
/// Blanks count nothing and end a run. Curly quotes, dashes and ellipses count
/// as Chinese marks, but not inside a Latin word (`don’t`).
pub fn measure(text: &str) -> Lengths {
    let mut lengths = Lengths::default();
    let mut in_run = false;
    let mut chars = text.chars().peekable();
    let add = |sum: &mut u32, one: bool| *sum = sum.saturating_add(u32::from(one));
    while let Some(c) = chars.next() {
        let joins = in_run && chars.peek().is_some_and(char::is_ascii_alphanumeric);
        let (wide, word, runs) = match kind(c) {
            Kind::Blank | Kind::Unseen => (false, false, false),
            Kind::Mark if joins => (false, false, true),
            Kind::Wide | Kind::Mark => (true, false, false),
            Kind::Narrow => (false, !in_run, true),
        };
        add(&mut lengths.chinese, wide);
        add(&mut lengths.words, word);
        add(&mut lengths.count, wide || word);
        add(&mut lengths.without_blanks, !matches!(kind(c), Kind::Blank | Kind::Unseen));
        add(&mut lengths.with_blanks, !matches!(kind(c), Kind::Unseen) && !ends_line(c));
        in_run = runs;
    }
    lengths
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[derive(Clone, Copy)]
enum Kind {
    Blank,
    Unseen,
    Wide,
    Mark,
    Narrow,
}

fn kind(c: char) -> Kind {
    match c {
        _ if c.is_whitespace() => Kind::Blank,
        // Zero-width characters and marks of direction are not seen, so not counted.
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => Kind::Unseen,
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
