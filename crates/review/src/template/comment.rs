//! Whether voters may say something in words, and who reads it.

use std::fmt;

use serde::Deserialize;

use crate::words::Words;

/// Free text that voters may add for each reporter, sealed like their marks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentRules {
    /// What is asked, above the field.
    pub prompt: Words,
    /// Characters. All sealed comments are as long as the longest lawful one.
    #[serde(default = "default_limit")]
    pub limit: u32,
    /// Named to voters before they write; nobody else reads.
    pub readers: Vec<CommentReader>,
}

const fn default_limit() -> u32 {
    300
}

/// Who reads comments once the boxes are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommentReader {
    Organiser,
    Leader,
    /// The reporter concerned: the own ones only, once the results are released.
    Reporter,
}

impl CommentReader {
    /// As written in templates.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Organiser => "organiser",
            Self::Leader => "leader",
            Self::Reporter => "reporter",
        }
    }
}

impl fmt::Display for CommentReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
