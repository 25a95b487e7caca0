//! The minutes, which assemble themselves out of what is known of the meeting.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use review::{meeting::Stage, role::Act};
use service::Error;
use storage::meeting::said::Requirement;

use super::{
    course::Course,
    hall::Hall,
    minutes_view::{self, BoxLine, PointLine, TurnView},
    script::scrutineers,
};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{self, Frame, Workspace},
    gate::Seat,
    house::House,
    links, moment,
    roster::attendance::AttendanceView,
};

/// The minutes.
#[derive(Template)]
#[template(path = "meeting/minutes.html")]
struct MinutesPage {
    frame: Frame,
    workspace: Workspace,
    meeting: String,
    heading: String,
    stand: &'static str,
    /// What a reader looks up first: name and value.
    facts: Vec<(&'static str, String)>,
    attendance: AttendanceView,
    /// Where the running order comes from, and what came of it.
    order: Vec<String>,
    points: Vec<PointLine>,
    turns: Vec<TurnView>,
    boxes: Vec<BoxLine>,
    count_report: String,
    result: String,
    /// For who may read it.
    summing_up: Option<SummingUp>,
}

/// What was said at the end.
struct SummingUp {
    text: Option<String>,
    requirements: Vec<String>,
}

/// `GET /reviews/{review}/meeting/minutes`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    Ok(render(&page(&house, &seat).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat) -> Result<MinutesPage, Error> {
    let (say, review, reader) = (seat.say(), &seat.review, house.reader());
    let hall = Hall::of(house, seat).await?;
    let course = Course::of(house, seat, &hall).await?;
    let attendances = storage::roster::attendances(&reader, review.id).await?;
    let (frame, workspace) = Workspace::around(seat, frame::Part::Meeting);
    let organisation = review.organisation.in_lang(say.lang());
    Ok(MinutesPage {
        frame,
        workspace,
        meeting: links::meeting(review.id),
        heading: format!("{organisation} · {}", say.frame_review_year(review.year)),
        stand: match &hall.state().stage {
            Stage::Waiting => say.minutes_stand_waiting(),
            Stage::At(_) => say.minutes_stand_open(),
            Stage::Closed => say.minutes_stand_closed(),
        },
        facts: facts(seat, &hall, &course, &scrutineers(house, seat, seat.say()).await?),
        attendance: AttendanceView::of(say, &hall.template, &attendances),
        order: minutes_view::order(house, seat, &hall).await?,
        points: minutes_view::points(&hall, &course),
        turns: minutes_view::turns(house, seat, &hall, &course).await?,
        boxes: minutes_view::boxes(house, seat).await?,
        count_report: links::minutes(review.id),
        result: match review.released_at {
            Some(at) => say.minutes_result_released(moment::minute(say, at, &review.zone)),
            None => say.minutes_result_waiting().to_owned(),
        },
        summing_up: summing_up(house, seat, &hall).await?,
    })
}

fn facts(seat: &Seat, hall: &Hall, course: &Course, scrutineers: &[String]) -> Vec<(&'static str, String)> {
    let (say, review) = (seat.say(), &seat.review);
    let minute = |at| moment::minute(say, at, &review.zone);
    let mut facts = vec![
        (say.minutes_place(), review.place.in_lang(say.lang()).to_owned()),
        (say.minutes_convened(), minute(review.meets_at)),
    ];
    // A meeting from before there was a log knows these two alone.
    let opened = course.timeline.opened_at.or(hall.meeting.opened_at);
    facts.extend(opened.map(|at| (say.minutes_opened(), minute(at))));
    let closed = course.timeline.closed_at.or(hall.meeting.closed_at);
    facts.extend(closed.map(|at| (say.minutes_closed(), minute(at))));
    let keepers: BTreeSet<_> = course.log.standing().map(|entry| course.name(hall, entry)).collect();
    let comma = say.frame_list_comma();
    if !keepers.is_empty() {
        facts.push((say.minutes_kept(), keepers.into_iter().collect::<Vec<_>>().join(comma)));
    }
    if !scrutineers.is_empty() {
        facts.push((say.minutes_scrutineers(), scrutineers.join(comma)));
    }
    facts
}

/// Read by whom the page of the summing-up lets in.
async fn summing_up(house: &House, seat: &Seat, hall: &Hall) -> Result<Option<SummingUp>, Error> {
    let (say, reader) = (seat.say(), house.reader());
    if !seat.may(Act::WriteSummingUp) && !seat.may(Act::RunMeeting) {
        return Ok(None);
    }
    let units = storage::roster::units(&reader, seat.review.id).await?;
    let requirements = storage::meeting::said::requirements(&reader, seat.review.id).await?;
    let asked = |one: &Requirement| {
        let unit = units.iter().find(|unit| Some(unit.id) == one.unit);
        let of = unit.map_or(say.meeting_requirement_all(), |unit| unit.name.in_lang(say.lang()));
        say.minutes_asked_of(of, one.text.in_lang(say.lang()))
    };
    let text = hall.meeting.summing_up.as_ref().map(|stored| stored.text.in_lang(say.lang()).to_owned());
    Ok(Some(SummingUp { text, requirements: requirements.iter().map(asked).collect() }))
}
