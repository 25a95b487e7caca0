//! Writing a report.

use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use i18n::Lang;
use review::report::{Why, may_edit};
use serde::Deserialize;
use service::Error;

use super::{
    Writing,
    editor::{self, Desk, Outcome},
    form::{Action, EditForm},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    gate::Checked,
    house::House,
    links,
};

/// Which edition, and whether it was saved just now.
#[derive(Deserialize)]
pub(super) struct Asked {
    edition: Option<String>,
    saved: Option<String>,
    imported: Option<String>,
}

/// `GET /reviews/{review}/reports/{reporter}/edit`
pub(super) async fn open(State(house): State<House>, writing: Writing, Query(asked): Query<Asked>) -> Page {
    let (say, review, reporter) = (writing.seat.say(), writing.seat.review.id, writing.reporter.id);
    let report =
        service::report::open(house.service(), &writing.seat.account, review, reporter).await.say_in(say)?;
    let desk = Desk::lay(&house, &writing, report).await.say_in(say)?;
    if may_edit(desk.state()).is_err() {
        return Ok(Redirect::to(&links::report(review, reporter)).into_response());
    }
    let edition =
        asked.edition.and_then(|tag| tag.parse().ok()).unwrap_or_else(|| desk.first_edition(say.lang()));
    let outcome = match (asked.saved, asked.imported) {
        (Some(_), _) => Outcome::Saved,
        (None, Some(_)) => Outcome::Imported,
        (None, None) => Outcome::None,
    };
    let body = desk.report.draft.clone();
    Ok(render(&editor::page(&desk, &writing, edition, &body, outcome)))
}

/// `POST /reviews/{review}/reports/{reporter}/edit`
pub(super) async fn post(
    State(house): State<House>,
    writing: Writing,
    Checked(fields): Checked<Vec<(String, String)>>,
) -> Page {
    let (say, seat, reporter) = (writing.seat.say(), &writing.seat, writing.reporter.id);
    let report =
        service::report::open(house.service(), &seat.account, seat.review.id, reporter).await.say_in(say)?;
    let desk = Desk::lay(&house, &writing, report).await.say_in(say)?;
    let form = EditForm::read(fields, &desk.template).ok_or_else(|| Trouble::malformed(say))?;
    let body = form.onto(desk.report.draft.clone(), &desk.item_ids());
    let (service, by, review, revision) = (house.service(), &seat.account, seat.review.id, form.revision);
    let done = match form.action {
        // The other edition comes from what was read just now, so an older form is stale before it is sent on.
        _ if revision != desk.report.revision && may_edit(desk.state()).is_ok() => Err(Error::Stale),
        Action::Save | Action::Autosave => {
            service::report::save(service, by, review, reporter, revision, &body, Why::Save).await.map(|_| ())
        }
        Action::HandIn => {
            service::report::hand_in(service, by, review, reporter, revision, &body).await.map(|_| ())
        }
    };
    match done {
        Ok(()) => Ok(after(&writing, form.action, form.edition)),
        Err(why) => again(&house, &writing, &form, why).await,
    }
}

/// Saved: back to the form. Handed in: on to the report as others read it.
fn after(writing: &Writing, action: Action, edition: Lang) -> Response {
    let (review, reporter) = (writing.seat.review.id, writing.reporter.id);
    let path = match action {
        Action::Save | Action::Autosave => {
            format!("{}&saved=1", links::report_edition(review, reporter, edition))
        }
        Action::HandIn => links::report(review, reporter),
    };
    Redirect::to(&path).into_response()
}

/// The form as typed, with the reason, beside what is stored by now.
async fn again(house: &House, writing: &Writing, form: &EditForm, why: Error) -> Page {
    let say = writing.seat.say();
    let (status, outcome) = match why {
        Error::Refused(why) => (StatusCode::UNPROCESSABLE_ENTITY, Outcome::Refused(why)),
        Error::Stale => (StatusCode::CONFLICT, Outcome::Stale),
        other @ (Error::Forbidden | Error::NotFound | Error::Fault(_)) => {
            return Err(Trouble::new(say, other));
        }
    };
    let (seat, reporter) = (&writing.seat, writing.reporter.id);
    let report =
        service::report::open(house.service(), &seat.account, seat.review.id, reporter).await.say_in(say)?;
    let desk = Desk::lay(house, writing, report).await.say_in(say)?;
    let body = form.onto(desk.report.draft.clone(), &desk.item_ids());
    Ok((status, render(&editor::page(&desk, writing, form.edition, &body, outcome))).into_response())
}
