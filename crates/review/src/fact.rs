//! What checks before the meeting have found: a score, a note, or both, for
//! each unit and each check of the template.

mod file;

use crate::exact::Exact;
use crate::role::{Act, Roles};
use crate::roster::cell::narrow;
use crate::roster::file::FileError;
use crate::roster::mistake::CellError;
use crate::template::{Check, CheckKey, Template};

pub use file::{KnownUnit, Laid, lay};

/// Characters of a note.
pub const NOTE_LIMIT: usize = 1_000;

/// Why what was found is not kept. One slip keeps all of it out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("{} fields are to be mended first", slips.len())]
    Slips { slips: Vec<Slip> },
    #[error("the results are released")]
    Released,
    #[error(transparent)]
    File(#[from] FileError),
    /// No row of the file names a column of units and one of a check.
    #[error("no row names the columns")]
    NoHead,
    #[error("row {row}: {heading:?} is named twice")]
    ColumnTwice { row: usize, heading: String },
}

/// Something wrong in one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Of the file, where it came from one.
    pub row: Option<usize>,
    /// As people call it: its code, or what stands in the file instead.
    pub unit: String,
    /// `None` when the unit itself is what is wrong.
    pub check: Option<CheckKey>,
    pub why: Mistake,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    NotANumber {
        found: String,
    },
    OutOfRange {
        found: String,
        points: Exact,
    },
    TooPrecise {
        found: String,
        decimals: u8,
    },
    NoteTooLong {
        count: usize,
        limit: usize,
    },
    /// The boxes are open: a score that stands is part of the result.
    Counted,
    Cell(CellError),
    NoUnit,
    UnitTwice {
        row: usize,
    },
}

/// How far the review is, for who would change what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    Open,
    /// A box was opened: what is missing may still come in, what stands, stands.
    Counted,
    Released,
}

/// A score as it is kept: the decimal as it was typed, in plain digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    text: String,
    value: Exact,
}

impl Score {
    /// Reads what was typed for a check; `None` for a blank field.
    pub fn read(check: &Check, typed: &str) -> Result<Option<Self>, Mistake> {
        let text = narrow(typed).trim().to_owned();
        if text.is_empty() {
            return Ok(None);
        }
        let found = || typed.trim().chars().take(40).collect::<String>();
        let value = decimal(&text).ok_or_else(|| Mistake::NotANumber { found: found() })?;
        let places = text.split_once('.').map_or("", |(_, places)| places).trim_end_matches('0').len();
        if places > usize::from(check.decimals) {
            return Err(Mistake::TooPrecise { found: found(), decimals: check.decimals });
        }
        if value > check.points {
            return Err(Mistake::OutOfRange { found: found(), points: check.points.clone() });
        }
        Ok(Some(Self { text, value }))
    }

    /// As it is stored. `None` when it is no decimal.
    pub fn stored(text: &str) -> Option<Self> {
        decimal(text).map(|value| Self { text: text.to_owned(), value })
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn value(&self) -> &Exact {
        &self.value
    }
}

/// Digits, and a point with digits after it: no sign, no fraction, no percentage.
fn decimal(text: &str) -> Option<Exact> {
    let (whole, places) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if text.len() > 20 || !digits(whole) || !digits(places) { None } else { text.parse().ok() }
}

/// The note as it is kept; blank is none.
pub fn note(text: &str) -> Result<String, Mistake> {
    let text = text.trim();
    let count = text.chars().count();
    if count > NOTE_LIMIT {
        return Err(Mistake::NoteTooLong { count, limit: NOTE_LIMIT });
    }
    Ok(text.to_owned())
}

/// Whether a field may change now; `stands` says whether somebody has entered a
/// score there.
pub fn may_change(stand: Stand, stands: bool) -> Result<(), Mistake> {
    match stand {
        Stand::Open => Ok(()),
        Stand::Counted if !stands => Ok(()),
        Stand::Counted | Stand::Released => Err(Mistake::Counted),
    }
}

/// Whether somebody with these roles enters what checks have found.
pub fn may_enter(template: &Template, roles: &Roles) -> bool {
    let named = &template.facts().entered_by;
    roles.may(Act::EnterFacts) && named.iter().any(|checker| roles.holds(checker.role()))
}

/// Whether a reporter reads the check record of the own unit.
pub fn may_read_own(template: &Template) -> bool {
    template.facts().reporter_reads && !template.facts().checks.is_empty()
}
