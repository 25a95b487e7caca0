use askama::Template;
use review::{
    meeting::{Part, Stage},
    report::How,
    role::Act,
};
use service::Error;
use storage::meeting::Speech;

use super::{
    ballot::Ballot,
    closing::Closing,
    course::{Course, EtaView},
    hall::{ClockView, Floor, Hall, minutes_and_seconds},
    projector::Remote,
};
use crate::{
    frame::{self, Frame, Workspace},
    gate::Seat,
    house::House,
    links,
    roster::attendance::AttendanceView,
};

/// The chair's screen; for who does not run the meeting, the same to read.
#[derive(Template)]
#[template(path = "meeting/chair.html")]
pub(super) struct ChairPage {
    frame: Frame,
    workspace: Workspace,
    said: Said,
    stand: String,
    item: String,
    floor: Option<Floor>,
    /// Until when ballots under way are received.
    closing: Option<String>,
    clock: Option<ClockView>,
    clock_kind: &'static str,
    next: Option<String>,
    /// When the meeting is expected to be over.
    end: Option<EtaView>,
    ballot: Option<Ballot>,
    controls: Option<Controls>,
    agenda: Vec<PointLine>,
    minutes: u32,
    running: Vec<RunningLine>,
    /// Unit and post of who reports in writing.
    in_writing: Vec<(String, String)>,
    graded_in_writing: bool,
    attendance: AttendanceView,
    projector: String,
    check_in: Option<String>,
    /// For who may turn slides or hold a scene.
    remote: Option<Remote>,
    record: String,
    script: String,
    minutes_path: String,
    /// Quick entry, for who runs the meeting.
    entry: Option<String>,
    arrange: Option<String>,
    lot: String,
    /// Where the meeting is rehearsed, for who runs it.
    rehearsal: Option<String>,
}

/// One point of the agenda with its times.
struct PointLine {
    title: String,
    beside: Option<String>,
    minutes: u32,
    now: bool,
    done: bool,
    actual: Option<String>,
    end: Option<EtaView>,
}

/// What the page says of the step that led to it.
#[derive(Default)]
pub(super) struct Said {
    /// Somebody else was faster than who saw this version …
    pub(super) since: Option<i64>,
    /// … and did this.
    pub(super) meanwhile: Vec<String>,
    pub(super) refusal: Option<String>,
    /// The running order is being changed: it stays open for the next move.
    pub(super) ordering: bool,
}

