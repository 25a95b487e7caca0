//! All questions of the meeting, and the form of a new one.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use review::{id::ReporterId, role::Act, time::Day};
use serde::Deserialize;
use service::Error;
use storage::roster::Reporter;

use super::{
    fields::{Choice, Fields, QuestionForm},
    quoted::{Asked, Quoted},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links,
    meeting::floor::Floor,
    moment,
};

/// The page.
#[derive(Template)]
#[template(path = "question/list.html")]
struct ListPage {
    frame: Frame,
    workspace: Workspace,
    stand: String,
    saved: bool,
    refusal: Option<String>,
    floor: Option<Floor>,
    /// The address of the page with whom its form is about.
    about: Option<String>,
    reporters: Vec<Choice>,
    fields: Fields,
    keep: String,
    /// Quick entry, for whoever keeps the record.
    entry: Option<String>,
    groups: Vec<Group>,
    /// The day by which an item of one press is due.
    due_on: String,
    due: String,
}

/// One reporter's questions.
struct Group {
    unit: String,
    speaker: String,
    questions: Vec<Quoted>,
}

/// Whose questions, and whether one was just written down.
#[derive(Deserialize)]
pub(super) struct Wanted {
    reporter: Option<String>,
    saved: Option<String>,
}

/// What the form holds when the page is drawn.
#[derive(Default)]
struct Held {
    reporter: Option<ReporterId>,
    fields: Fields,
    refusal: Option<String>,
    saved: bool,
}

/// `GET /reviews/{review}/questions`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(wanted): Query<Wanted>) -> Page {
    seat.must(Act::AskQuestion)?;
    let reporter = wanted.reporter.map(|id| id.parse().map_err(|_| Error::NotFound)).transpose();
    let reporter = reporter.say_in(seat.say())?;
    let fields = Fields { asker: seat.account.id.to_string(), ..Fields::default() };
    let page = page(&house, &seat, Held { reporter, fields, saved: wanted.saved.is_some(), refusal: None });
    let page = page.await.say_in(seat.say())?;
    // The address says whom the form is about, so that whoever has the floor later never takes its place.
    Ok(match page.about.as_ref().filter(|_| reporter.is_none()) {
        Some(path) => Redirect::to(path).into_response(),
        None => render(&page),
    })
}

/// `POST /reviews/{review}/questions`
pub(super) async fn ask(
    State(house): State<House>,
    seat: Seat,
    Checked(form): Checked<QuestionForm>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    seat.must(Act::AskQuestion)?;
    let reporter =
        form.reporter.as_ref().and_then(|id| id.parse().ok()).ok_or(Error::NotFound).say_in(say)?;
    let fields = form.fields(&seat);
    let new = fields.to_store(&seat).say_in(say)?;
    match service::question::ask(house.service(), &seat.account, review, reporter, &new).await {
        Ok(_) => Ok(Redirect::to(&links::questions_saved(review, reporter)).into_response()),
        Err(Error::Refused(why)) => {
            let refusal = Some(say.refusal(&why));
            let held = Held { reporter: Some(reporter), fields, refusal, saved: false };
            Ok(refused(&page(&house, &seat, held).await.say_in(say)?))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

async fn page(house: &House, seat: &Seat, held: Held) -> Result<ListPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let reporters = storage::roster::reporters(&reader, review).await?;
    let turn = storage::meeting::of(&reader, review).await?.and_then(|meeting| meeting.state.reporter());
    let chosen = held.reporter.or(turn).or_else(|| reporters.first().map(|one| one.id));
    let asked = Asked::of(house, seat).await?;
    let (all, waiting) = asked.count();
    let due_on = due(house, seat).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Questions);
    let with = |one: &&Reporter| asked.any_to(one.id);
    Ok(ListPage {
        frame,
        workspace,
        stand: say.question_stand(all, waiting),
        saved: held.saved,
        refusal: held.refusal,
        floor: Floor::beside(say, &reporters, turn, chosen, |id| links::questions_to(review, id)),
        about: chosen.map(|id| links::questions_to(review, id)),
        reporters: reporters.iter().map(|one| choice(seat, one, chosen)).collect(),
        fields: held.fields.choosing(house, seat).await?,
        entry: seat.may(Act::RunMeeting).then(|| links::entry(review)),
        keep: format!("question-{review}-{}", seat.account.id),
        groups: reporters.iter().filter(with).map(|one| group(seat, &asked, one)).collect(),
        due: moment::civil(say, due_on),
        due_on: due_on.to_string(),
    })
}

pub(super) async fn due(house: &House, seat: &Seat) -> Result<Day, Error> {
    service::follow_up::suggested_due(&house.reader(), &seat.review, house.service().now()).await
}

fn choice(seat: &Seat, one: &Reporter, chosen: Option<ReporterId>) -> Choice {
    let lang = seat.say().lang();
    Choice {
        key: one.id.to_string(),
        name: format!("{} · {}", one.unit.name.in_lang(lang), one.title.in_lang(lang)),
        chosen: Some(one.id) == chosen,
    }
}

fn group(seat: &Seat, asked: &Asked, one: &Reporter) -> Group {
    let lang = seat.say().lang();
    Group {
        unit: one.unit.name.in_lang(lang).to_owned(),
        speaker: one.title.in_lang(lang).to_owned(),
        questions: asked.to(seat, one),
    }
}
