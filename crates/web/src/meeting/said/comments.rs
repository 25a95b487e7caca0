//! A leader's comment sheet: one report, one comment. The organiser reads all of them.

use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use review::{id::ReporterId, role::Act};
use serde::Deserialize;
use service::{Error, meeting::NewComment};

use super::comments_view::{self, Sheet, Wanted};
use crate::{
    bilingual::Typed,
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// Whose sheet, and whether it was just saved.
#[derive(Deserialize)]
pub(super) struct Asked {
    reporter: Option<String>,
    saved: Option<String>,
    /// The own draft is to stand in the fields.
    draft: Option<String>,
}

/// The fields of the comment sheet.
#[derive(Deserialize)]
pub(super) struct CommentForm {
    reporter: ReporterId,
    revision: i64,
    praise: String,
    problem: String,
    direction: String,
    praise_other: Option<String>,
    problem_other: Option<String>,
    direction_other: Option<String>,
    /// Of the draft that stood in the fields.
    draft: Option<i64>,
}

/// A comment as typed.
#[derive(Clone, Debug, Default)]
pub(super) struct TypedComment {
    pub(super) praise: Typed,
    pub(super) problem: Typed,
    pub(super) direction: Typed,
}

impl TypedComment {
    fn to_store(&self, seat: &Seat, draft: Option<i64>) -> NewComment {
        let lang = seat.say().lang();
        NewComment {
            praise: self.praise.said(lang),
            problem: self.problem.said(lang),
            direction: self.direction.said(lang),
            draft,
        }
    }
}

/// `GET /reviews/{review}/comments`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    if !seat.may(Act::WriteComment) && !seat.may(Act::RunMeeting) {
        return Err(Trouble::forbidden(seat.say()));
    }
    let reporter = asked.reporter.map(|id| id.parse().map_err(|_| Error::NotFound)).transpose();
    let reporter = reporter.say_in(seat.say())?;
    let wanted = Wanted { reporter, saved: asked.saved.is_some(), draft: asked.draft.is_some() };
    let page = comments_view::page(&house, &seat, wanted).await;
    Ok(render(&page.say_in(seat.say())?))
}

/// `POST /reviews/{review}/comments`
pub(super) async fn write(
    State(house): State<House>,
    seat: Seat,
    Checked(form): Checked<CommentForm>,
) -> Page {
    let (say, review, reporter) = (seat.say(), seat.review.id, form.reporter);
    let typed = TypedComment {
        praise: Typed::new(form.praise, form.praise_other),
        problem: Typed::new(form.problem, form.problem_other),
        direction: Typed::new(form.direction, form.direction_other),
    };
    let new = typed.to_store(&seat, form.draft);
    let stored =
        service::meeting::comment(house.service(), &seat.account, review, reporter, form.revision, &new)
            .await;
    match stored {
        Ok(()) => Ok(Redirect::to(&links::comment_saved(review, reporter)).into_response()),
        Err(Error::Refused(why)) => {
            let sheet = Sheet::again(form.revision, typed, Some(say.refusal(&why)), form.draft);
            let page = comments_view::page_with(&house, &seat, reporter, sheet).await.say_in(say)?;
            Ok(refused(&page))
        }
        Err(Error::Stale) => {
            let page = comments_view::stale(&house, &seat, reporter, typed, form.draft).await.say_in(say)?;
            Ok((StatusCode::CONFLICT, render(&page)).into_response())
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}
