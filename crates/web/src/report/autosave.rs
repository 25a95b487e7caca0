//! Saving while somebody types. It answers a script; the same form works without one.

use std::collections::BTreeMap;

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use i18n::Say;
use review::report::{Why, may_edit};
use serde::Serialize;
use service::Error;

use super::{
    Writing,
    editor::Desk,
    form::{Action, EditForm, texts},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble},
    gate::Checked,
    house::House,
    moment,
};

/// The server has it.
#[derive(Serialize)]
struct Saved {
    /// What the next save begins from.
    revision: i64,
    /// As the page says it.
    stand: String,
}

/// It was saved elsewhere meanwhile: nothing was overwritten.
#[derive(Serialize)]
struct Elsewhere {
    revision: i64,
    /// What is stored now, by the names of the form's fields.
    texts: BTreeMap<String, String>,
}

/// A rule refuses it.
#[derive(Serialize)]
struct Refused {
    refusal: String,
}

/// `POST /reviews/{review}/reports/{reporter}/edit.json`
pub(super) async fn post(
    State(house): State<House>,
    writing: Writing,
    Checked(fields): Checked<Vec<(String, String)>>,
) -> Page {
    let (say, seat, reporter) = (writing.seat.say(), &writing.seat, writing.reporter.id);
    let report =
        service::report::open(house.service(), &seat.account, seat.review.id, reporter).await.say_in(say)?;
    let desk = Desk::lay(&house, &writing, report).await.say_in(say)?;
    let form = EditForm::read(fields, &desk.template).filter(|form| form.action == Action::Autosave);
    let form = form.ok_or_else(|| Trouble::malformed(say))?;
    if form.revision != desk.report.revision && may_edit(desk.state()).is_ok() {
        return Ok(elsewhere(&desk, &form));
    }
    let body = form.onto(desk.report.draft.clone(), &desk.item_ids());
    let (service, review) = (house.service(), seat.review.id);
    let saved =
        service::report::save(service, &seat.account, review, reporter, form.revision, &body, Why::Autosave);
    match saved.await {
        Ok(revision) => Ok(saved_as(say, &house, &writing, revision)),
        Err(Error::Refused(why)) => Ok(refused(say.refusal(&why))),
        // Between our reading and our writing somebody else was quicker; the script asks again.
        Err(Error::Stale) => Ok(StatusCode::SERVICE_UNAVAILABLE.into_response()),
        Err(other @ (Error::Forbidden | Error::NotFound | Error::Fault(_))) => Err(Trouble::new(say, other)),
    }
}

fn saved_as(say: Say, house: &House, writing: &Writing, revision: i64) -> Response {
    let when = moment::minute(say, house.service().now(), &writing.seat.review.zone);
    Json(Saved { revision, stand: say.report_autosave_saved(when) }).into_response()
}

fn elsewhere(desk: &Desk, form: &EditForm) -> Response {
    let texts = texts(&desk.report.draft, &desk.template, &desk.item_ids(), form.edition);
    (StatusCode::CONFLICT, Json(Elsewhere { revision: desk.report.revision, texts })).into_response()
}

fn refused(refusal: String) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(Refused { refusal })).into_response()
}
