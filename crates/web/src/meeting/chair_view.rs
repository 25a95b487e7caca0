use askama::Template;
use review::{
    meeting::{Part, Stage},
    report::How,
    role::Act,
};
use service::Error;
use storage::meeting::Speech;

use super::{
    closing::Closing,
    hall::{AgendaLine, ClockView, Floor, Hall, minutes_and_seconds},
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
    controls: Option<Controls>,
    agenda: Vec<AgendaLine>,
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
}

/// What the page says of the step that led to it.
#[derive(Default)]
pub(super) struct Said {
    pub(super) notice: Option<String>,
    pub(super) refusal: Option<String>,
    /// The running order is being changed: it stays open for the next move.
    pub(super) ordering: bool,
}

/// The chair's form.
struct Controls {
    version: i64,
    /// The one big button: its step and its words.
    main: (&'static str, String),
    /// The clock's buttons: step and words.
    clock: Vec<(&'static str, &'static str)>,
    /// Steps that are seldom taken.
    others: Vec<(&'static str, &'static str)>,
    /// Whom to call up out of turn.
    callable: bool,
    order: String,
    may_close: bool,
}

/// One reporter of the running order.
struct RunningLine {
    id: String,
    unit: String,
    speaker: String,
    now: bool,
    speaking: bool,
    spoken: Option<String>,
    over: Option<String>,
}

pub(super) async fn page(house: &House, seat: &Seat, hall: &Hall, said: Said) -> Result<ChairPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let speeches = storage::meeting::speeches(&reader, review).await?;
    let attendances = storage::roster::attendances(&reader, review).await?;
    let (frame, workspace) = Workspace::around(seat, frame::Part::Meeting);
    let closing = Closing::of(house, seat, hall).await?;
    let (closing, countdown) = closing.map(|closing| (closing.text, closing.clock)).unzip();
    let agenda = hall.agenda();
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
        controls: seat.may(Act::RunMeeting).then(|| controls(hall, seat, ahead.as_ref())).flatten(),
        minutes: agenda.iter().map(|line| line.minutes).sum(),
        agenda,
        running: running(hall, &speeches),
        in_writing: in_writing(hall),
        graded_in_writing: hall.template.report().on_ballot(How::Writing),
        attendance: AttendanceView::of(say, &hall.template, &attendances),
        projector: links::projector(review),
        check_in: seat.may(Act::CheckIn).then(|| links::check_in(review)),
        remote: Remote::of(house, seat, hall, true).await?,
    })
}

/// What the one big button would lead to; `None` at the end of the agenda.
fn ahead(hall: &Hall) -> Option<String> {
    let next = hall.state().forward(hall.template.meeting(), &hall.order()).ok()?;
    Some(hall.describe(&next))
}

fn next_line(hall: &Hall, ahead: Option<&String>) -> Option<String> {
    match (&hall.state().stage, ahead) {
        (Stage::Waiting | Stage::At(_), Some(what)) => Some(hall.say.meeting_next(what)),
        (Stage::At(_), None) => Some(hall.say.meeting_next_close().to_owned()),
        (Stage::Waiting, None) | (Stage::Closed, _) => None,
    }
}

fn controls(hall: &Hall, seat: &Seat, ahead: Option<&String>) -> Option<Controls> {
    let (say, state) = (hall.say, hall.state());
    let main = match (&state.stage, ahead) {
        (Stage::Closed, _) => return None,
        (Stage::Waiting, _) => ("forward", say.meeting_open().to_owned()),
        (Stage::At(_), Some(what)) => ("forward", say.meeting_forward(what)),
        (Stage::At(_), None) => ("close", say.meeting_close().to_owned()),
    };
    let (rules, order) = (hall.template.meeting(), hall.order());
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
        main,
        clock: clock_buttons(hall),
        others,
        callable: state.current.is_some(),
        order: links::meeting_order(seat.review.id),
    })
}

fn clock_buttons(hall: &Hall) -> Vec<(&'static str, &'static str)> {
    let say = hall.say;
    match (&hall.state().stage, hall.state().clock) {
        (Stage::Waiting | Stage::Closed, _) => Vec::new(),
        (Stage::At(_), None) => vec![("start_clock", say.meeting_start_clock())],
        (Stage::At(_), Some(clock)) => {
            let go = match clock.paused_at {
                Some(_) => ("resume_clock", say.meeting_resume_clock()),
                None => ("pause_clock", say.meeting_pause_clock()),
            };
            vec![go, ("add_minute", say.meeting_add_minute()), ("start_clock", say.meeting_restart_clock())]
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

fn running(hall: &Hall, speeches: &[Speech]) -> Vec<RunningLine> {
    let planned = hall.template.meeting().agenda.iter().find_map(|slot| match slot.kind {
        review::template::SlotKind::Reports { report_minutes, .. } => Some(i64::from(report_minutes) * 60),
        review::template::SlotKind::Opening { .. }
        | review::template::SlotKind::Tellers { .. }
        | review::template::SlotKind::Ballot { .. }
        | review::template::SlotKind::SummingUp { .. } => None,
    });
    let line = |reporter: &storage::roster::Reporter| {
        let own = || speeches.iter().filter(|speech| speech.reporter == reporter.id);
        let spoken: i64 = own().filter_map(|speech| speech.spoken_ms).sum::<i64>() / 1_000;
        let turn = hall.state().current.filter(|turn| turn.reporter == reporter.id);
        RunningLine {
            id: reporter.id.to_string(),
            unit: reporter.unit.name.in_lang(hall.say.lang()).to_owned(),
            speaker: reporter.title.in_lang(hall.say.lang()).to_owned(),
            now: turn.is_some(),
            speaking: turn.is_some_and(|turn| turn.part == Part::Report),
            spoken: own().any(|speech| speech.spoken_ms.is_some()).then(|| minutes_and_seconds(spoken)),
            over: planned.map(|planned| spoken - planned).filter(|over| *over > 0).map(minutes_and_seconds),
        }
    };
    hall.reporters.iter().map(line).collect()
}
