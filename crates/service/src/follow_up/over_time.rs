//! How a ledger was worked off, month by month.

use jiff::{Timestamp, tz::TimeZone};
use review::time::{Day, Instant};
use storage::{
    Rows,
    cycle::Review,
    follow_up::ledger::{Change, by_day},
};

use super::today;
use crate::{Error, Fault};

/// Points that a drawing has room for.
const POINTS: usize = 13;

/// How the ledger stood at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Which day.
    pub day: Day,
    /// Items that there were.
    pub all: usize,
    /// Those that were verified.
    pub verified: usize,
}

/// From the month in which the first item was made until today: the ends of months, then today. Of a ledger of many
/// years the latest months.
pub async fn over_time(rows: &impl Rows, review: &Review, now: Instant) -> Result<Vec<Reached>, Error> {
    let days = by_day(rows, review.id, east(now, &review.zone)?).await?;
    let today = today(now, &review.zone)?;
    let Some(first) = days.keys().next().copied() else { return Ok(Vec::new()) };
    let first = day(first)?;
    let mut ends: Vec<_> =
        std::iter::successors(last_of_month(first), |end| end.plus_days(1).and_then(last_of_month))
            .take_while(|end| *end < today)
            .collect();
    ends.push(today);
    let kept = ends.split_off(ends.len().saturating_sub(POINTS));
    Ok(kept.into_iter().map(|end| reached(&days, end)).collect())
}

fn reached(days: &std::collections::BTreeMap<i64, Change>, end: Day) -> Reached {
    let until = i64::from(Day::new(1970, 1, 1).map_or(0, |epoch| epoch.days_to(end)));
    let sum = |of: fn(&Change) -> i64| {
        let sum: i64 = days.range(..=until).map(|(_, change)| of(change)).sum();
        usize::try_from(sum).unwrap_or_default()
    };
    let all = sum(|change| change.made);
    // What was carried in after it had been verified was not verified here.
    Reached { day: end, all, verified: sum(|change| change.verified).min(all) }
}

fn day(since: i64) -> Result<Day, Fault> {
    let epoch = Day::new(1970, 1, 1).map_err(Fault::broken)?;
    let days = i32::try_from(since).map_err(Fault::broken)?;
    Ok(epoch.plus_days(days).unwrap_or(epoch))
}

fn last_of_month(day: Day) -> Option<Day> {
    let (year, month) = (day.year(), day.month());
    (28..=31).rev().find_map(|last| Day::new(year, month, last).ok())
}

/// Milliseconds by which a zone's clocks are ahead of Greenwich's now. Summer time moves what happened in the hour
/// around midnight to the day beside it: the picture is of months.
fn east(now: Instant, zone: &str) -> Result<i64, Fault> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let now = Timestamp::from_millisecond(now.ms()).map_err(Fault::broken)?;
    Ok(i64::from(zone.to_offset(now).seconds()) * 1000)
}
