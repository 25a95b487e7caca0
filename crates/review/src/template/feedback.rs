//! What a reporter is told of the result, and how long there is to answer.

use std::fmt;

use serde::Deserialize;

/// The letter to each reporter.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FeedbackRules {
    /// Days from the letter on in which it is to be acknowledged.
    pub acknowledge_days: u32,
    /// … in which the reporter may object; 0 for no objection.
    pub objection_days: u32,
    /// Comments, problems, requirements and consequences are always told.
    pub shows: Vec<Shows>,
}

impl Default for FeedbackRules {
    fn default() -> Self {
        Self { acknowledge_days: 7, objection_days: 7, shows: vec![Shows::Grade] }
    }
}

impl FeedbackRules {
    pub fn shows(&self, what: Shows) -> bool {
        self.shows.contains(&what)
    }
}

/// What of the result itself stands in the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shows {
    Grade,
    /// The composite, as it is printed.
    Score,
    /// How often each grade was given, over all boxes and criteria together; never by group.
    Distribution,
}

impl fmt::Display for Shows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Grade => "grade",
            Self::Score => "score",
            Self::Distribution => "distribution",
        })
    }
}
