//! A line of the roster as an organiser imports it: which columns there are, and what each cell must hold.

use std::collections::BTreeSet;

use super::Refusal;
use crate::account::SignIn;
use crate::template::{GroupKey, Template};
use crate::text::{TextError, bounded};
use crate::words::{Words, WordsError};

/// Characters of a unit's code and of a staff number.
const KEY_LIMIT: usize = 40;
/// Nobody counts more members than this; a longer figure is a slip.
const MOST_MEMBERS: usize = 1_000_000;

/// A column of one of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Code,
    NameZh,
    NameEn,
    Members,
    Committee,
    Reporter,
    ReporterTitleZh,
    ReporterTitleEn,
    Number,
    TitleZh,
    TitleEn,
    Unit,
    Group,
    OnLeave,
}

impl Column {
    /// Of the list of units.
    pub const UNITS: [Self; 8] = [
        Self::Code,
        Self::NameZh,
        Self::NameEn,
        Self::Members,
        Self::Committee,
        Self::Reporter,
        Self::ReporterTitleZh,
        Self::ReporterTitleEn,
    ];
    /// Of the list of people.
    pub const PEOPLE: [Self; 8] = [
        Self::Number,
        Self::NameZh,
        Self::NameEn,
        Self::TitleZh,
        Self::TitleEn,
        Self::Unit,
        Self::Group,
        Self::OnLeave,
    ];

    /// As the first row names it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::NameZh => "name_zh",
            Self::NameEn => "name_en",
            Self::Members => "members",
            Self::Committee => "committee",
            Self::Reporter => "reporter",
            Self::ReporterTitleZh => "reporter_title_zh",
            Self::ReporterTitleEn => "reporter_title_en",
            Self::Number => "number",
            Self::TitleZh => "title_zh",
            Self::TitleEn => "title_en",
            Self::Unit => "unit",
            Self::Group => "group",
            Self::OnLeave => "on_leave",
        }
    }

    /// The first row of a list.
    pub fn head(columns: &[Self]) -> String {
        columns.iter().map(|column| column.key()).collect::<Vec<_>>().join(",")
    }
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CellError {
    #[error("it is empty")]
    Missing,
    #[error("it has {count} characters of at most {limit}")]
    TooLong { count: usize, limit: usize },
    #[error("{found} is no number")]
    NotANumber { found: String },
    #[error("the committee is larger than the unit")]
    MoreThanMembers,
    #[error("nobody signs in as {found}")]
    NoAccount { found: String },
    #[error("there is no unit {found}")]
    NoUnit { found: String },
    #[error("the template has no group {found}")]
    NoGroup { found: String },
    #[error("{found} is neither yes nor no")]
    NotYesNo { found: String },
    /// Further up in the same list.
    #[error("{found} stands there twice")]
    Twice { found: String },
    /// In the review already.
    #[error("{found} is there already")]
    Taken { found: String },
}

/// A unit with its reporter. The reporter's account is to be found by its sign-in name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitLine {
    /// From 1; the row of the column names counts.
    pub row: usize,
    pub code: String,
    pub name: Words,
    pub members: usize,
    pub committee: usize,
    pub reporter: String,
    pub reporter_title: Words,
}

/// Somebody for the roll. The unit is to be found by its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    /// From 1; the row of the column names counts.
    pub row: usize,
    pub number: String,
    pub name: Words,
    pub title: Words,
    pub unit: Option<String>,
    pub group: GroupKey,
    pub on_leave: bool,
}

impl UnitLine {
    /// Reads the cells of a row, in the order of [`Column::UNITS`].
    pub fn read(row: usize, cells: &[String]) -> Result<Self, Refusal> {
        let [code, name_zh, name_en, members, committee, reporter, title_zh, title_en] = eight(row, cells)?;
        let members = number(members).map_err(at(row, Column::Members))?;
        let of_committee = number(committee).map_err(at(row, Column::Committee))?;
        if of_committee > members {
            return Err(at(row, Column::Committee)(CellError::MoreThanMembers));
        }
        Ok(Self {
            row,
            code: key(code).map_err(at(row, Column::Code))?,
            name: words(name_zh, name_en).map_err(at(row, Column::NameZh))?,
            members,
            committee: of_committee,
            reporter: sign_in(reporter).map_err(at(row, Column::Reporter))?,
            reporter_title: words(title_zh, title_en).map_err(at(row, Column::ReporterTitleZh))?,
        })
    }
}

