//! The name of an election (section 4).

use crate::code;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;

/// A text that is no uuid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a uuid is 14 or more Base58 characters")]
pub struct UuidError;

/// The name of an election: at least 14 Base58 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Uuid(String);

impl Uuid {
    /// A new name, 14 uniform characters.
    pub fn draw<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        let mut text = String::new();
        code::push_characters(&mut text, 14, rng);
        Self(text)
    }

    /// Reads a name.
    pub fn parse(text: &str) -> Result<Self, UuidError> {
        let fits = text.len() >= 14 && text.bytes().all(code::is_base58);
        if fits { Ok(Self(text.to_owned())) } else { Err(UuidError) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Uuid {
    type Error = UuidError;

    fn try_from(text: String) -> Result<Self, UuidError> {
        Self::parse(&text)
    }
}

impl From<Uuid> for String {
    fn from(uuid: Uuid) -> Self {
        uuid.0
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
