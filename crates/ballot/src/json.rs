//! JSON, read strictly and written in the one canonical way (section 3).
//!
//! A text is parsed into its structure and written again. If that gives the same bytes, then there were no
//! repeated, unknown or displaced fields, no escapes or numbers in another spelling and no white space: all of
//! it follows from one comparison.

mod canonical;
mod node;

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;
use zeroize::Zeroizing;

/// Why a text was not read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JsonError {
    /// No JSON of the expected structure.
    #[error("{0}")]
    Malformed(String),
    /// The structure is right, but the text is not how it is written.
    #[error("the text is not in canonical form")]
    NotCanonical,
}

/// The canonical text.
pub(crate) fn write<T: Serialize + ?Sized>(value: &T) -> String {
    canonical::write(value)
}

/// The canonical text of something secret, which leaves no copy behind.
pub(crate) fn write_secret<T: Serialize + ?Sized>(value: &T) -> Zeroizing<String> {
    canonical::write_secret(value)
}

/// Reads a text that must be canonical to the byte.
pub(crate) fn read<T: DeserializeOwned + Serialize>(text: &[u8]) -> Result<T, JsonError> {
    let value: T = parse(text)?;
    if write(&value).as_bytes() != text {
        return Err(JsonError::NotCanonical);
    }
    Ok(value)
}

/// Reads a text in which only white space and escapes may be chosen freely.
///
/// For texts that Belenios hashes but never compares with its own spelling.
pub(crate) fn read_spaced<T: DeserializeOwned + Serialize>(text: &[u8]) -> Result<T, JsonError> {
    let value: T = parse(text)?;
    let written = write(&value);
    if written.as_bytes() != text && written != write(&parse::<node::Node>(text)?) {
        return Err(JsonError::NotCanonical);
    }
    Ok(value)
}

pub(crate) fn parse<T: DeserializeOwned>(text: &[u8]) -> Result<T, JsonError> {
    serde_json::from_slice(text).map_err(|why| JsonError::Malformed(short(&why.to_string())))
}

/// A message may quote what a stranger wrote: no more of it than helps, and nothing that moves a cursor.
fn short(message: &str) -> String {
    message.chars().take(200).map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}
