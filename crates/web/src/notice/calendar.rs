//! The days of one review: how each stands, and where they are moved.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use i18n::Say;
use review::{
    notice::{Facts, RestDays, Stand, done, stand},
    role::Act,
    template::Template as Rules,
    time::Day,
};
use serde::Deserialize;
use service::{Error, Service};
use storage::cycle::days::Days;

use super::words::{self, Chip};
use crate::{
    fault::{InTheWordsOf, Page, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links,
    template::days::{DayField, fields, read, typed},
};

/// How the days of a review stand.
#[derive(Template)]
#[template(path = "notice/calendar.html")]
struct CalendarPage {
    frame: Frame,
    workspace: Workspace,
    stand: String,
    lines: Vec<Line>,
    /// Whether some days could be moved off rest days.
    moves: bool,
    hour: String,
    quiet: bool,
    sends_mail: bool,
    /// Empty where this person may not change them.
    fields: Vec<DayField>,
    path: String,
    move_path: String,
    /// Where the chat is set up, for who may.
    chat: Option<String>,
    may_edit: bool,
    saved: bool,
    refusal: Option<String>,
}

struct Line {
    title: String,
    day: String,
    machine: String,
    stand: Chip,
    note: String,
    order: Day,
}

/// Whether days were just saved.
#[derive(Deserialize)]
pub(super) struct Wanted {
    saved: Option<String>,
}

/// `GET /reviews/{review}/calendar`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(wanted): Query<Wanted>) -> Page {
    let page = page(&house, &seat).await.say_in(seat.say())?;
    Ok(render(&CalendarPage { saved: wanted.saved.is_some(), ..page }))
}

/// `POST /reviews/{review}/calendar`: one field a day, called `day.` and its key.
pub(super) async fn save(
    State(house): State<House>,
    seat: Seat,
    Checked(form): Checked<Vec<(String, String)>>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let template = service::cycle::rules(&seat.review).say_in(say)?;
    match read(say, &template, &form) {
        Ok(days) => {
            service::cycle::set_days(house.service(), &seat.account, review, &days).await.say_in(say)?;
            Ok(Redirect::to(&links::calendar_saved(review)).into_response())
        }
        Err(why) => {
            let mut page = page(&house, &seat).await.say_in(say)?;
            for line in &mut page.fields {
                line.day = typed(&form, &line.key).unwrap_or_default().to_owned();
            }
            Ok(refused(&CalendarPage { refusal: Some(why), ..page }))
        }
    }
}

/// `POST /reviews/{review}/calendar/move`
pub(super) async fn move_off(State(service): State<Service>, seat: Seat) -> Page {
    let review = seat.review.id;
    service::notice::move_off_rest_days(&service, &seat.account, review).await.say_in(seat.say())?;
    Ok(Redirect::to(&links::calendar_saved(review)).into_response())
}

async fn page(house: &House, seat: &Seat) -> Result<CalendarPage, Error> {
    let (say, reader, now) = (seat.say(), house.reader(), house.service().now());
    let template = service::cycle::rules(&seat.review)?;
    let facts = service::notice::facts(&reader, &seat.review, now).await?;
    let rest = storage::notice::rest_days(&reader).await?;
    let may_edit = seat.may(Act::EditTemplate) && seat.review.phase.may_change().is_ok();
    let moved = service::notice::off_rest_days(&template, &facts.days, &rest);
    let stands = stands(&template, &facts);
    let count = |is: fn(&Stand) -> bool| stands.iter().filter(|(.., stand)| is(stand)).count();
    let settled = count(|stand| matches!(stand, Stand::Done | Stand::Passed));
    let late = count(|stand| matches!(stand, Stand::Overdue(_)));
    let mut lines: Vec<_> = stands
        .iter()
        .map(|(title, key, day, stand)| {
            let note = note(say, &rest, *day, moved.iter().find(|(other, _)| other.as_str() == *key));
            line(title.in_lang(say.lang()), say, *day, *stand, note)
        })
        .collect();
    let met = stand(None, facts.meeting, facts.today);
    lines.push(line(
        say.notice_calendar_meeting(),
        say,
        facts.meeting,
        met,
        words::rest(say, &rest, facts.meeting),
    ));
    lines.sort_by_key(|line| line.order);
    let (frame, workspace) = Workspace::around(seat, Part::Calendar);
    Ok(CalendarPage {
        stand: say.notice_calendar_stand(settled, stands.len(), late),
        fields: if may_edit { fields(say, &template, &facts.days) } else { Vec::new() },
        moves: may_edit && !moved.is_empty(),
        hour: say.notice_remind_hour(template.calendar().remind_hour),
        quiet: template.calendar().quiet_on_rest_days,
        sends_mail: house.service().sends_mail(),
        path: links::calendar(seat.review.id),
        move_path: links::calendar_move(seat.review.id),
        chat: seat.may(Act::FollowProgress).then(|| links::chat(seat.review.id)),
        may_edit,
        saved: false,
        refusal: None,
        lines,
        frame,
        workspace,
    })
}

type Deadline<'a> = (&'a review::words::Words, &'a str, Day, Stand);

/// Each deadline that the review has a day for.
fn stands<'a>(template: &'a Rules, facts: &Facts) -> Vec<Deadline<'a>> {
    let found = template.calendar().deadlines.iter().filter_map(|one| {
        let day = *facts.days.get(&one.key)?;
        let done = one.task().map(|task| done(task, facts));
        Some((&one.title, one.key.as_str(), day, stand(done, day, facts.today)))
    });
    found.collect()
}

fn line(title: &str, say: Say, day: Day, stand: Stand, note: String) -> Line {
    Line {
        title: title.to_owned(),
        day: words::weekday(say, day),
        machine: day.to_string(),
        stand: words::chip(say, stand),
        note,
        order: day,
    }
}

/// That it is a rest day, and where the template would move it.
fn note(say: Say, rest: &RestDays, day: Day, to: Option<<&Days as IntoIterator>::Item>) -> String {
    let why = words::rest(say, rest, day);
    match to {
        Some((_, to)) => say.notice_and(why, say.notice_rest_moves(words::weekday(say, *to))),
        None => why,
    }
}
