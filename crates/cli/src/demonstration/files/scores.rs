use anyhow::Result;
use review::{template::CheckKey, words::Words};
use serde::Deserialize;

/// What a check has found at a unit, in `scores.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnnualScore {
    /// The code.
    pub unit: String,
    /// Which check.
    pub check: CheckKey,
    /// The decimal as typed.
    pub score: String,
    /// What it rests on.
    pub note: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scores {
    score: Vec<AnnualScore>,
}

/// Reads the scores.
pub(super) fn parse(text: &str) -> Result<Vec<AnnualScore>> {
    Ok(toml::from_str::<Scores>(text)?.score)
}
