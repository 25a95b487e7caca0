//! Who has come: noted at the desk, by oneself, or from paper, and corrected afterwards with a reason.

pub mod arrival;

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::{TextError, bounded};
use crate::time::Instant;

/// Characters of a correction's reason.
pub const WHY_LIMIT: usize = 200;

/// People on a sheet that is signed: with room to write by hand, they fill one page.
pub const SHEET_ROWS: usize = 18;

/// For so long a slip at the desk is taken back without a reason.
pub const SLIP_MS: i64 = 5 * 60_000;

/// How somebody stands at the door.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// Since when excused.
    pub excused_at: Option<Instant>,
    /// Since when here.
    pub present_at: Option<Instant>,
    /// Since when gone again.
    pub left_at: Option<Instant>,
}

/// How somebody's coming was noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// By a clerk at the door.
    Desk,
    /// By the person, with the hall's code.
    Own,
    /// Afterwards, from a signed sheet.
    Paper,
    /// With everybody else, by a clerk who counted the hall.
    Count,
    /// By a correction.
    Correction,
}

/// What a correction says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Came, but was not noted at the door.
    Late,
    /// Was noted by mistake.
    Withdrawn,
    /// Has gone before the end.
    Left,
    /// Is back, or never went.
    Returned,
    /// Is excused.
    Excused,
    /// Is not excused after all.
    Expected,
}

/// A stored name of a change that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such correction")]
pub struct UnknownChange;

impl Change {
    pub const ALL: [Self; 6] =
        [Self::Late, Self::Withdrawn, Self::Left, Self::Returned, Self::Excused, Self::Expected];

    /// As stored and as forms say it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Withdrawn => "withdrawn",
            Self::Left => "left",
            Self::Returned => "returned",
            Self::Excused => "excused",
            Self::Expected => "expected",
        }
    }
}

impl FromStr for Change {
    type Err = UnknownChange;

    fn from_str(key: &str) -> Result<Self, UnknownChange> {
        Self::ALL.into_iter().find(|change| change.key() == key).ok_or(UnknownChange)
    }
}

/// Why attendance is not noted so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("is here since {since:?}")]
    AlreadyHere { since: Instant },
    #[error("is not here")]
    NotHere,
    #[error("has left")]
    HasLeft,
    #[error("has not left")]
    HasNotLeft,
    #[error("is on leave")]
    OnLeave,
    #[error("is not on leave")]
    NotOnLeave,
    /// Whoever is here is not on leave.
    #[error("is here, and cannot be on leave")]
    HereNotOnLeave,
    #[error("the reason: {0}")]
    Why(TextError),
    #[error(transparent)]
    Arrival(#[from] arrival::Refusal),
}

impl Presence {
    /// What somebody is after a correction.
    pub fn after(self, change: Change, now: Instant) -> Result<Self, Refusal> {
        match change {
            Change::Late => match self.present_at {
                Some(since) => Err(Refusal::AlreadyHere { since }),
                None => Ok(Self { present_at: Some(now), left_at: None, ..self }),
            },
            Change::Withdrawn => match self.present_at {
                Some(_) => Ok(Self { present_at: None, left_at: None, ..self }),
                None => Err(Refusal::NotHere),
            },
            Change::Left => match (self.present_at, self.left_at) {
                (None, _) => Err(Refusal::NotHere),
                (Some(_), Some(_)) => Err(Refusal::HasLeft),
                (Some(_), None) => Ok(Self { left_at: Some(now), ..self }),
            },
            Change::Returned => match self.left_at {
                Some(_) => Ok(Self { left_at: None, ..self }),
                None => Err(Refusal::HasNotLeft),
            },
            Change::Excused => match (self.present_at, self.excused_at) {
                (Some(_), _) => Err(Refusal::HereNotOnLeave),
                (None, Some(_)) => Err(Refusal::OnLeave),
                (None, None) => Ok(Self { excused_at: Some(now), ..self }),
            },
            Change::Expected => match self.excused_at {
                Some(_) => Ok(Self { excused_at: None, ..self }),
                None => Err(Refusal::NotOnLeave),
            },
        }
    }

    /// The corrections that make sense now.
    pub fn changes(self) -> impl Iterator<Item = Change> {
        // What the present moment is does not matter for whether one can be made.
        Change::ALL.into_iter().filter(move |change| self.after(*change, Instant::from_ms(0)).is_ok())
    }
}

/// The reason of a correction, as it is kept.
pub fn why(text: &str) -> Result<String, Refusal> {
    bounded(text, WHY_LIMIT).map_err(Refusal::Why)
}

/// Whether what was noted at `since` is so fresh that a clerk takes it back without a reason.
pub fn is_slip(since: Instant, now: Instant) -> bool {
    now.since(since) <= SLIP_MS
}