/// The chair's form.
struct Controls {
    version: i64,
    /// The one big button: its step and its words.
    main: (&'static str, String),
    /// Whether it ends the meeting.
    ends: bool,
    /// The clock's buttons: step, words, keys.
    clock: Vec<(&'static str, &'static str, &'static str)>,
    /// What an undoing would take back.
    undo: Option<String>,
    /// Steps that are seldom taken.
    others: Vec<(&'static str, &'static str)>,
    /// Whom to call up out of turn.
    callable: bool,
    order: String,
    may_close: bool,
}

/// One reporter of the running order.
struct RunningLine {
    pub(super) id: String,
    pub(super) unit: String,
    speaker: String,
    now: bool,
    speaking: bool,
    spoken: Option<String>,
    over: Option<String>,
}

pub(super) async fn page(
    house: &House,
    seat: &Seat,
    hall: &Hall,
    mut said: Said,
) -> Result<ChairPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let course = Course::of(house, seat, hall).await?;
    if let Some(version) = said.since {
        said.meanwhile = course.log.since(version).map(|entry| course.line(hall, entry)).collect();
    }
    let speeches = storage::meeting::speeches(&reader, review).await?;
    let attendances = storage::roster::attendances(&reader, review).await?;
    let (frame, workspace) = Workspace::around(seat, frame::Part::Meeting);
    let closing = Closing::of(house, seat, hall).await?;
    let (closing, countdown) = closing.map(|closing| (closing.text, closing.clock)).unzip();
    let agenda = points(hall, &course);
    let ahead = ahead(hall);
    Ok(ChairPage {
        frame,
        workspace,
        said,
        stand: match &hall.state().stage {
            Stage::At(_) => say.meeting_stand(hall.item()),
            Stage::Waiting | Stage::Closed => hall.item(),
        },
        item: hall.item(),
        floor: hall.floor(),
        closing,
        clock: countdown.or_else(|| hall.clock()),
        clock_kind: "clock--chair",
        next: next_line(hall, ahead.as_ref()),
        end: course.end(),
        ballot: Ballot::of(house, seat, hall).await?,
        controls: seat.may(Act::RunMeeting).then(|| controls(hall, seat, &course, ahead.as_ref())).flatten(),
        minutes: agenda.iter().map(|line| line.minutes).sum(),
        agenda,
        running: running(hall, &course, &speeches),
        in_writing: in_writing(hall),
        graded_in_writing: hall.template.report().on_ballot(How::Writing),
        attendance: AttendanceView::of(say, &hall.template, &attendances),
        projector: links::projector(review),
        check_in: seat.may(Act::CheckIn).then(|| links::check_in(review)),
        remote: Remote::of(house, seat, hall, true).await?,
        record: links::meeting_record(review),
        script: links::meeting_script(review),
        minutes_path: links::meeting_minutes(review),
        entry: seat.may(Act::RunMeeting).then(|| links::entry(review)),
        arrange: seat.may(Act::RunMeeting).then(|| links::meeting_agenda(review)),
        lot: links::meeting_lot(review),
        rehearsal: seat.may(Act::RunMeeting).then(|| links::rehearsal(review)),
    })
}

fn points(hall: &Hall, course: &Course) -> Vec<PointLine> {
    let line = |line: super::hall::AgendaLine, key: &review::template::SlotKey| PointLine {
        actual: course.actual(hall, key),
        end: course.end_of(key),
        title: line.title,
        beside: line.beside,
        minutes: line.minutes,
        now: line.now,
        done: line.done,
    };
    let keys = hall.rules.agenda.iter().map(|slot| &slot.key);
    hall.agenda().into_iter().zip(keys).map(|(one, key)| line(one, key)).collect()
}

/// What the one big button would lead to; `None` at the end of the agenda.
fn ahead(hall: &Hall) -> Option<String> {
    let next = hall.state().forward(&hall.rules, &hall.order()).ok()?;
    Some(hall.describe(&next))
}

fn next_line(hall: &Hall, ahead: Option<&String>) -> Option<String> {
    match (&hall.state().stage, ahead) {
        (Stage::Waiting | Stage::At(_), Some(what)) => Some(hall.say.meeting_next(what)),
        (Stage::At(_), None) => Some(hall.say.meeting_next_close().to_owned()),
        (Stage::Waiting, None) | (Stage::Closed, _) => None,
    }
}

fn controls(hall: &Hall, seat: &Seat, course: &Course, ahead: Option<&String>) -> Option<Controls> {
    let (say, state) = (hall.say, hall.state());
    let undo = course.log.to_undo().ok().map(|last| say.course_undo(course.line(hall, last)));
    let main = match (&state.stage, ahead) {
        // All that can be done then is to take the closing back.
        (Stage::Closed, _) if undo.is_none() => return None,
        (Stage::Closed, _) => ("", String::new()),
        (Stage::Waiting, _) => ("forward", say.meeting_open().to_owned()),
        (Stage::At(_), Some(what)) => ("forward", say.meeting_forward(what)),
        (Stage::At(_), None) => ("close", say.meeting_close().to_owned()),
    };
    let (rules, order) = (&hall.rules, hall.order());
    let mut others = Vec::new();
    if state.next_reporter(rules, &order).is_ok() {
        others.push(("next_reporter", say.meeting_next_reporter()));
    }
    if state.next_slot(rules, &order).is_ok() {
        others.push(("next_slot", say.meeting_next_slot()));
    }
    Some(Controls {
        version: hall.meeting.version,
        may_close: main.0 != "close" && state.close().is_ok(),
        ends: main.0 == "close",
        undo,
        main,
        clock: clock_buttons(hall),
        others,
        callable: state.current.is_some(),
        order: links::meeting_order(seat.review.id),
    })
}

fn clock_buttons(hall: &Hall) -> Vec<(&'static str, &'static str, &'static str)> {
    let say = hall.say;
    match (&hall.state().stage, hall.state().clock) {
        (Stage::Waiting | Stage::Closed, _) => Vec::new(),
        (Stage::At(_), None) => vec![("start_clock", say.meeting_start_clock(), "p")],
        (Stage::At(_), Some(clock)) => {
            let go = match clock.paused_at {
                Some(_) => ("resume_clock", say.meeting_resume_clock(), "p"),
                None => ("pause_clock", say.meeting_pause_clock(), "p"),
            };
            let (minute, anew) = (say.meeting_add_minute(), say.meeting_restart_clock());
            vec![go, ("add_minute", minute, "+ ="), ("start_clock", anew, "")]
        }
    }
}

fn in_writing(hall: &Hall) -> Vec<(String, String)> {
    let lang = hall.say.lang();
    let told = |one: &storage::roster::Reporter| {
        (one.unit.name.in_lang(lang).to_owned(), one.title.in_lang(lang).to_owned())
    };
    hall.in_writing.iter().map(told).collect()
}

/// Reports of meetings from before the log stand beside those of the log.
fn running(hall: &Hall, course: &Course, earlier: &[Speech]) -> Vec<RunningLine> {
    let line = |reporter: &storage::roster::Reporter| {
        let reports = || {
            let is_report = |part| part == Part::Report;
            course
                .timeline
                .turns(reporter.id)
                .filter(move |one| one.turn.is_some_and(|turn| is_report(turn.part)))
        };
        let own = || earlier.iter().filter(|speech| speech.reporter == reporter.id);
        let turn = hall.state().current.filter(|turn| turn.reporter == reporter.id);
        let ended = reports().filter(|span| span.ended_at.is_some());
        let mut spoken: Vec<i64> = ended.filter_map(|span| span.spoken_ms).collect();
        spoken.extend(own().filter_map(|speech| speech.spoken_ms));
        let total: i64 = spoken.iter().sum::<i64>() / 1_000;
        let planned = reports().map(|span| span.planned_ms / 1_000).max().or_else(|| planned_seconds(hall));
        RunningLine {
            id: reporter.id.to_string(),
            unit: reporter.unit.name.in_lang(hall.say.lang()).to_owned(),
            speaker: reporter.title.in_lang(hall.say.lang()).to_owned(),
            now: turn.is_some(),
            speaking: turn.is_some_and(|turn| turn.part == Part::Report),
            spoken: (!spoken.is_empty()).then(|| minutes_and_seconds(total)),
            over: planned.map(|planned| total - planned).filter(|over| *over > 0).map(minutes_and_seconds),
        }
    };
    hall.reporters.iter().map(line).collect()
}

/// What a report may take.
fn planned_seconds(hall: &Hall) -> Option<i64> {
    hall.rules.agenda.iter().find_map(|slot| match review::meeting::Lengths::of(slot.kind) {
        review::meeting::Lengths::Each { report, .. } => Some(i64::from(report) * 60),
        review::meeting::Lengths::Whole(_) => None,
    })
}
