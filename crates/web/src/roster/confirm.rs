//! What was copied from last year: confirmed, changed, or left out.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use review::{role::Act, roster::copied::Subject};
use serde::Deserialize;
use service::{
    Error,
    roster::copied::{Word, settle},
};

use super::copied_lines::{Line, Names};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// Entries on a page.
const STRETCH: usize = 100;

/// What waits.
#[derive(Template)]
#[template(path = "roster/confirm.html")]
struct ConfirmPage {
    frame: Frame,
    workspace: Workspace,
    count: usize,
    lines: Vec<Line>,
    previous: Option<String>,
    next: Option<String>,
    refusal: Option<String>,
}

/// Which page, from 1.
#[derive(Deserialize)]
pub(super) struct Wanted {
    page: Option<usize>,
}

/// `GET /reviews/{review}/confirm?page=…`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(wanted): Query<Wanted>) -> Page {
    seat.must(Act::EditRoster)?;
    let page = page(&house, &seat, wanted.page.unwrap_or(1)).await.say_in(seat.say())?;
    Ok(render(&page))
}

/// `POST /reviews/{review}/confirm`: `deed` (`confirm`, `confirm_all`, `leave_out`), `entry` for each that is ticked,
/// `shown` for each on the page, `group.{person}` and `account.{reporter}` where these change.
pub(super) async fn note(
    State(house): State<House>,
    seat: Seat,
    Checked(form): Checked<Vec<(String, String)>>,
) -> Page {
    let say = seat.say();
    let names = Names::of(&house, &seat).await.say_in(say)?;
    let words = words(&form, &names).ok_or_else(|| Trouble::malformed(say))?;
    if words.is_empty() {
        return again(&house, &seat, say.copy_none_chosen().to_owned()).await;
    }
    match settle(house.service(), &seat.account, seat.review.id, &words).await {
        Ok(()) => Ok(Redirect::to(&links::confirm(seat.review.id)).into_response()),
        Err(Error::Refused(why)) => again(&house, &seat, say.refusal(&why)).await,
        Err(other) => Err(Trouble::new(say, other)),
    }
}

async fn again(house: &House, seat: &Seat, why: String) -> Page {
    seat.must(Act::EditRoster)?;
    let page = page(house, seat, 1).await.say_in(seat.say())?;
    Ok(refused(&ConfirmPage { refusal: Some(why), ..page }))
}

/// What the form says to each entry; `None` when it is not one of ours.
fn words(form: &[(String, String)], names: &Names) -> Option<Vec<Word>> {
    let all =
        |name: &'static str| form.iter().filter(move |(known, _)| known == name).map(|(_, value)| value);
    let deed = all("deed").next()?;
    let entries = if deed == "confirm_all" { "shown" } else { "entry" };
    let mut words = Vec::new();
    for subject in all(entries) {
        let subject: Subject = subject.parse().ok()?;
        words.push(match deed.as_str() {
            "leave_out" => Word::LeaveOut(subject),
            "confirm" | "confirm_all" => changed(form, names, subject)?,
            _ => return None,
        });
    }
    Some(words)
}

/// Confirmed with the group or the account that was chosen beside it.
fn changed(form: &[(String, String)], names: &Names, subject: Subject) -> Option<Word> {
    let chosen = |name: String| form.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
    Some(match subject {
        Subject::Role(..) => Word::Right(subject),
        Subject::Person(person) => match chosen(format!("group.{person}")) {
            Some(group) if names.group_of(person) != Some(group.as_str()) => {
                Word::Group(person, group.parse().ok()?)
            }
            Some(_) | None => Word::Right(subject),
        },
        Subject::Reporter(reporter) => match chosen(format!("account.{reporter}")) {
            Some(account) => match account.parse().ok()? {
                account if names.account_of(reporter) == Some(account) => Word::Right(subject),
                account => Word::Reporter(reporter, account),
            },
            None => Word::Right(subject),
        },
    })
}

async fn page(house: &House, seat: &Seat, wanted: usize) -> Result<ConfirmPage, Error> {
    let review = seat.review.id;
    let waiting = storage::cycle::copied::waiting(&house.reader(), review).await?;
    let last = waiting.len().div_ceil(STRETCH).max(1);
    let here = wanted.clamp(1, last);
    let names = Names::of(house, seat).await?;
    let lines = waiting.iter().skip((here - 1) * STRETCH).take(STRETCH);
    let (frame, workspace) = Workspace::around(seat, Part::Roster);
    Ok(ConfirmPage {
        count: waiting.len(),
        lines: lines.map(|subject| names.line(seat.say(), *subject)).collect(),
        previous: (here > 1).then(|| links::confirm_page(review, here - 1)),
        next: (here < last).then(|| links::confirm_page(review, here + 1)),
        refusal: None,
        frame,
        workspace,
    })
}
