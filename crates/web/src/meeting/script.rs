//! The host's script: what is said at each point, and when it is due.

use askama::Template;
use axum::extract::State;
use documents::packet::day::{ScriptLine as Line, ScriptPoint};
use i18n::Say;
use review::{meeting::Stage, role::Role, time::Instant};
use service::Error;

use super::{course::Course, hall::Hall, script_lines::Facts};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{self, Frame, Workspace},
    gate::Seat,
    house::House,
    links, moment,
};

/// The script.
#[derive(Template)]
#[template(path = "meeting/script.html")]
struct ScriptPage {
    frame: Frame,
    workspace: Workspace,
    meeting: String,
    heading: String,
    place: String,
    points: Vec<ScriptPoint>,
}

/// `GET /reviews/{review}/meeting/script`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    Ok(render(&page(&house, &seat).await.say_in(seat.say())?))
}

/// What is said at each point, as the facts are now.
pub(crate) async fn script(house: &House, seat: &Seat, say: Say) -> Result<Vec<ScriptPoint>, Error> {
    let (review, reader) = (&seat.review, house.reader());
    let hall = Hall::in_words(house, review, say).await?;
    let course = Course::of(house, seat, &hall).await?;
    let facts = Facts {
        hall: &hall,
        review,
        attendances: storage::roster::attendances(&reader, review.id).await?,
        scrutineers: scrutineers(house, seat, say).await?,
        draws: storage::meeting::lot::draws(&reader, review.id).await?,
    };
    Ok(points(&hall, &course, &facts))
}

async fn page(house: &House, seat: &Seat) -> Result<ScriptPage, Error> {
    let (say, review) = (seat.say(), &seat.review);
    let (frame, workspace) = Workspace::around(seat, frame::Part::Meeting);
    let organisation = review.organisation.in_lang(say.lang());
    Ok(ScriptPage {
        frame,
        workspace,
        meeting: links::meeting(review.id),
        heading: format!("{organisation} · {}", say.frame_review_year(review.year)),
        place: format!(
            "{} · {}",
            moment::minute(say, review.meets_at, &review.zone),
            review.place.in_lang(say.lang())
        ),
        points: script(house, seat, say).await?,
    })
}

/// Who watches the count, by name.
pub(super) async fn scrutineers(house: &House, seat: &Seat, say: Say) -> Result<Vec<String>, Error> {
    let (reader, lang) = (house.reader(), say.lang());
    let ids = storage::cycle::holders(&reader, seat.review.id, Role::Scrutineer).await?;
    let names = storage::account::names(&reader, &ids).await?;
    Ok(names.values().map(|name| name.in_lang(lang).to_owned()).collect())
}

/// Each point with its times: those that were, and those that are expected now.
fn points(hall: &Hall, course: &Course, facts: &Facts<'_>) -> Vec<ScriptPoint> {
    let (say, zone, now) = (hall.say, &facts.review.zone, hall.now);
    let convened = facts.review.meets_at;
    let mut from: Instant = if hall.state().stage == Stage::Waiting { convened.max(now) } else { convened };
    let mut points = Vec::new();
    for slot in &hall.rules.agenda {
        let times = course.timeline.point(&slot.key);
        let start = times.and_then(|times| times.started_at).unwrap_or(from);
        let expected = course.forecast.of(&slot.key).map(|eta| eta.at(now));
        let end = expected.or(times.and_then(|times| times.ended_at)).unwrap_or(start);
        points.push(ScriptPoint {
            title: slot.title.in_lang(say.lang()).to_owned(),
            when: say.course_span(moment::time(start, zone), moment::time(end, zone)),
            lines: facts.lines(slot),
        });
        from = end;
    }
    points
}
