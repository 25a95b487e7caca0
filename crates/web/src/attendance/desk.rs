//! The desk at the door: one field, one loud answer.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use review::{id::PersonId, role::Act, template::Template as Rules, time::Instant};
use serde::Deserialize;
use service::{Error, attendance::Arrived};

use super::{
    answer::{Answer, Desk},
    roll::{self, Asked, Roll},
};
use crate::{
    evaluation::{Counter, counters},
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links,
    roster::attendance::AttendanceView,
};

/// The desk.
#[derive(Template)]
#[template(path = "attendance/desk.html")]
struct DeskPage {
    frame: Frame,
    workspace: Workspace,
    /// What the field holds: a number that was not found stays to be mended.
    number: String,
    answer: Option<Answer>,
    attendance: AttendanceView,
    /// Cards that went out beside people that came in: numbers only.
    cards: Vec<Counter>,
    handing_out: String,
    roll: Roll,
    action: String,
    ways: Vec<(&'static str, String)>,
}

/// What the page was asked to show, and what was done just before.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    page: Option<String>,
    show: Option<String>,
    q: Option<String>,
    /// The staff number that was noted last …
    noted: Option<String>,
    /// … or that was noted before …
    before: Option<String>,
    /// … or taken back.
    undone: Option<String>,
    /// How many were noted at once.
    all: Option<String>,
}

