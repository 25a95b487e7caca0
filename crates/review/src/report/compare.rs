//! Two texts side by side: which paragraphs differ, and in which words.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Words of two paragraphs together beyond which they are shown whole, so that
/// no pair of texts takes long to compare.
const WORDS_LIMIT: usize = 6_000;

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// Not in the other text.
    pub differs: bool,
}

/// A paragraph as it was and as it is; `None` where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub before: Option<Vec<Piece>>,
    pub after: Option<Vec<Piece>>,
}

impl Row {
    pub fn differs(&self) -> bool {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => before.iter().chain(after).any(|piece| piece.differs),
            (Some(_), None) | (None, Some(_)) => true,
            (None, None) => false,
        }
    }
}

/// Compares by paragraph, and within paragraphs by Latin word and Chinese
/// character. Blank lines do not count.
pub fn compare(before: &str, after: &str) -> Vec<Row> {
    let (before, after) = (paragraphs(before), paragraphs(after));
    let mut rows = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let old = before.get(op.old_range()).unwrap_or_default();
        let new = after.get(op.new_range()).unwrap_or_default();
        match op {
            DiffOp::Equal { .. } => rows.extend(old.iter().map(|text| same(text))),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                let pairs = old.len().max(new.len());
                rows.extend((0..pairs).map(|at| changed(old.get(at).copied(), new.get(at).copied())));
            }
        }
    }
    rows
}

fn paragraphs(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

fn same(text: &str) -> Row {
    let whole = vec![Piece { text: text.to_owned(), differs: false }];
    Row { before: Some(whole.clone()), after: Some(whole) }
}

fn changed(before: Option<&str>, after: Option<&str>) -> Row {
    let whole = |text: &str| vec![Piece { text: text.to_owned(), differs: true }];
    match before.zip(after) {
        Some((before, after)) => by_word(before, after),
        None => Row { before: before.map(whole), after: after.map(whole) },
    }
}

fn by_word(before: &str, after: &str) -> Row {
    let (old, new) = (words(before), words(after));
    let (mut before_pieces, mut after_pieces) = (Vec::new(), Vec::new());
    if old.len() + new.len() > WORDS_LIMIT {
        return Row {
            before: Some(vec![Piece { text: before.to_owned(), differs: true }]),
            after: Some(vec![Piece { text: after.to_owned(), differs: true }]),
        };
    }
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let differs = !matches!(op, DiffOp::Equal { .. });
        put(&mut before_pieces, old.get(op.old_range()).unwrap_or_default(), differs);
        put(&mut after_pieces, new.get(op.new_range()).unwrap_or_default(), differs);
    }
    Row { before: Some(before_pieces), after: Some(after_pieces) }
}

fn put(pieces: &mut Vec<Piece>, words: &[&str], differs: bool) {
    if !words.is_empty() {
        pieces.push(Piece { text: words.concat(), differs });
    }
}

/// Runs of ASCII letters and digits, and every other character for itself.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(run.max(first.len_utf8()));
        words.push(word);
        rest = after;
    }
    words
}
