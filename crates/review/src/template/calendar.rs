//! The days around the meeting, and how next year's are proposed.

use serde::Deserialize;

use super::key::DeadlineKey;
use crate::notice::RestDays;
use crate::time::Day;
use crate::words::Words;

/// Days that count from the day of the meeting, and when people are reminded of them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CalendarRules {
    pub next_meeting: NextMeeting,
    /// Days from a due day on which who has not done it is reminded; below zero before it.
    pub remind: Vec<i32>,
    /// … on which owners are reminded of their items of the ledger, instead.
    pub remind_items: Option<Vec<i32>>,
    /// The hour of the review's own day from which reminders go out.
    pub remind_hour: u32,
    /// Reminders of a rest day wait for the next working day.
    pub quiet_on_rest_days: bool,
    pub deadlines: Vec<Deadline>,
}

impl Default for CalendarRules {
    fn default() -> Self {
        Self {
            next_meeting: NextMeeting::default(),
            remind: vec![-7, -3, -1, 0, 1, 3, 7],
            remind_items: None,
            remind_hour: 8,
            quiet_on_rest_days: true,
            deadlines: Vec::new(),
        }
    }
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

/// Which days are counted from the meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayCount {
    #[default]
    Calendar,
    /// Weekends and holidays are left out, make-up working days (调休) are not.
    Working,
}

/// What becomes of a deadline that falls on a rest day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RestDay {
    /// It stays, and the page says so.
    #[default]
    Stay,
    /// The working day before it.
    Before,
    /// The working day after it.
    After,
}

/// What has to be done by a deadline, as far as the program can tell whether it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineTask {
    /// The roll is there, and what was copied is confirmed.
    Roster,
    /// The trustees' key stands.
    Key,
    /// Every report is handed in.
    Reports,
    /// Every report is accepted.
    Acceptance,
    /// The code cards are made.
    Cards,
    /// Every reporter has a grade.
    Grades,
    /// A news item is released.
    News,
}

/// A day by which something is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    pub key: DeadlineKey,
    pub title: Words,
    /// From the day of the meeting; below zero before it.
    pub days: i32,
    #[serde(default)]
    pub count: DayCount,
    #[serde(default)]
    pub rest_day: RestDay,
    task: Option<DeadlineTask>,
    /// Instead of the calendar's own.
    pub remind: Option<Vec<i32>>,
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

impl DeadlineTask {
    pub const ALL: [Self; 7] =
        [Self::Roster, Self::Key, Self::Reports, Self::Acceptance, Self::Cards, Self::Grades, Self::News];

    /// As written in templates.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Roster => "roster",
            Self::Key => "key",
            Self::Reports => "reports",
            Self::Acceptance => "acceptance",
            Self::Cards => "cards",
            Self::Grades => "grades",
            Self::News => "news",
        }
    }
}

impl Deadline {
    /// What is to be done by it: what the template says, else what it is called after.
    pub fn task(&self) -> Option<DeadlineTask> {
        let called = || DeadlineTask::ALL.into_iter().find(|task| task.key() == self.key.as_str());
        self.task.or_else(called)
    }

    /// `None` beyond the calendar's ends.
    pub fn day(&self, meeting: Day, rest: &RestDays) -> Option<Day> {
        let day = match self.count {
            DayCount::Calendar => meeting.plus_days(self.days)?,
            DayCount::Working => rest.working_days_from(meeting, self.days)?,
        };
        rest.moved(day, self.rest_day)
    }
}

impl CalendarRules {
    /// The deadline by which something is to be done.
    pub fn deadline(&self, task: DeadlineTask) -> Option<&Deadline> {
        self.deadlines.iter().find(|one| one.task() == Some(task))
    }

    /// On which days from a deadline people are reminded of it; of what has none, as of the others.
    pub fn reminders(&self, deadline: Option<&DeadlineKey>) -> &[i32] {
        let own = self.deadlines.iter().find(|one| Some(&one.key) == deadline);
        own.and_then(|one| one.remind.as_ref()).unwrap_or(&self.remind)
    }

    /// On which days from an item's due day its owner is reminded.
    pub fn item_reminders(&self) -> &[i32] {
        self.remind_items.as_ref().unwrap_or(&self.remind)
    }
}
