//! The leader's own draft: saved while it is typed, or with a form, or thrown away.

use std::collections::BTreeMap;

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use serde::Deserialize;
use serde_json::json;
use service::{Error, meeting::draft};
use storage::meeting::{
    draft::{Draft, Texts},
    said::Said,
};

use super::{At, page, sheet::Outcome};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::Checked,
    house::House,
    links, moment,
};

/// The form's fields: each text under the language in which it is written.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct DraftForm {
    pub(crate) revision: i64,
    praise_zh: String,
    praise_en: String,
    problem_zh: String,
    problem_en: String,
    direction_zh: String,
    direction_en: String,
}

/// Which draft is thrown away.
#[derive(Deserialize)]
pub(super) struct Discard {
    revision: i64,
}

impl DraftForm {
    pub(crate) fn texts(&self) -> Texts {
        let said = |zh: &str, en: &str| Said { zh: lines(zh), en: lines(en) };
        Texts {
            praise: said(&self.praise_zh, &self.praise_en),
            problem: said(&self.problem_zh, &self.problem_en),
            direction: said(&self.direction_zh, &self.direction_en),
        }
    }
}

/// Browsers send line ends as two characters.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// `POST /reviews/{review}/preparation/{reporter}/draft`
pub(super) async fn keep(State(house): State<House>, at: At, Checked(form): Checked<DraftForm>) -> Page {
    let (say, review, reporter) = (at.seat.say(), at.seat.review.id, at.reporter.id);
    let texts = form.texts();
    let kept = draft::keep(house.service(), &at.seat.account, review, reporter, form.revision, &texts).await;
    match kept {
        Ok(_) => {
            let path = format!("{}?saved=1#draft", links::preparation(review, reporter));
            Ok(Redirect::to(&path).into_response())
        }
        Err(Error::Refused(why)) => {
            let outcome = Outcome::Refused { texts, revision: form.revision, why: say.refusal(&why) };
            Ok(refused(&page::page(&house, &at, None, outcome).await.say_in(say)?))
        }
        Err(Error::Stale) => {
            let page = page::page(&house, &at, None, Outcome::Stale { texts }).await.say_in(say)?;
            Ok((StatusCode::CONFLICT, render(&page)).into_response())
        }
        Err(other @ (Error::Forbidden | Error::NotFound | Error::Fault(_))) => Err(Trouble::new(say, other)),
    }
}

/// `POST /reviews/{review}/preparation/{reporter}/draft.json`: it answers a script.
pub(super) async fn autosave(State(house): State<House>, at: At, Checked(form): Checked<DraftForm>) -> Page {
    let (say, review, reporter) = (at.seat.say(), at.seat.review.id, at.reporter.id);
    let texts = form.texts();
    let kept = draft::keep(house.service(), &at.seat.account, review, reporter, form.revision, &texts).await;
    match kept {
        Ok(revision) => {
            let when = moment::minute(say, house.service().now(), &at.seat.review.zone);
            let stand = say.preparation_draft_saved(when);
            Ok(Json(json!({ "revision": revision, "stand": stand })).into_response())
        }
        Err(Error::Refused(why)) => {
            let answer = Json(json!({ "refusal": say.refusal(&why) }));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, answer).into_response())
        }
        Err(Error::Stale) => {
            let stored = own(&house, &at).await.say_in(say)?;
            let revision = stored.as_ref().map_or(0, |draft| draft.revision);
            let texts = fields(&stored.map(|draft| draft.texts).unwrap_or_default());
            let answer = Json(json!({ "revision": revision, "texts": texts }));
            Ok((StatusCode::CONFLICT, answer).into_response())
        }
        Err(other @ (Error::Forbidden | Error::NotFound | Error::Fault(_))) => Err(Trouble::new(say, other)),
    }
}

/// `POST /reviews/{review}/preparation/{reporter}/draft/discard`
pub(super) async fn discard(State(house): State<House>, at: At, Checked(form): Checked<Discard>) -> Page {
    let (say, review, reporter) = (at.seat.say(), at.seat.review.id, at.reporter.id);
    match draft::discard(house.service(), &at.seat.account, review, reporter, form.revision).await {
        Ok(()) => {
            let path = format!("{}?gone=1#draft", links::preparation(review, reporter));
            Ok(Redirect::to(&path).into_response())
        }
        // It was written on elsewhere: what is thrown away must have been read.
        Err(Error::Stale) => {
            let page = page::page(&house, &at, None, Outcome::Changed).await.say_in(say)?;
            Ok((StatusCode::CONFLICT, render(&page)).into_response())
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// The asker's own draft on this unit's report.
pub(super) async fn own(house: &House, at: &At) -> Result<Option<Draft>, Error> {
    Ok(storage::meeting::draft::own_on(&house.reader(), at.reporter.id, at.seat.account.id).await?)
}

/// The texts under the names of the form's fields.
pub(super) fn fields(texts: &Texts) -> BTreeMap<&'static str, String> {
    let Texts { praise, problem, direction } = texts.clone();
    BTreeMap::from([
        ("praise_zh", praise.zh),
        ("praise_en", praise.en),
        ("problem_zh", problem.zh),
        ("problem_en", problem.en),
        ("direction_zh", direction.zh),
        ("direction_en", direction.en),
    ])
}
