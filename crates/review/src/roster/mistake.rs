//! What is wrong with a cell, for the person who is to mend it.

use serde::{Deserialize, Serialize};

use super::column::Column;
use crate::template::GroupKey;

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CellError {
    #[error("it is empty")]
    Missing,
    /// Neither staff number nor e-mail.
    #[error("neither number nor e-mail is given")]
    NoKey,
    #[error("it has {count} characters of at most {limit}")]
    TooLong { count: usize, limit: usize },
    /// It would be reckoned by whoever opens it.
    #[error("{found} is a formula")]
    Formula { found: String },
    #[error("{found} is an error of the spreadsheet")]
    Broken { found: String },
    /// The spreadsheet made a day of what was typed.
    #[error("{found} is a day")]
    MadeADay { found: String },
    #[error("{found} is no number")]
    NotANumber { found: String },
    #[error("{found} is no e-mail address")]
    NotAnEmail { found: String },
    #[error("the committee is larger than the unit")]
    MoreThanMembers,
    #[error("nobody signs in as {found}")]
    NoAccount { found: String },
    #[error("there is no unit {found}")]
    NoUnit { found: String },
    /// Several units bear the name; their codes tell them apart.
    #[error("{found} is the name of several units")]
    UnitUnclear { found: String },
    #[error("the template has no group {found}")]
    NoGroup { found: String },
    #[error("{found} are several groups")]
    SeveralGroups { found: String },
    #[error("there is no role {found}")]
    NoRole { found: String },
    #[error("{found} is neither yes nor no")]
    NotYesNo { found: String },
    #[error("{found} is no way to report")]
    NoWay { found: String },
    /// The template knows no reports in writing alone.
    #[error("everybody reports in person")]
    NoWriting,
    /// Further up in the same file.
    #[error("{found} stands in row {row} already")]
    Twice { found: String, row: usize },
    /// The same person, to vote with others.
    #[error("{found} is in group {group} in row {row}")]
    InTwoGroups { found: String, row: usize, group: GroupKey },
    /// Number and e-mail are those of two people on the roll.
    #[error("{found} is the e-mail of somebody else on the roll")]
    SomebodyElses { found: String },
}

/// What is wrong with a row, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mistake {
    pub column: Column,
    pub why: CellError,
}
