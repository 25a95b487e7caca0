//! One question, to be written anew, answered, taken away.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use review::{
    id::{QuestionId, ReviewId},
    question::{may_take_up, may_write},
    role::Act,
};
use serde::Deserialize;
use service::Error;

use super::{
    fields::{Fields, QuestionForm},
    list::due,
    quoted::{Asked, Quoted},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// The page.
#[derive(Template)]
#[template(path = "question/edit.html")]
pub(super) struct EditPage {
    frame: Frame,
    workspace: Workspace,
    back: String,
    unit: String,
    speaker: String,
    saved: bool,
    refusal: Option<String>,
    stale: bool,
    /// As it is stored now.
    one: Quoted,
    /// For who may write it.
    writes: bool,
    revision: i64,
    fields: Fields,
    keep: String,
    remove: String,
    take_up: Option<String>,
    due_on: String,
}

/// How the page came about.
#[derive(Default)]
pub(super) struct Came {
    pub(super) saved: bool,
    pub(super) refusal: Option<String>,
    pub(super) stale: bool,
    /// As typed, and the revision that was read.
    pub(super) typed: Option<(Fields, i64)>,
}

/// Whether it was just written.
#[derive(Deserialize)]
pub(super) struct Wanted {
    saved: Option<String>,
}

/// Which state of it is taken away.
#[derive(Deserialize)]
pub(super) struct Read {
    revision: i64,
}

/// `GET /reviews/{review}/questions/{question}`
pub(super) async fn show(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(ReviewId, QuestionId)>,
    Query(wanted): Query<Wanted>,
) -> Page {
    seat.must(Act::AskQuestion)?;
    let came = Came { saved: wanted.saved.is_some(), ..Came::default() };
    Ok(render(&page(&house, &seat, id, came).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/questions/{question}`
pub(super) async fn write(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(ReviewId, QuestionId)>,
    Checked(form): Checked<QuestionForm>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    seat.must(Act::AskQuestion)?;
    let revision = form.revision.ok_or_else(|| Trouble::malformed(say))?;
    let fields = form.fields(&seat);
    let new = fields.to_store(&seat).say_in(say)?;
    match service::question::rewrite(house.service(), &seat.account, review, id, revision, &new).await {
        Ok(()) => Ok(Redirect::to(&links::question_saved(review, id)).into_response()),
        Err(Error::Refused(why)) => {
            let typed = Some((fields, revision));
            let came = Came { refusal: Some(say.refusal(&why)), typed, ..Came::default() };
            Ok(refused(&page(&house, &seat, id, came).await.say_in(say)?))
        }
        Err(Error::Stale) => stale(&house, &seat, id, Some(fields)).await,
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// `POST /reviews/{review}/questions/{question}/remove`
pub(super) async fn remove(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(ReviewId, QuestionId)>,
    Checked(form): Checked<Read>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    match service::question::remove(house.service(), &seat.account, review, id, form.revision).await {
        Ok(()) => Ok(Redirect::to(&links::questions(review)).into_response()),
        Err(Error::Refused(why)) => {
            let came = Came { refusal: Some(say.refusal(&why)), ..Came::default() };
            Ok(refused(&page(&house, &seat, id, came).await.say_in(say)?))
        }
        Err(Error::Stale) => stale(&house, &seat, id, None).await,
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// Somebody else was faster: what was typed stays in the form, what is stored stands above.
async fn stale(house: &House, seat: &Seat, id: QuestionId, typed: Option<Fields>) -> Page {
    let stored = storage::question::by_id(&house.reader(), seat.review.id, id).await;
    let revision = stored.map_err(Error::from).say_in(seat.say())?.map_or(0, |stored| stored.revision);
    let came = Came { stale: true, typed: typed.map(|fields| (fields, revision)), ..Came::default() };
    let page = page(house, seat, id, came).await.say_in(seat.say())?;
    Ok((StatusCode::CONFLICT, render(&page)).into_response())
}

pub(super) async fn page(house: &House, seat: &Seat, id: QuestionId, came: Came) -> Result<EditPage, Error> {
    let (review, reader, lang) = (seat.review.id, house.reader(), seat.say().lang());
    let question = storage::question::by_id(&reader, review, id).await?.ok_or(Error::NotFound)?;
    let reporters = storage::roster::reporters(&reader, review).await?;
    let reporter = reporters.iter().find(|one| one.id == question.reporter).ok_or(Error::NotFound)?;
    let one = Asked::of(house, seat).await?.quoted(seat, &question);
    let (fields, revision) = came.typed.unwrap_or_else(|| (Fields::of(seat, &question), question.revision));
    let takes_up = may_take_up(one.item.is_some(), question.follow_up).is_ok() && seat.may(Act::ManageItems);
    let (frame, workspace) = Workspace::around(seat, Part::Questions);
    Ok(EditPage {
        frame,
        workspace,
        back: links::questions_to(review, reporter.id),
        unit: reporter.unit.name.in_lang(lang).to_owned(),
        speaker: reporter.title.in_lang(lang).to_owned(),
        saved: came.saved,
        refusal: came.refusal,
        stale: came.stale,
        one,
        writes: may_write(&question.asker, seat.account.id, seat.may(Act::RunMeeting)).is_ok(),
        revision,
        fields: fields.choosing(house, seat).await?,
        keep: format!("question-{id}-{}", seat.account.id),
        remove: links::question_remove(review, id),
        take_up: takes_up.then(|| links::question_item(review, id)),
        due_on: due(house, seat).await?.to_string(),
    })
}
