//! How boxes are brought together, what may be added, and who gets the last place.

use serde::Deserialize;

use crate::exact::Exact;

/// How the marks of several boxes become one score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mean {
    /// Each box by itself, then by the weights of its groups.
    #[default]
    ByGroup,
    /// All marks together, whoever gave them. The weights of the groups count for nothing.
    Pooled,
}

/// What becomes of the weight of a box that has no score for a reporter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Absent {
    /// The others share it in proportion to their own.
    #[default]
    ShareOut,
    /// The box counts as a score of zero.
    Zero,
    /// There is no score until the evaluation is repeated.
    Refuse,
}

/// Who is suggested the last places of a grade when equals stand at its edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// The committee parts them, with a minuted reason.
    #[default]
    Committee,
    /// All of them get the better grade, past the cap.
    Higher,
    /// None of them does.
    Lower,
}

/// How far bonuses and deductions may move a composite. Without a limit, as far as they go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentRules {
    /// A reporter's bonuses add at most so much together.
    pub bonus: Option<Exact>,
    /// A reporter's deductions take away at most so much together.
    pub deduction: Option<Exact>,
    /// No composite is above this.
    pub greatest: Option<Exact>,
    /// No composite is below this.
    pub least: Option<Exact>,
}
