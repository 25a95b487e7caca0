use anyhow::Result;
use serde::Deserialize;

/// What a voter says in words, of `voter-comments.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The code of the unit whose reporter it is about.
    pub unit: String,
    /// In whatever language.
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct All {
    comment: Vec<Said>,
}

/// Reads them.
pub(super) fn parse(text: &str) -> Result<Vec<Said>> {
    Ok(toml::from_str::<All>(text)?.comment)
}
