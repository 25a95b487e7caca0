use super::super::{CalendarRules, TemplateError};
use super::{between, entries, unique};
use crate::exact::Exact;

/// A year on either side of the meeting.
const DAYS_LIMIT: i32 = 366;

pub(super) fn check(rules: &CalendarRules) -> Result<(), TemplateError> {
    entries("calendar.deadlines", rules.deadlines.len(), 0, 40)?;
    unique("calendar.deadlines", rules.deadlines.iter().map(|one| &one.key))?;
    let (least, greatest) = (Exact::whole(-DAYS_LIMIT), Exact::whole(DAYS_LIMIT));
    rules.deadlines.iter().try_for_each(|one| {
        let field = format!("calendar.deadlines.{}.days", one.key);
        between(&field, &Exact::whole(one.days), &least, &greatest)
    })
}
