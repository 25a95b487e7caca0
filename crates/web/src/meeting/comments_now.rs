//! A leader writes while people speak: the form is about one report, saved while it is typed, and stays where it is when
//! somebody else gets the floor.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use review::{id::ReporterId, role::Act};
use serde::Deserialize;
use service::{Error, meeting::draft};
use storage::{meeting::draft::Draft, roster::Reporter};

use super::floor::Floor;
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links,
    report::preparation::{
        draft::DraftForm,
        sheet::{DraftSheet, Outcome, Places},
    },
};

/// The page.
#[derive(Template)]
#[template(path = "meeting/comments_now.html")]
struct NowPage {
    frame: Frame,
    workspace: Workspace,
    floor: Option<Floor>,
    saved: bool,
    title: String,
    speaker: String,
    report: String,
    sheet: DraftSheet,
    lines: Vec<Line>,
    confirm: String,
    /// How many wait to be confirmed.
    waiting: usize,
    /// What was confirmed before, and would be replaced.
    comment: Option<String>,
}

/// One reporter.
struct Line {
    unit: String,
    path: String,
    here: bool,
    chip: Option<(&'static str, &'static str)>,
}

/// About whom.
#[derive(Deserialize)]
pub(super) struct Asked {
    reporter: Option<String>,
    saved: Option<String>,
}

/// `GET /reviews/{review}/comments/now`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    let say = seat.say();
    seat.must(Act::WriteComment)?;
    let Some(reporter) = about(&asked).say_in(say)? else { return begin(&house, &seat).await };
    let outcome = if asked.saved.is_some() { Outcome::Saved } else { Outcome::None };
    Ok(render(&page(&house, &seat, reporter, outcome).await.say_in(say)?))
}

/// The address says whom the form is about: whoever has the floor, or the first.
async fn begin(house: &House, seat: &Seat) -> Page {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let meeting = storage::meeting::of(&reader, review).await.map_err(Error::from).say_in(say)?;
    let reporters = storage::roster::reporters(&reader, review).await.map_err(Error::from).say_in(say)?;
    let turn = meeting.and_then(|meeting| meeting.state.reporter());
    let path = match turn.or_else(|| reporters.first().map(|one| one.id)) {
        Some(reporter) => links::comment_now(review, reporter),
        None => links::comments(review),
    };
    Ok(Redirect::to(&path).into_response())
}

fn about(asked: &Asked) -> Result<Option<ReporterId>, Error> {
    asked.reporter.as_ref().map(|id| id.parse().map_err(|_| Error::NotFound)).transpose()
}

/// `POST /reviews/{review}/comments/now`: without a script, which saves by itself.
pub(super) async fn keep(
    State(house): State<House>,
    seat: Seat,
    Query(asked): Query<Asked>,
    Checked(form): Checked<DraftForm>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let reporter = about(&asked).and_then(|id| id.ok_or(Error::NotFound)).say_in(say)?;
    let (texts, revision) = (form.texts(), form.revision);
    match draft::keep(house.service(), &seat.account, review, reporter, revision, &texts).await {
        Ok(_) => Ok(Redirect::to(&links::comment_now_saved(review, reporter)).into_response()),
        Err(Error::Refused(why)) => {
            let outcome = Outcome::Refused { texts, revision, why: say.refusal(&why) };
            Ok(refused(&page(&house, &seat, reporter, outcome).await.say_in(say)?))
        }
        Err(Error::Stale) => {
            let page = page(&house, &seat, reporter, Outcome::Stale { texts }).await.say_in(say)?;
            Ok((StatusCode::CONFLICT, render(&page)).into_response())
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

async fn page(house: &House, seat: &Seat, id: ReporterId, outcome: Outcome) -> Result<NowPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let (lang, own) = (say.lang(), seat.account.id);
    let reporters = storage::roster::reporters(&reader, review).await?;
    let reporter = reporters.iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
    let turn = storage::meeting::of(&reader, review).await?.and_then(|meeting| meeting.state.reporter());
    let drafts = storage::meeting::draft::own(&reader, review, own).await?;
    let commented = storage::meeting::said::commented_by(&reader, review, own).await?;
    let noted = storage::meeting::noted::waiting(&reader, review, own).await?;
    let waits =
        |one: &&Reporter| written(&drafts, one.id) || noted.iter().any(|line| line.reporter == one.id);
    let (frame, workspace) = Workspace::around(seat, Part::Comments);
    Ok(NowPage {
        frame,
        workspace,
        floor: Floor::beside(say, &reporters, turn, Some(id), |id| links::comment_now(review, id)),
        saved: matches!(outcome, Outcome::Saved),
        title: say.meeting_comment_on(reporter.unit.name.in_lang(lang)),
        speaker: reporter.title.in_lang(lang).to_owned(),
        report: links::preparation(review, id),
        sheet: DraftSheet::of(
            seat,
            id,
            drafts.iter().find(|one| one.reporter == id),
            outcome,
            places(seat, id),
        ),
        lines: reporters.iter().map(|one| line(seat, one, id, &drafts, &commented)).collect(),
        confirm: links::comments_confirm(review),
        waiting: reporters.iter().filter(waits).count(),
        comment: commented.contains(&id).then(|| links::comment(review, id)),
    })
}

fn places(seat: &Seat, id: ReporterId) -> Places {
    let review = seat.review.id;
    Places {
        action: links::comment_now(review, id),
        discard: None,
        onward: (seat.say().said_confirm_title().to_owned(), links::comments_confirm(review)),
        here: links::comment_now(review, id),
    }
}

fn written(drafts: &[Draft], id: ReporterId) -> bool {
    drafts.iter().any(|draft| draft.reporter == id && !draft.texts.is_blank())
}

fn line(seat: &Seat, one: &Reporter, here: ReporterId, drafts: &[Draft], commented: &[ReporterId]) -> Line {
    let say = seat.say();
    let chip = if written(drafts, one.id) {
        Some(("due", say.preparation_mine_draft()))
    } else {
        commented.contains(&one.id).then(|| ("done", say.said_confirmed_chip()))
    };
    Line {
        unit: one.unit.name.in_lang(say.lang()).to_owned(),
        path: links::comment_now(seat.review.id, one.id),
        here: one.id == here,
        chip,
    }
}
