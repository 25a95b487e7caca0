//! Instants as people read them, in the meeting's own zone.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use review::time::{Day, Instant};

use crate::{Lang, Say};

/// Day and minute: `2023年1月10日 14:00`, `10 January 2023, 14:00`.
pub fn minute(say: Say, at: Instant, zone: &str) -> String {
    let pattern = match say.lang() {
        Lang::Zh => "%Y年%-m月%-d日 %H:%M",
        Lang::En => "%-d %B %Y, %H:%M",
    };
    written(pattern, at, zone)
}

/// The day alone.
pub fn day(say: Say, at: Instant, zone: &str) -> String {
    let pattern = match say.lang() {
        Lang::Zh => "%Y年%-m月%-d日",
        Lang::En => "%-d %B %Y",
    };
    written(pattern, at, zone)
}

/// A civil day, which has no zone.
pub fn civil(say: Say, day: Day) -> String {
    let pattern = match say.lang() {
        Lang::Zh => "%Y年%-m月%-d日",
        Lang::En => "%-d %B %Y",
    };
    let narrow = |number: u8| i8::try_from(number).ok();
    let date = narrow(day.month()).zip(narrow(day.day()));
    let date = date.and_then(|(month, of_month)| Date::new(day.year(), month, of_month).ok());
    date.map(|date| date.strftime(pattern).to_string()).unwrap_or_default()
}

/// For `<time datetime>`.
pub fn machine(at: Instant) -> String {
    written("%Y-%m-%dT%H:%M:%SZ", at, "UTC")
}

/// Empty only for an instant beyond the calendar's end. A zone that the machine does not know reads as UTC.
fn written(pattern: &str, at: Instant, zone: &str) -> String {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    Timestamp::from_millisecond(at.ms())
        .map(|instant| instant.to_zoned(zone).strftime(pattern).to_string())
        .unwrap_or_default()
}

/// The time of day: `14:05`.
pub fn time(at: Instant, zone: &str) -> String {
    written("%H:%M", at, zone)
}

/// The time of day to the second: `14:05:09`.
pub fn second(at: Instant, zone: &str) -> String {
    written("%H:%M:%S", at, zone)
}

/// The day as `2023-01-10`.
pub fn iso_day(at: Instant, zone: &str) -> String {
    written("%Y-%m-%d", at, zone)
}
