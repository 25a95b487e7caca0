use anyhow::{Context as _, Result};
use jiff::Zoned;
use review::{role::Role, template::GroupKey, time::Instant, words::Words};
use serde::Deserialize;

/// `institute.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Institute {
    /// The year that is reviewed.
    pub year: i16,
    /// Codes of units, drawn by lot.
    pub running_order: Vec<String>,
    /// Its name.
    pub organisation: Words,
    /// When and where.
    pub meeting: Sitting,
    /// Its branches.
    #[serde(rename = "unit")]
    pub units: Vec<Unit>,
    /// Who signs in.
    #[serde(rename = "account")]
    pub accounts: Vec<SignsIn>,
}

/// When and where it meets.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sitting {
    pub day: String,
    starts: String,
    pub zone: String,
    pub place: Words,
}

/// A branch.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    pub code: String,
    pub name: Words,
    pub members: usize,
    pub committee: usize,
}

/// Somebody with an account.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignsIn {
    pub sign_in: String,
    pub name: Words,
    pub roles: Vec<Role>,
    /// Whose reporter it is.
    pub unit: Option<String>,
}

/// A line of `roster.csv`.
pub struct Person {
    /// Staff number.
    pub number: String,
    /// Here the office.
    pub name: Words,
    /// The kind of voter.
    pub title: Words,
    /// The code of the unit.
    pub unit: Option<String>,
    /// With whom the person votes.
    pub group: GroupKey,
    /// Excused.
    pub on_leave: bool,
}

impl Sitting {
    /// When it begins.
    pub fn meets_at(&self) -> Result<Instant> {
        let text = format!("{}T{}[{}]", self.day, self.starts, self.zone);
        let at: Zoned = text.parse().with_context(|| format!("{text} is no time"))?;
        Ok(Instant::from_ms(at.timestamp().as_millisecond()))
    }
}

impl Institute {
    /// Who reports for a unit.
    pub fn reporter(&self, unit: &str) -> Result<&SignsIn> {
        let found = self.accounts.iter().find(|account| account.unit.as_deref() == Some(unit));
        found.with_context(|| format!("nobody reports for {unit}"))
    }

    /// The units in running order.
    pub fn in_running_order(&self) -> Result<Vec<&Unit>> {
        let unit = |code: &String| self.units.iter().find(|unit| &unit.code == code);
        self.running_order.iter().map(|code| unit(code).with_context(|| format!("no unit {code}"))).collect()
    }
}
