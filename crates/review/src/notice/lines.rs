//! Special days as people type or paste them: `2027-02-06,rest,春节`, a line a day or a stretch of days.

use super::{DayKind, NAME_LIMIT, Refusal, SpecialDay};
use crate::text::fitting;
use crate::time::Day;

/// More special days at once than this are no list of holidays.
pub const SPECIAL_DAYS: usize = 400;

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    #[error("{text:?} is no day")]
    Day { text: String },
    #[error("{text:?} is neither rest nor work")]
    Kind { text: String },
    #[error("the name is longer than {limit} characters")]
    Name { limit: usize },
    /// From a day to an earlier one, or to one more than a year later.
    #[error("from {from} to {until}")]
    Range { from: Day, until: Day },
    #[error("{day} stands there twice")]
    Twice { day: Day },
}

/// Reads lines of `day,kind,name` or `day..day,kind,name`. Signs may be half- or full-width, and tabs as spreadsheets
/// copy them; blank lines, a heading and lines that begin with `#` are passed over.
pub fn lines(text: &str) -> Result<Vec<SpecialDay>, Refusal> {
    let mut found: Vec<SpecialDay> = Vec::new();
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') || (found.is_empty() && is_heading(line)) {
            continue;
        }
        let wrong = |why| Refusal::Line { line: at + 1, why };
        for day in one(line).map_err(wrong)? {
            if found.iter().any(|other| other.day == day.day) {
                return Err(wrong(LineError::Twice { day: day.day }));
            }
            found.push(day);
        }
        if found.len() > SPECIAL_DAYS {
            return Err(Refusal::TooManyDays { count: found.len(), limit: SPECIAL_DAYS });
        }
    }
    if found.is_empty() { Err(Refusal::NoDays) } else { Ok(found) }
}

/// No digit stands in a heading.
fn is_heading(line: &str) -> bool {
    !line.chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

fn one(line: &str) -> Result<Vec<SpecialDay>, LineError> {
    let mut fields = line.splitn(3, [',', '，', ';', '；', '\t']).map(str::trim);
    let (days, kind) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
    let name = fields.next().unwrap_or_default().trim_matches('"');
    let (from, until) = days.split_once("..").unwrap_or((days, days));
    range(day(from)?, day(until)?, self::kind(kind)?, name)
}

/// A day for each from one to another, both among them.
fn range(from: Day, until: Day, kind: DayKind, name: &str) -> Result<Vec<SpecialDay>, LineError> {
    let length = from.days_to(until);
    if !(0..=366).contains(&length) {
        return Err(LineError::Range { from, until });
    }
    let name = fitting(name, NAME_LIMIT).map_err(|_| LineError::Name { limit: NAME_LIMIT })?;
    let days = (0..=length).filter_map(|days| from.plus_days(days));
    Ok(days.map(|day| SpecialDay { day, kind, name: name.clone() }).collect())
}

/// `2027-02-06`, also as `2027/2/6`, `2027年2月6日` and with full-width digits.
fn day(text: &str) -> Result<Day, LineError> {
    let wrong = || LineError::Day { text: text.chars().take(40).collect() };
    let plain: String = text.trim().trim_matches('"').chars().map(half_width).collect();
    let mut parts = plain.trim_end_matches('日').split(['-', '/', '.', '年', '月']);
    let year = parts.next().and_then(|part| part.parse().ok()).ok_or_else(wrong)?;
    let mut small = || parts.next().and_then(|part| part.parse().ok()).ok_or_else(wrong);
    let (month, date) = (small()?, small()?);
    if parts.next().is_some() {
        return Err(wrong());
    }
    Day::new(year, month, date).map_err(|_| wrong())
}

fn half_width(c: char) -> char {
    match u32::from(c) {
        wide @ 0xff10..=0xff19 => char::from_u32(wide - 0xff10 + u32::from('0')).unwrap_or(c),
        _ => c,
    }
}

fn kind(text: &str) -> Result<DayKind, LineError> {
    match text.trim_matches('"').to_lowercase().as_str() {
        "rest" | "holiday" | "休" | "休息" | "休息日" | "放假" | "假日" | "节假日" => {
            Ok(DayKind::Rest)
        }
        "work" | "班" | "上班" | "工作日" | "补班" | "调休上班" => Ok(DayKind::Work),
        _ => Err(LineError::Kind { text: text.chars().take(40).collect() }),
    }
}
