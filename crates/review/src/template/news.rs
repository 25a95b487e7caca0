//! How news are drafted, who approves them, and who may read them.

use serde::Deserialize;

use super::key::StepKey;
use crate::publication::{Circle, Sentence};
use crate::role::Role;
use crate::words::Words;

/// How a news item comes to be released.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewsRules {
    /// Whether no two steps may be passed by one person.
    pub different_approvers: bool,
    /// Whether the steps stand under a released item, with who passed them.
    #[serde(default)]
    pub approval_line: bool,
    /// Whether a draft may tell how people voted.
    #[serde(default)]
    pub figures: bool,
    /// The widest circle that an item may reach.
    #[serde(default)]
    pub circle: Circle,
    /// In their order; none means that the author's text waits for release only.
    #[serde(default)]
    pub steps: Vec<NewsStep>,
    /// What a draft is made of; none means the program's own sentences.
    #[serde(default)]
    pub sentences: Vec<Sentence>,
}

/// One look at a news item before it may be released.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewsStep {
    pub key: StepKey,
    pub title: Words,
    /// Who may pass it.
    pub role: Role,
}
