//! Who belongs to which group of voters, and whether enough have come.

pub mod cell;
pub mod column;
pub mod copied;
pub mod entry;
pub mod file;
pub mod head;
pub mod mistake;
pub mod plan;
mod read;
pub mod undo;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::template::{GroupKey, Template};
use crate::threshold::Threshold;
use file::FileError;
pub use read::is_formula;
pub(crate) use read::text as cell_text;

/// How many of a group there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Attendance {
    /// 应到: on the roll.
    pub roll: u32,
    /// Excused beforehand.
    pub on_leave: u32,
    /// 实到, once people have been counted at the door.
    pub present: Option<u32>,
    /// Of those present, who has gone again.
    #[serde(default)]
    pub left: u32,
}

impl Attendance {
    /// Those who can vote: present if counted, else on the roll and not on leave.
    pub fn voters(&self) -> u32 {
        self.present.unwrap_or_else(|| self.roll.saturating_sub(self.on_leave))
    }

    fn check(&self, group: &GroupKey) -> Result<(), Refusal> {
        let (roll, on_leave) = (self.roll, self.on_leave);
        let present = self.present.unwrap_or_default();
        if on_leave > roll || present > roll {
            return Err(Refusal::MoreThanRoll { group: group.clone(), roll, on_leave, present });
        }
        Ok(())
    }
}

/// Attendance by group; a group that is not listed has nobody.
pub type Attendances = BTreeMap<GroupKey, Attendance>;

/// Why a roster or a meeting's attendance does not do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the template has no group {group}")]
    UnknownGroup { group: GroupKey },
    #[error("group {group}: {roll} on the roll, but {on_leave} on leave and {present} present")]
    MoreThanRoll { group: GroupKey, roll: u32, on_leave: u32, present: u32 },
    #[error("{present} of {roll} are present, {needed} are needed")]
    NoQuorum { roll: u64, present: u64, needed: u64 },
    #[error("nobody is on the roll")]
    Nobody,
    #[error(transparent)]
    File(#[from] FileError),
    /// An import is whole or not at all.
    #[error("{count} rows are to be mended first")]
    RowsToMend { count: usize },
    #[error("the file brings nothing new")]
    NothingNew,
    /// Previews are kept for a day.
    #[error("the preview has run out")]
    PreviewExpired,
    #[error("the import was done before")]
    ImportDone,
    /// Whoever is checked in has come, and stays on the roll.
    #[error("the person is checked in")]
    IsPresent,
    #[error("something speaks of the person")]
    PersonInUse,
    /// The first box is open: who is on the roll stands.
    #[error("the roll is frozen")]
    Frozen,
    #[error(transparent)]
    Undo(#[from] undo::Bar),
    #[error("there is a unit {code} already")]
    UnitTaken { code: String },
    /// One of those that were to be added; which, the rows tell no more.
    #[error("a staff number is on the roll already")]
    NumberTaken,
    /// Taken over from the year before, and nobody has said yet that they are right.
    #[error("{count} copied from last year wait to be confirmed")]
    Unconfirmed { count: usize },
    #[error("something hangs on unit {code} already")]
    UnitInUse { code: String },
    #[error("the copy must be of a year after {year}")]
    NotLater { year: i16 },
}

/// Whether the numbers can be true and their groups exist.
pub fn check(template: &Template, attendances: &Attendances) -> Result<(), Refusal> {
    for (group, attendance) in attendances {
        if template.group(group).is_none() {
            return Err(Refusal::UnknownGroup { group: group.clone() });
        }
        attendance.check(group)?;
    }
    Ok(())
}

/// The test of the quorum with all its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quorum {
    pub roll: u64,
    pub present: u64,
    /// The least number present that meets the threshold.
    pub needed: u64,
    pub threshold: Threshold,
}

impl Quorum {
    pub fn is_met(&self) -> bool {
        self.roll > 0 && self.present >= self.needed
    }

    pub fn must_be_met(&self) -> Result<(), Refusal> {
        if self.roll == 0 {
            return Err(Refusal::Nobody);
        }
        if self.is_met() {
            return Ok(());
        }
        Err(Refusal::NoQuorum { roll: self.roll, present: self.present, needed: self.needed })
    }
}

/// Whoever is on leave stays on the roll: leave does not lower the quorum. Whoever has gone again counts no more.
pub fn quorum(template: &Template, attendances: &Attendances) -> Quorum {
    let threshold = template.meeting().quorum.clone();
    let roll = attendances.values().map(|a| u64::from(a.roll)).sum();
    let present = attendances.values().map(|a| u64::from(a.voters().saturating_sub(a.left))).sum();
    Quorum { roll, present, needed: threshold.needed(roll), threshold }
}
