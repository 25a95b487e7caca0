//! Where reporters choose a Word file for one edition of their report.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use i18n::Lang;
use review::report::{Refusal, may_edit};
use serde::Deserialize;
use service::{Error, report::import};

use super::{
    Writing,
    attachments::Upload,
    editor::Desk,
    text::{self, Tab},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    frame::{Frame, Part, Workspace},
    house::House,
    links,
};

/// The form.
#[derive(Template)]
#[template(path = "report/import.html")]
struct ImportPage {
    frame: Frame,
    workspace: Workspace,
    unit: String,
    back: String,
    tabs: Vec<Tab>,
    action: String,
    megabytes: usize,
    refusal: Option<String>,
}

/// Into which edition.
#[derive(Deserialize)]
pub(super) struct Asked {
    edition: Option<String>,
}

/// `GET /reviews/{review}/reports/{reporter}/import?edition=…`
pub(super) async fn form(State(house): State<House>, writing: Writing, Query(asked): Query<Asked>) -> Page {
    page(&house, &writing, asked.edition.as_deref(), StatusCode::OK, None).await
}

/// `POST /reviews/{review}/reports/{reporter}/import?edition=…`: a `file`
pub(super) async fn take(
    State(house): State<House>,
    writing: Writing,
    Query(asked): Query<Asked>,
    upload: Upload,
) -> Page {
    let (say, seat, reporter) = (writing.seat.say(), &writing.seat, writing.reporter.id);
    let edition = asked.edition.as_deref();
    if upload.name.is_empty() && upload.bytes.is_empty() {
        let why = say.report_import_nothing_chosen().to_owned();
        return again(&house, &writing, edition, why).await;
    }
    let (service, review) = (house.service(), seat.review.id);
    let report = service::report::open(service, &seat.account, review, reporter).await.say_in(say)?;
    let desk = Desk::lay(&house, &writing, report).await.say_in(say)?;
    let into = edition.and_then(|tag| tag.parse().ok()).unwrap_or_else(|| desk.first_edition(say.lang()));
    let file = (upload.name.as_str(), upload.bytes);
    match import::preview(service, &seat.account, review, reporter, into, file).await {
        Ok(which) => Ok(Redirect::to(&links::report_manuscript(review, reporter, which)).into_response()),
        Err(Error::Refused(why)) => again(&house, &writing, edition, say.refusal(&why)).await,
        Err(other @ (Error::Stale | Error::Forbidden | Error::NotFound | Error::Fault(_))) => {
            Err(Trouble::new(say, other))
        }
    }
}

/// The form with the reason above it.
async fn again(house: &House, writing: &Writing, edition: Option<&str>, why: String) -> Page {
    page(house, writing, edition, StatusCode::UNPROCESSABLE_ENTITY, Some(why)).await
}

/// The form once what was read is no longer kept.
pub(super) async fn gone(house: &House, writing: &Writing) -> Page {
    let why = writing.seat.say().refusal(&Refusal::PreviewGone.into());
    again(house, writing, None, why).await
}

async fn page(
    house: &House,
    writing: &Writing,
    edition: Option<&str>,
    status: StatusCode,
    refusal: Option<String>,
) -> Result<Response, Trouble> {
    let (seat, say) = (&writing.seat, writing.seat.say());
    let (review, reporter) = (seat.review.id, writing.reporter.id);
    let report = service::report::open(house.service(), &seat.account, review, reporter).await.say_in(say)?;
    let desk = Desk::lay(house, writing, report).await.say_in(say)?;
    if may_edit(desk.state()).is_err() {
        return Ok(Redirect::to(&links::report(review, reporter)).into_response());
    }
    let edition: Lang =
        edition.and_then(|tag| tag.parse().ok()).unwrap_or_else(|| desk.first_edition(say.lang()));
    let (frame, workspace) = Workspace::around(seat, Part::Reports);
    let page = ImportPage {
        frame,
        workspace,
        unit: writing.reporter.unit.name.in_lang(say.lang()).to_owned(),
        back: links::report_edition(review, reporter, edition),
        tabs: text::tabs(say, &desk.report.draft, edition, |lang| {
            links::report_import(review, reporter, lang)
        }),
        action: links::report_import(review, reporter, edition),
        megabytes: import::MEGABYTES,
        refusal,
    };
    Ok((status, render(&page)).into_response())
}
