use documents::packet::before::{Due, Preparation};
use storage::Rows;

use super::Desk;
use crate::Error;

/// What plan, notice and timetable are made of.
pub(super) async fn preparation(rows: &impl Rows, desk: &Desk<'_>) -> Result<Preparation, Error> {
    let set = storage::cycle::days::of(rows, desk.review.id).await?;
    let deadlines = desk.on.template.calendar().deadlines.iter();
    let due = deadlines.filter_map(|deadline| {
        let day = *set.get(&deadline.key)?;
        Some(Due { title: deadline.title.clone(), day, task: deadline.task() })
    });
    let mut days: Vec<_> = due.collect();
    days.sort_by_key(|due| due.day);
    let units = desk.reporters.iter().map(|one| one.unit.name.clone()).collect();
    Ok(Preparation { units, days })
}
