//! What the organiser copies into a chat group: which reports are missing. No more than a call across the corridor says.

use storage::report::Turn;

use super::gather::{Gathered, Step};
use crate::{gate::Seat, links, notice::words};

/// The late ones; while none is late, those that are not handed in yet. Blank where nobody reports.
pub(super) fn text(seat: &Seat, gathered: &Gathered, address: &str) -> String {
    let (say, year) = (seat.say(), seat.review.year);
    if gathered.turns.is_empty() {
        return String::new();
    }
    let late: Vec<_> = gathered.late().collect();
    let open: Vec<_> = gathered.turns.iter().filter(|turn| Step::of(turn).is_open()).collect();
    let day = gathered.due.map(|due| words::weekday(say, due));
    let (head, whom) = match (day, late.is_empty()) {
        _ if open.is_empty() => return say.progress_chat_none().to_owned(),
        (Some(day), false) => (say.progress_chat_late(year, day), late),
        (Some(day), true) => (say.progress_chat_open(year, day), open),
        (None, _) => (say.progress_chat_open_no_day(year), open),
    };
    let line = |(at, turn): (usize, &&Turn)| {
        let (unit, title) = (&turn.reporter.unit.name, &turn.reporter.title);
        say.progress_chat_line(at + 1, unit.in_lang(say.lang()), title.in_lang(say.lang()))
    };
    let lines = whom.iter().enumerate().map(line);
    let to = (!address.is_empty()).then(|| format!("{address}{}", links::reports(seat.review.id)));
    std::iter::once(head).chain(lines).chain(to).collect::<Vec<_>>().join("\n")
}
