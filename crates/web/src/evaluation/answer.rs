//! What scripts are told: JSON with a refusal's key and its words in both languages, so that the page can say it in
//! the one that is switched on.

use axum::{
    Json,
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use i18n::{Lang, Say};
use review::id::BoxId;
use service::{Error, Fault};
use storage::account::Account;

use crate::{
    fault,
    gate::{Visitor, in_path},
    house::House,
};

/// Somebody with an account whose browser says something of the box that the path names.
pub(crate) struct AtBox {
    pub(crate) account: Account,
    pub(crate) id: BoxId,
}

impl FromRequestParts<House> for AtBox {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Response> {
        let visitor = Visitor::from_request_parts(parts, house).await.map_err(IntoResponse::into_response)?;
        let Some(account) = visitor.account else { return Err(session_ended()) };
        let id = in_path(parts, house, "box").await.ok_or_else(|| error(Error::NotFound))?;
        Ok(Self { account, id })
    }
}

/// A refusal for a script.
pub(crate) fn refusal(status: StatusCode, key: &str, words: impl Fn(Say) -> String) -> Response {
    let body = serde_json::json!({
        "refusal": key,
        "message": { "zh": words(Say(Lang::Zh)), "en": words(Say(Lang::En)) },
    });
    (status, Json(body)).into_response()
}

/// What became of a deed that has nothing to tell.
pub(crate) fn done(outcome: Result<(), Error>) -> Response {
    match outcome {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(why) => error(why),
    }
}

/// A use case's error for a script.
pub(crate) fn error(error: Error) -> Response {
    match error {
        Error::Refused(why) => refusal(StatusCode::UNPROCESSABLE_ENTITY, "refused", |say| say.refusal(&why)),
        Error::Forbidden => {
            refusal(StatusCode::FORBIDDEN, "forbidden", |say| say.trouble_forbidden_text().to_owned())
        }
        Error::NotFound => {
            refusal(StatusCode::NOT_FOUND, "not_found", |say| say.trouble_not_found_text().to_owned())
        }
        Error::Stale => refusal(StatusCode::CONFLICT, "stale", |say| say.trouble_stale_text().to_owned()),
        Error::Fault(why) => broken(&why),
    }
}

/// A fault for a script: only the id under which the log has it.
pub(crate) fn broken(why: &Fault) -> Response {
    let id = fault::log(why);
    refusal(StatusCode::INTERNAL_SERVER_ERROR, "fault", |say| say.trouble_fault_text(&id))
}

/// Nobody is signed in.
fn session_ended() -> Response {
    refusal(StatusCode::UNAUTHORIZED, "session", |say| say.trouble_session().to_owned())
}

/// A box's id out of a path; what cannot be one is no box.
pub(crate) fn box_id(text: &str) -> Result<BoxId, Error> {
    text.parse().map_err(|_| Error::NotFound)
}
