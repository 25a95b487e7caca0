//! The course of the meeting to read: each step that was taken, and when everything was.

use askama::Template;
use axum::extract::State;
use service::Error;

use super::{
    course::Course,
    hall::{Hall, minutes_and_seconds},
};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{self, Frame, Workspace},
    gate::Seat,
    house::House,
    links,
};

/// The log and the times.
#[derive(Template)]
#[template(path = "meeting/record.html")]
struct RecordPage {
    frame: Frame,
    workspace: Workspace,
    meeting: String,
    spans: Vec<SpanLine>,
    steps: Vec<StepLine>,
}

/// One stretch of the meeting.
struct SpanLine {
    title: String,
    times: String,
    planned: String,
    spoken: Option<String>,
    over: Option<String>,
}

/// One step.
struct StepLine {
    time: String,
    name: String,
    what: String,
    undone: bool,
}

/// `GET /reviews/{review}/meeting/record`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    Ok(render(&page(&house, &seat).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat) -> Result<RecordPage, Error> {
    let hall = Hall::of(house, seat).await?;
    let course = Course::of(house, seat, &hall).await?;
    let (frame, workspace) = Workspace::around(seat, frame::Part::Meeting);
    let step = |entry: &review::meeting::Entry| StepLine {
        time: course.time(entry),
        name: course.name(&hall, entry),
        what: course.what(&hall, entry),
        undone: course.log.is_undone(entry),
    };
    Ok(RecordPage {
        frame,
        workspace,
        meeting: links::meeting(seat.review.id),
        spans: spans(&hall, &course),
        steps: course.log.entries().iter().map(step).collect(),
    })
}

fn spans(hall: &Hall, course: &Course) -> Vec<SpanLine> {
    let clock = |ms: i64| minutes_and_seconds(ms / 1_000);
    let line = |span: &review::meeting::Span| SpanLine {
        title: match span.turn {
            Some(turn) => hall.say.meeting_turn(hall.unit(turn.reporter), hall.part(turn.part)),
            None => hall
                .template
                .meeting()
                .slot(&span.slot)
                .map_or_else(|| span.slot.to_string(), |slot| slot.title.in_lang(hall.say.lang()).to_owned()),
        },
        times: course.between(hall, span.started_at, span.ended_at),
        planned: clock(span.planned_ms),
        spoken: span.spoken_ms.map(clock),
        over: Some(span.overrun_ms()).filter(|over| *over > 0).map(clock),
    };
    course.timeline.spans.iter().map(line).collect()
}
