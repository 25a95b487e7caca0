//! Remarks at the passages of a report that was handed in.

use serde::{Deserialize, Serialize};

use super::{NOTE_LIMIT, Refusal, State};
use crate::text::{TextError, bounded};

/// Remarks on one version.
pub const REMARKS: usize = 200;
/// Characters of a passage.
pub const QUOTE_LIMIT: usize = 500;

/// A passage and what is said of it, as they are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remarked {
    /// As it stands in the text; blank for the section as a whole.
    pub quote: String,
    pub words: String,
}

/// A remark is made on what lies with the organiser, and quotes what is there.
/// `section` is the section's text, `already` the remarks on this version.
pub fn may_remark(
    state: State,
    already: usize,
    section: &str,
    quote: &str,
    words: &str,
) -> Result<Remarked, Refusal> {
    match state {
        State::HandedIn | State::Accepted => {}
        State::Drafting | State::Returned => return Err(Refusal::NotHandedIn { state }),
    }
    if already >= REMARKS {
        return Err(Refusal::TooManyRemarks { limit: REMARKS });
    }
    let words = bounded(words, NOTE_LIMIT).map_err(Refusal::Remark)?;
    let quote = quote.trim();
    let count = quote.chars().count();
    if count > QUOTE_LIMIT {
        return Err(Refusal::Quote { count, limit: QUOTE_LIMIT });
    }
    if !flat(section).contains(&flat(quote)) {
        return Err(Refusal::QuoteNotThere);
    }
    Ok(Remarked { quote: quote.to_owned(), words })
}

/// What the reporter answers to a remark.
pub fn answer(words: &str) -> Result<String, Refusal> {
    bounded(words, NOTE_LIMIT).map_err(|why| match why {
        TextError::Empty => Refusal::AnswerMissing,
        TextError::TooLong { .. } => Refusal::Remark(why),
    })
}

/// A selection in a browser has other blanks and line ends than the text.
fn flat(text: &str) -> String {
    text.split_whitespace().collect()
}
