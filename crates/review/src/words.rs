//! Words an organisation brings along itself, in both languages.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language a person reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lang {
    #[default]
    #[serde(rename = "zh-CN")]
    Zh,
    #[serde(rename = "en")]
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The language tag of BCP 47.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The tag is neither `zh-CN` nor `en`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the languages are zh-CN and en")]
pub struct UnknownLang;

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(tag: &str) -> Result<Self, UnknownLang> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag).ok_or(UnknownLang)
    }
}

/// What is wrong with a pair of words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// One language has no words.
    #[error("the words in {lang} are missing")]
    Missing { lang: Lang },
    /// One language has too many.
    #[error("the words in {lang} have {count} characters of at most {limit}")]
    TooLong { lang: Lang, count: usize, limit: usize },
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    zh: String,
    en: String,
}

/// The same sense in Chinese and English.
///
/// Always holds: neither is blank, neither passes [`Words::LIMIT`] characters,
/// neither has blanks around it. So a reader's language never has to fall back.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Pair", into = "Pair")]
pub struct Words {
    zh: String,
    en: String,
}

impl Words {
    /// Characters (Unicode scalar values) in each language.
    pub const LIMIT: usize = 2_000;

    pub fn new(zh: &str, en: &str) -> Result<Self, WordsError> {
        Ok(Self { zh: checked(zh, Lang::Zh)?, en: checked(en, Lang::En)? })
    }

    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

fn checked(text: &str, lang: Lang) -> Result<String, WordsError> {
    let text = text.trim();
    let count = text.chars().count();
    if count == 0 {
        return Err(WordsError::Missing { lang });
    }
    if count > Words::LIMIT {
        return Err(WordsError::TooLong { lang, count, limit: Words::LIMIT });
    }
    Ok(text.to_owned())
}

impl TryFrom<Pair> for Words {
    type Error = WordsError;

    fn try_from(pair: Pair) -> Result<Self, WordsError> {
        Self::new(&pair.zh, &pair.en)
    }
}

impl From<Words> for Pair {
    fn from(words: Words) -> Self {
        Self { zh: words.zh, en: words.en }
    }
}
