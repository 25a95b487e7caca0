//! The part of a news item's address that people read.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What is wrong with a slug.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SlugError {
    #[error("a slug has 1 to {limit} characters")]
    Length { limit: usize },
    #[error("{found:?} is none of a-z, 0-9 and -")]
    Character { found: char },
    /// At an end, or two together.
    #[error("hyphens stand singly, between letters or digits")]
    Hyphen,
}

/// Lower-case words joined by hyphens: `work-review-2022`.
///
/// Always holds: 1 to 80 of `a–z`, `0–9` and single inner hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

impl Slug {
    pub const LIMIT: usize = 80;

    pub fn new(text: &str) -> Result<Self, SlugError> {
        let allowed = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-';
        if let Some(found) = text.chars().find(|c| !allowed(c)) {
            return Err(SlugError::Character { found });
        }
        if text.is_empty() || text.len() > Self::LIMIT {
            return Err(SlugError::Length { limit: Self::LIMIT });
        }
        if text.split('-').any(str::is_empty) {
            return Err(SlugError::Hyphen);
        }
        Ok(Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        Self::new(text)
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;

    fn try_from(text: String) -> Result<Self, SlugError> {
        Self::new(&text)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}
