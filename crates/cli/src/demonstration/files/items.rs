use anyhow::Result;
use review::{follow_up::ItemState, time::Day, words::Words};
use serde::Deserialize;

/// An item of `items-2021.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarriedIn {
    /// For people who read the files: unit, year, number.
    #[serde(rename = "key")]
    _key: String,
    /// The code of its unit.
    pub unit: String,
    /// Where it stands at the meeting.
    pub state: ItemState,
    /// The last day in time.
    pub due: Day,
    /// What was to be mended.
    pub text: Words,
    /// By whom.
    pub owner: Words,
    /// What this year's report says to it.
    pub answer: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Items {
    item: Vec<CarriedIn>,
}

/// Reads the items.
pub(super) fn parse(text: &str) -> Result<Vec<CarriedIn>> {
    Ok(toml::from_str::<Items>(text)?.item)
}