/// The fields of the desk's forms: a number or a name, a person of the list, or everybody.
#[derive(Deserialize)]
pub(super) struct Note {
    number: Option<String>,
    person: Option<PersonId>,
    present: Option<YesNo>,
    /// As noted when, where it is taken back.
    at: Option<i64>,
    all: Option<YesNo>,
    page: Option<String>,
    show: Option<String>,
    q: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum YesNo {
    Yes,
    No,
}

/// What became of what was typed.
enum Done {
    Arrived(Arrived),
    TakenBack(storage::roster::Person),
    Many(usize),
    Which(String, Vec<storage::roster::Person>),
    Unknown(String),
    Refused(review::Refusal),
}

/// `GET /reviews/{review}/check-in`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(wanted): Query<Wanted>) -> Page {
    seat.must(Act::CheckIn)?;
    let asked = Asked::of(wanted.show.as_deref(), wanted.q.as_deref(), wanted.page.as_deref());
    let rules = service::cycle::rules(&seat.review).say_in(seat.say())?;
    let done = told(&house, &seat, &wanted).await.say_in(seat.say())?;
    let answer = done.map(|done| answer(&seat, &rules, &done));
    Ok(render(&page(&house, &seat, &rules, &asked, String::new(), answer).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/check-in`
pub(super) async fn note(State(house): State<House>, seat: Seat, Checked(form): Checked<Note>) -> Page {
    let say = seat.say();
    let asked = Asked::of(form.show.as_deref(), form.q.as_deref(), form.page.as_deref());
    let done = match noted(&house, &seat, &form).await {
        Ok(Some(done)) => done,
        Ok(None) => return Err(Trouble::malformed(say)),
        Err(Error::Refused(why)) => Done::Refused(why),
        Err(other) => return Err(Trouble::new(say, other)),
    };
    let rules = service::cycle::rules(&seat.review).say_in(say)?;
    let answer = answer(&seat, &rules, &done);
    if let Some(path) = done.leads_to(&asked.link(seat.review.id)) {
        return Ok(Redirect::to(&path).into_response());
    }
    let typed = form.number.unwrap_or_default();
    Ok(refused(&page(&house, &seat, &rules, &asked, typed, Some(answer)).await.say_in(say)?))
}

/// Does what a form asks for; `None` for a form that is none of ours.
async fn noted(house: &House, seat: &Seat, form: &Note) -> Result<Option<Done>, Error> {
    use service::attendance as door;
    let (service, by, review) = (house.service(), &seat.account, seat.review.id);
    if form.all == Some(YesNo::Yes) {
        return Ok(Some(Done::Many(door::everybody(service, by, review).await?)));
    }
    let taken_back = form.present == Some(YesNo::No);
    let typed = form.number.as_deref().map(str::trim).filter(|typed| !typed.is_empty());
    let which = match (form.person, typed) {
        (Some(which), _) => which,
        (None, None) => return Ok(None),
        (None, Some(typed)) if taken_back => {
            let found = storage::roster::presence::by_key(&house.reader(), review, typed).await?;
            found.ok_or(Error::NotFound)?.id
        }
        (None, Some(typed)) => return by_name(house, seat, typed).await.map(Some),
    };
    if taken_back {
        let at = form.at.map(Instant::from_ms);
        return Ok(Some(Done::TakenBack(door::take_back(service, by, review, which, at).await?)));
    }
    Ok(Some(Done::Arrived(door::check_in_person(service, by, review, which).await?)))
}

/// By the number; else by the name, where only one person is called so.
async fn by_name(house: &House, seat: &Seat, typed: &str) -> Result<Done, Error> {
    let (service, by, review) = (house.service(), &seat.account, seat.review.id);
    match service::attendance::check_in(service, by, review, typed).await {
        Ok(arrived) => return Ok(Done::Arrived(arrived)),
        Err(Error::NotFound) => {}
        Err(other) => return Err(other),
    }
    let meant = roll::meant(house, review, typed).await?;
    match meant.as_slice() {
        [] => Ok(Done::Unknown(typed.to_owned())),
        [one] if roll::Sought::new(typed).is_called(one) => {
            Ok(Done::Arrived(service::attendance::check_in_person(service, by, review, one.id).await?))
        }
        _ => Ok(Done::Which(typed.to_owned(), meant)),
    }
}

impl Done {
    /// Where the page says what was done; nowhere for what was not.
    fn leads_to(&self, list: &str) -> Option<String> {
        match self {
            Self::Arrived(Arrived { person, before: false }) => {
                Some(links::check_in_told(list, "noted", person.key()))
            }
            Self::Arrived(Arrived { person, before: true }) => {
                Some(links::check_in_told(list, "before", person.key()))
            }
            Self::TakenBack(person) => Some(links::check_in_told(list, "undone", person.key())),
            Self::Many(count) => Some(links::check_in_told(list, "all", &count.to_string())),
            Self::Which(..) | Self::Unknown(_) | Self::Refused(_) => None,
        }
    }
}

/// What an address says was done, as it stands now.
async fn told(house: &House, seat: &Seat, wanted: &Wanted) -> Result<Option<Done>, Error> {
    if let Some(count) = wanted.all.as_ref().and_then(|count| count.parse().ok()) {
        return Ok(Some(Done::Many(count)));
    }
    let Some(key) = wanted.noted.as_ref().or(wanted.before.as_ref()).or(wanted.undone.as_ref()) else {
        return Ok(None);
    };
    let found = storage::roster::presence::by_key(&house.reader(), seat.review.id, key).await?;
    Ok(found.map(|person| match person.present_at {
        None => Done::TakenBack(person),
        Some(_) => Done::Arrived(Arrived { person, before: wanted.noted.is_none() }),
    }))
}

fn answer(seat: &Seat, rules: &Rules, done: &Done) -> Answer {
    let desk = Desk { say: seat.say(), rules, review: &seat.review };
    match done {
        Done::Arrived(arrived) => desk.arrived(arrived),
        Done::TakenBack(person) => desk.taken_back(person),
        Done::Many(count) => desk.many(*count),
        Done::Which(typed, people) => desk.which(typed, people),
        Done::Unknown(typed) => desk.unknown(typed),
        Done::Refused(why) => desk.refused(seat.say().refusal(why)),
    }
}

async fn page(
    house: &House,
    seat: &Seat,
    rules: &Rules,
    asked: &Asked,
    number: String,
    answer: Option<Answer>,
) -> Result<DeskPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let attendances = storage::attendance::counts(&reader, review).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Roster);
    Ok(DeskPage {
        frame,
        workspace,
        number,
        answer,
        cards: counters(&reader, &seat.review, say).await?.into_iter().filter(|one| one.made).collect(),
        handing_out: links::handing_out(review),
        attendance: AttendanceView::of(say, rules, &attendances),
        roll: roll::roll(house, say, rules, &seat.review, asked).await?,
        action: links::check_in(review),
        ways: vec![
            (say.attendance_own_link(), links::check_in_own(review)),
            (say.attendance_sheet_link(), links::sign_in_sheets(review)),
            (say.attendance_paper_link(), links::signed_sheets(review)),
            (say.attendance_log_link(), links::attendance_log(review)),
        ],
    })
}
