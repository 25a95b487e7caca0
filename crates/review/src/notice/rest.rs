//! Which days people work.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::template::RestDay;
use crate::time::Day;

/// Characters of a special day's name.
pub const NAME_LIMIT: usize = 60;
/// A holiday of so many days in a row does not exist; looking further would only be endless.
const SEARCH: i32 = 60;

/// What a special day is, whatever day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// A holiday.
    Rest,
    /// A make-up working day (调休).
    Work,
}

/// A day that is not as its weekday says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecialDay {
    pub day: Day,
    pub kind: DayKind,
    /// What it is, such as 春节; may be blank.
    pub name: String,
}

/// The rest days of an organisation: weekends, and what its own list says otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RestDays(BTreeMap<Day, SpecialDay>);

impl RestDays {
    /// The special day that a day is, where it is one.
    pub fn special(&self, day: Day) -> Option<&SpecialDay> {
        self.0.get(&day)
    }

    pub fn is_rest(&self, day: Day) -> bool {
        match self.special(day).map(|special| special.kind) {
            Some(DayKind::Rest) => true,
            Some(DayKind::Work) => false,
            None => day.weekday() >= 5,
        }
    }

    /// So many working days on, or back. `None` beyond the calendar's ends.
    pub fn working_days_from(&self, from: Day, days: i32) -> Option<Day> {
        let (step, mut left, mut day) = (days.signum(), days.abs(), from);
        // Each working day is found within `SEARCH` days, or a year of rest days is somebody's mistake.
        let mut searched = 0;
        while left > 0 {
            day = day.plus_days(step)?;
            searched += 1;
            if !self.is_rest(day) {
                (left, searched) = (left - 1, 0);
            }
            if searched > SEARCH {
                return None;
            }
        }
        Some(day)
    }

    /// Where a deadline goes that would fall on a rest day.
    pub fn moved(&self, day: Day, rule: RestDay) -> Option<Day> {
        if !self.is_rest(day) {
            return Some(day);
        }
        match rule {
            RestDay::Stay => Some(day),
            RestDay::Before => self.working_days_from(day, -1),
            RestDay::After => self.working_days_from(day, 1),
        }
    }
}

impl FromIterator<SpecialDay> for RestDays {
    fn from_iter<I: IntoIterator<Item = SpecialDay>>(days: I) -> Self {
        Self(days.into_iter().map(|one| (one.day, one)).collect())
    }
}
