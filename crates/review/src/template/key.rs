//! The short names by which templates, rows and documents speak of a rule.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What is wrong with a key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not 1 to 32 of `a–z`, `0–9`, `_`, beginning with a letter.
    #[error("a key has 1 to 32 of a-z, 0-9 and _, and begins with a letter")]
    NotAKey,
    /// A group is called by one letter, as on its cards.
    #[error("a group's key is one letter A to Z")]
    NotALetter,
}

fn word(text: &str) -> Result<(), KeyError> {
    let starts = text.starts_with(|c: char| c.is_ascii_lowercase());
    let holds = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if starts && holds && text.len() <= 32 { Ok(()) } else { Err(KeyError::NotAKey) }
}

fn letter(text: &str) -> Result<(), KeyError> {
    match text.as_bytes() {
        [b'A'..=b'Z'] => Ok(()),
        _ => Err(KeyError::NotALetter),
    }
}

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident by $check:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            pub fn new(text: impl Into<String>) -> Result<Self, KeyError> {
                let text = text.into();
                $check(&text).map(|()| Self(text))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = KeyError;

            fn from_str(text: &str) -> Result<Self, KeyError> {
                Self::new(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = KeyError;

            fn try_from(text: String) -> Result<Self, KeyError> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(key: $name) -> Self {
                key.0
            }
        }
    )*};
}

keys! {
    /// A template.
    TemplateKey by word,
    /// A section of the report.
    SectionKey by word,
    /// A criterion of the evaluation.
    CriterionKey by word,
    /// A grade, on the ballot and as the assessment's outcome.
    GradeKey by word,
    /// A group of voters: one letter, as on its cards.
    GroupKey by letter,
    /// An input of the composite score.
    InputKey by word,
    /// A check before the meeting.
    CheckKey by word,
    /// A slot of the agenda.
    SlotKey by word,
    /// A step of the approval of news.
    StepKey by word,
    /// A trigger of a consequence.
    TriggerKey by word,
    /// A score that an input must reach for the better grades.
    GateKey by word,
    /// A share of marks that must be reached for the better grades.
    MajorityKey by word,
    /// A ground on which the better grades are barred.
    VetoKey by word,
    /// A day of the calendar.
    DeadlineKey by word,
}
