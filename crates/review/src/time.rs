//! Points in time and civil days. Reading a clock or a zone is the caller's.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A point in time: milliseconds of UTC since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(i64);

impl Instant {
    pub const fn from_ms(ms: i64) -> Self {
        Self(ms)
    }

    pub const fn ms(self) -> i64 {
        self.0
    }

    /// Stays at the end of time rather than wrap around.
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Stays at the beginning of time rather than wrap around.
    #[must_use]
    pub const fn minus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_sub(ms))
    }

    /// Milliseconds from `earlier` to here; negative when `earlier` is later.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// What is wrong with a text that should be a day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DayError {
    /// Not written `yyyy-mm-dd`.
    #[error("a day is written yyyy-mm-dd")]
    Shape,
    /// The calendar has no such day.
    #[error("the calendar has no {year}-{month}-{day}")]
    NoSuchDay { year: i16, month: u8, day: u8 },
}

/// A civil day, without a zone: a due date is a day in the meeting's own place.
///
/// Always holds: the Gregorian calendar has it, and its year is 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: i16,
    month: u8,
    /// Of the month.
    date: u8,
}

impl Day {
    pub fn new(year: i16, month: u8, day: u8) -> Result<Self, DayError> {
        let exists = (1..=9999).contains(&year) && day >= 1 && day <= days_in(year, month);
        if exists {
            Ok(Self { year, month, date: day })
        } else {
            Err(DayError::NoSuchDay { year, month, day })
        }
    }

    pub const fn year(self) -> i16 {
        self.year
    }

    pub const fn month(self) -> u8 {
        self.month
    }

    pub const fn day(self) -> u8 {
        self.date
    }

    /// So many days on, or back; `None` beyond the calendar's ends.
    pub fn plus_days(self, days: i32) -> Option<Self> {
        let (mut year, mut month, mut date) = (self.year, self.month, i32::from(self.date) + days);
        while date < 1 {
            (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
            date += i32::from(days_in(year, month));
        }
        while date > i32::from(days_in(year, month)) {
            date -= i32::from(days_in(year, month));
            (year, month) = if month == 12 { (year.checked_add(1)?, 1) } else { (year, month + 1) };
        }
        Self::new(year, month, u8::try_from(date).ok()?).ok()
    }

    /// Days since 1 January 1970, by the civil calendar.
    pub fn number(self) -> i32 {
        let (month, date) = (i32::from(self.month), i32::from(self.date));
        // Years begin with March, so that the leap day comes last.
        let year = i32::from(self.year) - i32::from(month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + date - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// How many days later `other` is; below zero when it is earlier.
    pub fn days_to(self, other: Self) -> i32 {
        other.number() - self.number()
    }

    /// From Monday, 0, to Sunday, 6.
    pub fn weekday(self) -> u8 {
        // 1 January 1970 was a Thursday.
        u8::try_from((self.number() + 3).rem_euclid(7)).unwrap_or_default()
    }

    /// The same date a year on; 29 February becomes the 28th. `None` beyond the calendar's end.
    pub fn next_year(self) -> Option<Self> {
        let year = self.year.checked_add(1)?;
        Self::new(year, self.month, self.date.min(days_in(year, self.month))).ok()
    }
}

/// 0 for a month that does not exist.
const fn days_in(year: i16, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.date)
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let mut parts = text.split('-');
        let year = number(parts.next(), 4)?;
        let month = number(parts.next(), 2)?;
        let day = number(parts.next(), 2)?;
        if parts.next().is_some() {
            return Err(DayError::Shape);
        }
        let narrow = |n: i16| u8::try_from(n).map_err(|_| DayError::Shape);
        Self::new(year, narrow(month)?, narrow(day)?)
    }
}

/// Exactly `width` ASCII digits; `parse` alone would take a sign.
fn number(part: Option<&str>, width: usize) -> Result<i16, DayError> {
    let digits = part.filter(|p| p.len() == width && p.bytes().all(|b| b.is_ascii_digit()));
    digits.and_then(|d| d.parse().ok()).ok_or(DayError::Shape)
}

impl TryFrom<String> for Day {
    type Error = DayError;

    fn try_from(text: String) -> Result<Self, DayError> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}
