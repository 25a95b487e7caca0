//! The desk at the door: one field, one loud answer.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use i18n::Say;
use review::{
    id::{PersonId, ReviewId},
    role::Act,
};
use serde::Deserialize;
use service::{Error, Service};
use storage::roster::Person;

use super::{
    attendance::AttendanceView,
    people::{self, PeoplePage},
};
use crate::{
    evaluation::{Counter, counters},
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// The desk.
#[derive(Template)]
#[template(path = "roster/desk.html")]
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
    people: PeoplePage,
}

/// What happened to the latest number.
struct Answer {
    done: bool,
    text: String,
}

/// What the page was asked to show.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    page: Option<String>,
    /// The staff number that was noted last.
    noted: Option<String>,
    /// How many were noted at once.
    all: Option<String>,
}

/// The fields of the desk's forms: a number, a person of the list, or everybody.
#[derive(Deserialize)]
pub(super) struct Note {
    number: Option<String>,
    person: Option<String>,
    present: Option<YesNo>,
    all: Option<YesNo>,
    page: Option<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum YesNo {
    Yes,
    No,
}

/// `GET /reviews/{review}/check-in`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(wanted): Query<Wanted>) -> Page {
    seat.must(Act::CheckIn)?;
    let answer = answer(&house, &seat, &wanted).await.say_in(seat.say())?;
    let page = page(&house, &seat, people::wanted(wanted.page.as_deref()), String::new(), answer).await;
    Ok(render(&page.say_in(seat.say())?))
}

/// `POST /reviews/{review}/check-in`
pub(super) async fn note(State(house): State<House>, seat: Seat, Checked(form): Checked<Note>) -> Page {
    let here = form.present.map(|word| word == YesNo::Yes);
    if form.all == Some(YesNo::Yes) {
        return everybody(house.service(), &seat).await;
    }
    if let Some(person) = form.person.as_deref().and_then(|id| id.parse().ok()) {
        return one_of_the_list(house.service(), &seat, person, here.unwrap_or(true), form.page).await;
    }
    let Some(number) = form.number.map(|number| number.trim().to_owned()) else {
        return Err(Trouble::malformed(seat.say()));
    };
    match service::roster::check_in_number(house.service(), &seat.account, seat.review.id, &number, here)
        .await
    {
        Ok(person) => Ok(noted(&seat, person.key())),
        Err(Error::NotFound) => unknown(&house, &seat, number).await,
        Err(other) => Err(Trouble::new(seat.say(), other)),
    }
}

async fn everybody(service: &Service, seat: &Seat) -> Page {
    let review = seat.review.id;
    let count = service::roster::check_in_all(service, &seat.account, review).await.say_in(seat.say())?;
    Ok(Redirect::to(&links::check_in_all(review, count)).into_response())
}

async fn one_of_the_list(
    service: &Service,
    seat: &Seat,
    person: PersonId,
    here: bool,
    page: Option<u64>,
) -> Page {
    let review = seat.review.id;
    service::roster::check_in(service, &seat.account, review, &[person], here).await.say_in(seat.say())?;
    Ok(Redirect::to(&links::check_in_page(review, page.unwrap_or(1))).into_response())
}

fn noted(seat: &Seat, number: &str) -> Response {
    Redirect::to(&links::check_in_noted(seat.review.id, number)).into_response()
}

/// The number comes back to be mended.
async fn unknown(house: &House, seat: &Seat, number: String) -> Page {
    let text = seat.say().roster_desk_unknown(&number);
    let page = page(house, seat, 1, number, Some(Answer { done: false, text })).await.say_in(seat.say())?;
    Ok(refused(&page))
}

async fn answer(house: &House, seat: &Seat, wanted: &Wanted) -> Result<Option<Answer>, Error> {
    let say = seat.say();
    if let Some(count) = wanted.all.as_ref().and_then(|count| count.parse().ok()) {
        return Ok(Some(Answer { done: true, text: say.roster_desk_all_done(count) }));
    }
    let Some(number) = &wanted.noted else { return Ok(None) };
    let found = storage::roster::presence::by_key(&house.reader(), seat.review.id, number).await?;
    Ok(found.map(|person| Answer { done: true, text: sentence(say, &person) }))
}

fn sentence(say: Say, person: &Person) -> String {
    let name = person.name.in_lang(say.lang());
    if person.present_at.is_some() { say.roster_desk_in(name) } else { say.roster_desk_out(name) }
}

async fn page(
    house: &House,
    seat: &Seat,
    wanted: u64,
    number: String,
    answer: Option<Answer>,
) -> Result<DeskPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let template = service::cycle::rules(&seat.review)?;
    let attendances = storage::roster::attendances(&reader, review).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Roster);
    Ok(DeskPage {
        frame,
        workspace,
        number,
        answer,
        cards: counters(&reader, &seat.review, say).await?.into_iter().filter(|one| one.made).collect(),
        handing_out: links::handing_out(review),
        attendance: AttendanceView::of(say, &template, &attendances),
        people: roll(house, say, &template, review, wanted).await?,
    })
}

async fn roll(
    house: &House,
    say: Say,
    template: &review::template::Template,
    review: ReviewId,
    wanted: u64,
) -> Result<PeoplePage, Error> {
    let link = |page| links::check_in_page(review, page);
    people::page(house, say, template, review, people::Order::Group, wanted, link).await
}
