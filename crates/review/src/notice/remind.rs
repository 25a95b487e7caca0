//! When people are reminded.

use super::{Duty, Task};
use crate::template::CalendarRules;
use crate::time::Day;

/// A reminder that could not go out on its day (the server was down, or everybody rested) still goes out so many days
/// later; after that it would only puzzle.
pub const LATE_DAYS: i32 = 14;

/// Which reminder of a duty's is the latest that has come: its distance from the due day, below zero before it. Who
/// has had this one waits for the next; those between that nobody sent are passed over.
pub fn reached(rules: &CalendarRules, duty: &Duty, today: Day) -> Option<i32> {
    let since = duty.due?.days_to(today);
    let is_item = matches!(duty.task, Task::MendItem { .. });
    let days = if is_item { rules.item_reminders() } else { rules.reminders(duty.deadline.as_ref()) };
    let come = days.iter().copied().filter(|days| *days <= since);
    come.max().filter(|days| since - days <= LATE_DAYS)
}
