use super::super::{CalendarRules, Deadline, DeadlineTask, TemplateError};
use super::{between, entries, unique, within};
use crate::exact::Exact;

/// A year on either side of the meeting.
const DAYS_LIMIT: i32 = 366;

/// More reminders of one thing than this are no help any more.
const REMINDERS: usize = 12;

pub(super) fn check(rules: &CalendarRules) -> Result<(), TemplateError> {
    entries("calendar.deadlines", rules.deadlines.len(), 0, 40)?;
    unique("calendar.deadlines", rules.deadlines.iter().map(|one| &one.key))?;
    within("calendar.remind_hour", rules.remind_hour, 0, 23)?;
    reminders("calendar.remind", &rules.remind)?;
    reminders("calendar.remind_items", rules.remind_items.as_deref().unwrap_or_default())?;
    let tasks = rules.deadlines.iter().filter_map(Deadline::task).map(DeadlineTask::key);
    unique("calendar.deadlines.task", tasks)?;
    rules.deadlines.iter().try_for_each(|one| {
        year(&format!("calendar.deadlines.{}.days", one.key), one.days)?;
        let remind = one.remind.as_deref().unwrap_or_default();
        reminders(&format!("calendar.deadlines.{}.remind", one.key), remind)
    })
}

fn reminders(field: &str, days: &[i32]) -> Result<(), TemplateError> {
    entries(field, days.len(), 0, REMINDERS)?;
    unique(field, days.iter())?;
    days.iter().try_for_each(|day| year(field, *day))
}

fn year(field: &str, days: i32) -> Result<(), TemplateError> {
    let (least, greatest) = (Exact::whole(-DAYS_LIMIT), Exact::whole(DAYS_LIMIT));
    between(field, &Exact::whole(days), &least, &greatest)
}
