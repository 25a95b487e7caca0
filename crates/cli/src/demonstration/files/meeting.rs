use review::{follow_up::ItemState, template::GradeKey, time::Day, words::Words};
use serde::Deserialize;

/// `meeting.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// The day of the states of `follow_up`, which lies after the meeting.
    #[serde(rename = "follow_up_as_of")]
    _as_of: Day,
    /// What leaders ask after the reports, with the answers.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
    /// In running order.
    #[serde(rename = "comment")]
    pub comments: Vec<Comment>,
    /// At the end.
    pub summing_up: SummingUp,
    /// What is asked for the year to come.
    #[serde(rename = "requirement")]
    pub requirements: Vec<Requirement>,
    /// Where the committee settles what the rules leave open.
    #[serde(rename = "decision")]
    pub decisions: Vec<Decision>,
}

/// A grade with its minuted reason.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The code.
    pub unit: String,
    pub grade: GradeKey,
    pub reason: String,
}

/// A leader's question after one report.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The code.
    pub unit: String,
    /// Which leader, by sign-in name.
    pub by: String,
    pub text: Words,
    pub answer: Words,
}

/// A leader's comment on one report.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// The code.
    pub unit: String,
    /// Which leader, by sign-in name.
    pub by: String,
    pub praise: Words,
    pub problem: Words,
    pub direction: Words,
}

/// The speech at the end.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SummingUp {
    /// Which leader, by sign-in name.
    pub by: String,
    pub zh: String,
    pub en: String,
}

/// What is asked of a unit, or of all.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// The code, or `all`.
    pub unit: String,
    pub text: Words,
    /// How it is to be mended.
    pub measure: Words,
    pub owner: Words,
    /// By sign-in name.
    pub owner_account: String,
    pub due: Day,
    pub follow_up: FollowUp,
}

/// How a requirement's item stands half a year later.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    pub state: ItemState,
    /// What was noted; the Chinese is for people who read the files.
    #[serde(rename = "zh")]
    _zh: String,
    #[serde(rename = "en")]
    pub note: String,
}
