//! What was read of a Word file, and where each piece of it goes.

mod view;

use std::collections::BTreeMap;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use review::{
    id::ManuscriptId,
    report::{
        Refusal,
        import::{Choice, How, Place},
        may_edit,
    },
    template::SectionKey,
};
use service::{Error, report::import};
use storage::report::manuscript::Manuscript;

use self::view::Notice;
use super::{Writing, editor::Desk, import::gone};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    gate::Checked,
    house::House,
    links,
};

/// What lies on the desk besides the report.
struct Import {
    desk: Desk,
    manuscript: Manuscript,
}

/// The form as the browser sends it.
struct Form {
    confirms: bool,
    revision: i64,
    choice: Choice,
}

/// `GET /reviews/{review}/reports/{reporter}/imports/{manuscript}`
pub(super) async fn show(
    State(house): State<House>,
    writing: Writing,
    Path((_, _, which)): Path<(String, String, String)>,
) -> Page {
    let Some(import) = lay(&house, &writing, &which).await? else { return gone(&house, &writing).await };
    if let Some(path) = elsewhere(&writing, &import) {
        return Ok(Redirect::to(&path).into_response());
    }
    let choice = Choice::suggested(&import.manuscript.pieces);
    Ok(render(&view::page(&writing, &import, &choice, Notice::None)))
}

/// `POST …/imports/{manuscript}`: `action` (`look`, `confirm`), `revision`, `place.{n}` for each piece, `how.{section}`
/// (`replace`, `append`) where a section has a text already.
pub(super) async fn act(
    State(house): State<House>,
    writing: Writing,
    Path((_, _, which)): Path<(String, String, String)>,
    Checked(fields): Checked<Vec<(String, String)>>,
) -> Page {
    let say = writing.seat.say();
    let Some(import) = lay(&house, &writing, &which).await? else { return gone(&house, &writing).await };
    if let Some(path) = elsewhere(&writing, &import) {
        return Ok(Redirect::to(&path).into_response());
    }
    let form = Form::read(&fields, import.manuscript.pieces.len()).ok_or_else(|| Trouble::malformed(say))?;
    if !form.confirms {
        return Ok(render(&view::page(&writing, &import, &form.choice, Notice::None)));
    }
    let (seat, reporter) = (&writing.seat, writing.reporter.id);
    let (service, review) = (house.service(), seat.review.id);
    let chosen = (form.revision, &form.choice);
    let (status, notice) =
        match import::confirm(service, &seat.account, review, reporter, import.manuscript.id, chosen).await {
            Ok(_) => return Ok(Redirect::to(&done(&writing, &import)).into_response()),
            Err(Error::Stale) => (StatusCode::CONFLICT, Notice::Stale),
            Err(Error::Refused(why)) => (StatusCode::UNPROCESSABLE_ENTITY, Notice::Refused(why)),
            Err(other @ (Error::Forbidden | Error::NotFound | Error::Fault(_))) => {
                return Err(Trouble::new(say, other));
            }
        };
    // What was saved meanwhile stands beside the choices.
    let Some(import) = lay(&house, &writing, &which).await? else { return gone(&house, &writing).await };
    Ok((status, render(&view::page(&writing, &import, &form.choice, notice))).into_response())
}

/// `None` when what was read is no longer kept.
async fn lay(house: &House, writing: &Writing, which: &str) -> Result<Option<Import>, Trouble> {
    let (say, seat) = (writing.seat.say(), &writing.seat);
    let which: ManuscriptId = which.parse().map_err(|_| Error::NotFound).say_in(say)?;
    let service = house.service();
    let report = service::report::open(service, &seat.account, seat.review.id, writing.reporter.id).await;
    let report = report.say_in(say)?;
    let manuscript = match import::open(service, &house.reader(), report.id, which).await {
        Ok(manuscript) => manuscript,
        Err(Error::Refused(review::Refusal::Report(Refusal::PreviewGone))) => return Ok(None),
        Err(other) => return Err(Trouble::new(say, other)),
    };
    let desk = Desk::lay(house, writing, report).await.say_in(say)?;
    Ok(Some(Import { desk, manuscript }))
}

/// Where to go when there is nothing to choose: it was taken before, or the report is with the organiser.
fn elsewhere(writing: &Writing, import: &Import) -> Option<String> {
    if import.manuscript.revision.is_some() {
        return Some(done(writing, import));
    }
    let with_organiser = may_edit(import.desk.state()).is_err();
    with_organiser.then(|| links::report(writing.seat.review.id, writing.reporter.id))
}

fn done(writing: &Writing, import: &Import) -> String {
    let edition = import.manuscript.edition;
    format!("{}&imported=1", links::report_edition(writing.seat.review.id, writing.reporter.id, edition))
}

impl Form {
    /// `None` when it is not one of ours, or cut short on its way.
    fn read(fields: &[(String, String)], pieces: usize) -> Option<Self> {
        let (mut places, mut how) = (vec![None; pieces], BTreeMap::new());
        let (mut confirms, mut revision, mut named) = (None, None, 0);
        for (name, value) in fields {
            if let Some(number) = name.strip_prefix("place.") {
                *places.get_mut(number.parse::<usize>().ok()?)? = place(value).ok()?;
                named += 1;
            } else if let Some(section) = name.strip_prefix("how.") {
                how.insert(section.parse::<SectionKey>().ok()?, by_key(value)?);
            } else if name == "revision" {
                revision = value.parse().ok();
            } else if name == "action" {
                confirms = match value.as_str() {
                    "confirm" => Some(true),
                    "look" => Some(false),
                    _ => None,
                };
            }
        }
        let choice = Choice { places, how };
        (named == pieces).then_some(Self { confirms: confirms?, revision: revision?, choice })
    }
}

/// The form offers no such choice.
struct NotOffered;

/// `None` where nothing was chosen yet.
fn place(value: &str) -> Result<Option<Place>, NotOffered> {
    match value {
        "" => Ok(None),
        "leave_out" => Ok(Some(Place::LeaveOut)),
        _ => {
            let key = value.strip_prefix("section.").and_then(|key| key.parse().ok());
            key.map(|key| Some(Place::Section(key))).ok_or(NotOffered)
        }
    }
}

fn by_key(value: &str) -> Option<How> {
    match value {
        "replace" => Some(How::Replace),
        "append" => Some(How::Append),
        _ => None,
    }
}
