//! The days around the meeting, and how next year's are proposed.

use serde::Deserialize;

use super::key::DeadlineKey;
use crate::time::Day;
use crate::words::Words;

/// Days that count from the day of the meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CalendarRules {
    pub next_meeting: NextMeeting,
    pub deadlines: Vec<Deadline>,
}

/// How the day of next year's meeting is proposed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NextMeeting {
    #[default]
    SameDate,
    /// 52 weeks later.
    SameWeekday,
}

/// A day by which something is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    pub key: DeadlineKey,
    pub title: Words,
    /// From the day of the meeting; below zero before it.
    pub days: i32,
}

impl NextMeeting {
    /// `None` beyond the calendar's end.
    pub fn after(self, meeting: Day) -> Option<Day> {
        match self {
            Self::SameDate => meeting.next_year(),
            Self::SameWeekday => meeting.plus_days(364),
        }
    }
}

impl Deadline {
    /// `None` beyond the calendar's ends.
    pub fn day(&self, meeting: Day) -> Option<Day> {
        meeting.plus_days(self.days)
    }
}
