//! The parts of the minutes: order, points, reports, boxes.

use review::{
    meeting::{Part, Span},
    role::Act,
};
use service::Error;
use storage::{meeting::said::Comment, roster::Reporter};

use super::{
    course::Course,
    hall::{Hall, minutes_and_seconds},
    lot,
    said::{noted::Noted, quoted::Quoted},
};
use crate::{evaluation::Print, gate::Seat, house::House, moment, question};

/// One point of the agenda.
pub(super) struct PointLine {
    pub(super) title: String,
    /// Planned minutes; `None` where it was left out.
    pub(super) minutes: Option<u32>,
    pub(super) actual: Option<String>,
}

/// One report, and what was said about it.
pub(super) struct TurnView {
    pub(super) title: String,
    pub(super) speaker: String,
    pub(super) times: Vec<String>,
    /// What was asked and answered, as far as the reader may read it.
    pub(super) questions: Vec<question::Quoted>,
    /// Questions were to be asked and none is written down: there is space to do so by hand.
    pub(super) blank: bool,
    /// Those that the reader may read.
    pub(super) comments: Vec<Quoted>,
    /// Whether there may be others.
    pub(super) all_comments: bool,
}

/// One box.
pub(super) struct BoxLine {
    pub(super) label: String,
    pub(super) voters: usize,
    pub(super) received: usize,
    pub(super) papers: Option<usize>,
    pub(super) end: Option<Print>,
}

/// How the running order came about, and who reports in writing.
pub(super) async fn order(house: &House, seat: &Seat, hall: &Hall) -> Result<Vec<String>, Error> {
    let (say, review, reader) = (seat.say(), &seat.review, house.reader());
    let draws = storage::meeting::lot::draws(&reader, review.id).await?;
    let mut lines = Vec::new();
    match draws.last() {
        None => lines.push(say.minutes_order_fixed().to_owned()),
        Some(last) => {
            let names = storage::account::names(&reader, &[last.by]).await?;
            let name = names.get(&last.by).map_or("", |name| name.in_lang(say.lang()));
            let when = moment::minute(say, last.at, &review.zone);
            lines.push(say.minutes_order_lot(when, name, &last.witness, last.seed));
            lines.extend((draws.len() > 1).then(|| say.minutes_order_again(draws.len())));
            lines.extend(lot::deviation(hall, last));
        }
    }
    if !hall.in_writing.is_empty() {
        let units: Vec<_> = hall.in_writing.iter().map(|one| one.unit.name.in_lang(say.lang())).collect();
        lines.push(say.minutes_writing(units.join(say.frame_list_comma())));
    }
    Ok(lines)
}

pub(super) fn points(hall: &Hall, course: &Course) -> Vec<PointLine> {
    let reporters = u32::try_from(hall.reporters.len()).unwrap_or(u32::MAX);
    let line = |point: review::meeting::Planned| PointLine {
        title: point.slot.title.in_lang(hall.say.lang()).to_owned(),
        minutes: (!point.skipped).then(|| point.slot.kind.minutes(reporters)),
        actual: course.actual(hall, &point.slot.key),
    };
    hall.points().into_iter().map(line).collect()
}

/// Everybody in running order.
pub(super) async fn turns(
    house: &House,
    seat: &Seat,
    hall: &Hall,
    course: &Course,
) -> Result<Vec<TurnView>, Error> {
    let (say, reader) = (seat.say(), house.reader());
    let asked = question::Asked::of(house, seat).await?;
    let comments = storage::meeting::said::comments(&reader, &hall.order()).await?;
    let accounts = storage::account::everybody(&reader).await?;
    let earlier = storage::meeting::speeches(&reader, seat.review.id).await?;
    let all_comments = seat.may(Act::RunMeeting);
    // As on the page of comments: the organiser reads all of them, a leader the own.
    let readable = |one: &&Comment| all_comments || one.author == seat.account.id;
    let noted = Noted::of(house, seat).await?;
    let quoted = |one: &Comment| {
        let author = accounts.iter().find(|account| account.id == one.author);
        Quoted::of(seat, one, author).taken_down(noted.behind(seat, &accounts, one))
    };
    let turn = |(place, one): (usize, &Reporter)| {
        let mut times: Vec<_> =
            course.timeline.turns(one.id).filter_map(|span| line(hall, course, span)).collect();
        let before = earlier.iter().filter(|speech| speech.reporter == one.id);
        let before = before.filter_map(|speech| speech.spoken_ms);
        times.extend(before.map(|ms| say.minutes_spoken_before(minutes_and_seconds(ms / 1_000))));
        let own = comments.iter().filter(|comment| comment.reporter == one.id);
        let is_questions = |span: &Span| span.turn.is_some_and(|turn| turn.part == Part::Questions);
        TurnView {
            title: say.minutes_report(place + 1, one.unit.name.in_lang(say.lang())),
            speaker: one.title.in_lang(say.lang()).to_owned(),
            times,
            blank: course.timeline.turns(one.id).any(is_questions) && !asked.any_to(one.id),
            questions: asked.to(seat, one),
            comments: own
                .filter(readable)
                .map(quoted)
                .chain(noted.waiting(seat, &accounts, one.id))
                .collect(),
            all_comments,
        }
    };
    Ok(hall.reporters.iter().enumerate().map(turn).collect())
}

/// When one part of a turn was, and how long it took.
fn line(hall: &Hall, course: &Course, span: &Span) -> Option<String> {
    let clock = |ms: i64| minutes_and_seconds(ms / 1_000);
    let part = hall.part(span.turn?.part);
    let times = course.between(hall, span.started_at, span.ended_at);
    let spoken = span.spoken_ms.map_or_else(|| hall.say.course_unknown().to_owned(), clock);
    let planned = clock(span.planned_ms);
    Some(match span.overrun_ms() {
        0..1_000 => hall.say.minutes_times(part, times, spoken, planned),
        over => hall.say.minutes_times_over(part, times, spoken, planned, clock(over)),
    })
}

/// The boxes: counts and fingerprints, never who and what.
pub(super) async fn boxes(house: &House, seat: &Seat) -> Result<Vec<BoxLine>, Error> {
    let (say, reader) = (seat.say(), house.reader());
    let mut lines = Vec::new();
    for one in storage::evaluation::boxes(&reader, seat.review.id).await? {
        let pile = storage::evaluation::paper::pile(&reader, &one.id).await?;
        let ending = service::evaluation::ending(&reader, &one).await?;
        lines.push(BoxLine {
            label: say.result_box(&one.label),
            voters: one.voters,
            received: one.cast_cards,
            // As in the count report: once two people have signed.
            papers: pile.filter(|pile| pile.signed.is_some()).and_then(|pile| pile.collected),
            end: ending.map(|ending| Print::of(&ending.head)),
        });
    }
    Ok(lines)
}
