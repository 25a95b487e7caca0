//! What is seen of results once they are released, by whom.

use serde::Deserialize;

/// Organiser and leaders see all of them, and before that.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReleaseRules {
    pub reporters_see: ReportersSee,
    pub reporters_from: ReportersFrom,
    /// Everybody else who has a role in the review.
    pub others_see: OthersSee,
    /// The projectors.
    pub wall_shows: OthersSee,
    /// Whether names stand beside the results of others.
    pub names: bool,
}

impl Default for ReleaseRules {
    fn default() -> Self {
        Self {
            reporters_see: ReportersSee::default(),
            reporters_from: ReportersFrom::default(),
            others_see: OthersSee::default(),
            wall_shows: OthersSee::default(),
            names: true,
        }
    }
}

/// What a reporter sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportersSee {
    /// Every reporter's result with its arithmetic.
    #[default]
    All,
    /// The own one alone.
    Own,
    /// The own one, and the grades of the others.
    Grades,
}

/// From when on a reporter sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportersFrom {
    #[default]
    Release,
    /// Once results are released and the letters of feedback are out.
    Letters,
}

/// What those see who are not under review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OthersSee {
    #[default]
    All,
    Grades,
    Nothing,
}
