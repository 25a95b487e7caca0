//! A share together with the word that owns its boundary.

use serde::{Deserialize, Serialize};

use crate::exact::Exact;

/// Which side owns the boundary. In Chinese drafting 以上, 达到 and 不低于
/// include the number; 超过 excludes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    /// 以上: the boundary itself counts.
    AtLeast,
    /// 超过: the boundary itself does not.
    MoreThan,
}

impl Operator {
    pub fn holds(self, value: &Exact, boundary: &Exact) -> bool {
        match self {
            Self::AtLeast => value >= boundary,
            Self::MoreThan => value > boundary,
        }
    }
}

/// A share of a whole that must be reached or passed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    pub share: Exact,
    pub operator: Operator,
}

impl Threshold {
    /// Whether `part` of `whole` meets it. A part of nothing meets nothing.
    pub fn is_met(&self, part: u64, whole: u64) -> bool {
        whole > 0 && self.operator.holds(&Exact::count(part), &self.boundary(whole))
    }

    /// The least number out of `whole` that meets it; it may pass `whole`.
    pub fn needed(&self, whole: u64) -> u64 {
        let boundary = self.boundary(whole);
        match self.operator {
            Operator::AtLeast => boundary.ceil().unwrap_or(0),
            Operator::MoreThan => boundary.floor().unwrap_or(0).saturating_add(1),
        }
    }

    fn boundary(&self, whole: u64) -> Exact {
        self.share.times(&Exact::count(whole))
    }
}