impl PersonLine {
    /// Reads the cells of a row, in the order of [`Column::PEOPLE`].
    pub fn read(row: usize, cells: &[String], template: &Template) -> Result<Self, Refusal> {
        let [staff_number, name_zh, name_en, title_zh, title_en, unit, group, on_leave] = eight(row, cells)?;
        Ok(Self {
            row,
            number: key(staff_number).map_err(at(row, Column::Number))?,
            name: words(name_zh, name_en).map_err(at(row, Column::NameZh))?,
            title: words(title_zh, title_en).map_err(at(row, Column::TitleZh))?,
            unit: Some(unit.trim().to_owned()).filter(|code| !code.is_empty()),
            group: known_group(group, template).map_err(at(row, Column::Group))?,
            on_leave: yes_or_no(on_leave).map_err(at(row, Column::OnLeave))?,
        })
    }
}

/// Puts row and column to what is wrong with a cell.
pub fn at(row: usize, column: Column) -> impl FnOnce(CellError) -> Refusal {
    move |why| Refusal::Cell { row, column, why }
}

/// Whether each key is new: neither in the review nor further up in the list.
pub fn each_new<'a>(
    column: Column,
    keys: impl IntoIterator<Item = (usize, &'a str)>,
    there: &BTreeSet<&str>,
) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for (row, key) in keys {
        let found = key.to_owned();
        if there.contains(key) {
            return Err(at(row, column)(CellError::Taken { found }));
        }
        if !seen.insert(key) {
            return Err(at(row, column)(CellError::Twice { found }));
        }
    }
    Ok(())
}

fn eight(row: usize, cells: &[String]) -> Result<&[String; 8], Refusal> {
    cells.try_into().map_err(|_| Refusal::CellCount { row, count: cells.len(), expected: 8 })
}

fn key(cell: &str) -> Result<String, CellError> {
    bounded(cell, KEY_LIMIT).map_err(|why| match why {
        TextError::Empty => CellError::Missing,
        TextError::TooLong { count, limit } => CellError::TooLong { count, limit },
    })
}

/// An organisation of one language leaves the other's cell empty; the same words stand in.
fn words(zh: &str, en: &str) -> Result<Words, CellError> {
    let or = |first: &str, second: &str| {
        if first.trim().is_empty() { second.to_owned() } else { first.to_owned() }
    };
    Words::new(&or(zh, en), &or(en, zh)).map_err(|why| match why {
        WordsError::Missing { .. } => CellError::Missing,
        WordsError::TooLong { count, limit, .. } => CellError::TooLong { count, limit },
    })
}

fn number(cell: &str) -> Result<usize, CellError> {
    let digits = Some(cell.trim()).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let number = digits.and_then(|digits| digits.parse().ok()).filter(|number| *number <= MOST_MEMBERS);
    number.ok_or_else(|| missing_or(cell, |found| CellError::NotANumber { found }))
}

fn sign_in(cell: &str) -> Result<String, CellError> {
    let name: Result<SignIn, _> = cell.parse();
    name.map(|name| name.to_string()).map_err(|_| missing_or(cell, |found| CellError::NoAccount { found }))
}

fn known_group(cell: &str, template: &Template) -> Result<GroupKey, CellError> {
    let group = cell.trim().parse().ok().filter(|group| template.group(group).is_some());
    group.ok_or_else(|| missing_or(cell, |found| CellError::NoGroup { found }))
}

fn yes_or_no(cell: &str) -> Result<bool, CellError> {
    match cell.trim() {
        "yes" | "是" => Ok(true),
        "no" | "否" => Ok(false),
        _ => Err(missing_or(cell, |found| CellError::NotYesNo { found })),
    }
}

fn missing_or(cell: &str, wrong: impl FnOnce(String) -> CellError) -> CellError {
    let found = cell.trim();
    if found.is_empty() { CellError::Missing } else { wrong(found.to_owned()) }
}
