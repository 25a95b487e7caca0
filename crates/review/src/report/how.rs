//! Whether a report is given at the meeting.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How a reporter reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// 现场述职: the report is given at the meeting, too.
    #[default]
    InPerson,
    /// 书面述职: it is read, and not spoken. There is no turn at the meeting.
    Writing,
}

/// A stored or sent way that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nobody reports that way")]
pub struct UnknownWay;

impl How {
    pub const ALL: [Self; 2] = [Self::InPerson, Self::Writing];

    /// As stored, and as forms send it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Writing => "writing",
        }
    }
}

impl FromStr for How {
    type Err = UnknownWay;

    fn from_str(key: &str) -> Result<Self, UnknownWay> {
        Self::ALL.into_iter().find(|how| how.key() == key).ok_or(UnknownWay)
    }
}
