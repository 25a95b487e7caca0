//! What a reader sees instead of a page. A refusal is a sentence of the rules (4xx); a fault is ours: it is logged
//! whole under an id, and the reader is told only the id.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use i18n::Say;
use service::{Error, Fault};

use crate::{frame::Frame, gate::Visitor, house::House, links};

/// A page that could not be shown, and in whose language to say so.
pub(crate) struct Trouble {
    say: Say,
    kind: Kind,
}

enum Kind {
    /// A use case said no, or broke.
    Error(Error),
    /// Nobody is signed in, or the session has ended; where to come back to.
    SignIn { back: Option<String> },
    /// This account has not the role for it.
    Forbidden,
    /// Fields are missing or of another kind than our own form has.
    Malformed,
}

/// What handlers answer.
pub(crate) type Page = Result<Response, Trouble>;

#[derive(Template)]
#[template(path = "frame/trouble.html")]
struct TroublePage {
    frame: Frame,
    title: &'static str,
    text: String,
    mend: &'static str,
}

impl Trouble {
    pub(crate) fn new(say: Say, error: impl Into<Error>) -> Self {
        Self { say, kind: Kind::Error(error.into()) }
    }

    pub(crate) fn sign_in(say: Say, back: Option<String>) -> Self {
        Self { say, kind: Kind::SignIn { back } }
    }

    pub(crate) fn forbidden(say: Say) -> Self {
        Self { say, kind: Kind::Forbidden }
    }

    pub(crate) fn malformed(say: Say) -> Self {
        Self { say, kind: Kind::Malformed }
    }
}

/// Puts the reader's language to an error on its way out.
pub(crate) trait InTheWordsOf<T> {
    fn say_in(self, say: Say) -> Result<T, Trouble>;
}

impl<T, E: Into<Error>> InTheWordsOf<T> for Result<T, E> {
    fn say_in(self, say: Say) -> Result<T, Trouble> {
        self.map_err(|error| Trouble::new(say, error))
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let say = self.say;
        let (status, title, text, mend) = match self.kind {
            Kind::SignIn { back: Some(back) } => return Redirect::to(&links::sign_in(&back)).into_response(),
            Kind::SignIn { back: None } => (
                StatusCode::UNAUTHORIZED,
                say.trouble_session(),
                say.trouble_session_text().to_owned(),
                say.trouble_session_mend(),
            ),
            Kind::Forbidden => in_words(say, Error::Forbidden),
            Kind::Malformed => (
                StatusCode::BAD_REQUEST,
                say.trouble_malformed(),
                say.trouble_malformed_text().to_owned(),
                say.trouble_malformed_mend(),
            ),
            Kind::Error(error) => in_words(say, error),
        };
        let page = TroublePage { frame: Frame::bare(say), title, text, mend };
        (status, render(&page)).into_response()
    }
}

/// Status, title, text and mend of a use case's error.
fn in_words(say: Say, error: Error) -> (StatusCode, &'static str, String, &'static str) {
    match error {
        Error::Refused(why) => {
            tracing::info!(%why, "refused");
            (
                StatusCode::UNPROCESSABLE_ENTITY,
                say.trouble_refused(),
                say.refusal(&why),
                say.trouble_refused_mend(),
            )
        }
        Error::Forbidden => (
            StatusCode::FORBIDDEN,
            say.trouble_forbidden(),
            say.trouble_forbidden_text().to_owned(),
            say.trouble_forbidden_mend(),
        ),
        Error::NotFound => (
            StatusCode::NOT_FOUND,
            say.trouble_not_found(),
            say.trouble_not_found_text().to_owned(),
            say.trouble_not_found_mend(),
        ),
        Error::Stale => (
            StatusCode::CONFLICT,
            say.trouble_stale(),
            say.trouble_stale_text().to_owned(),
            say.trouble_stale_mend(),
        ),
        Error::Fault(fault) => {
            let id = log(&fault);
            (
                StatusCode::INTERNAL_SERVER_ERROR,
                say.trouble_fault(),
                say.trouble_fault_text(id),
                say.trouble_fault_mend(),
            )
        }
    }
}

/// Logs a fault and answers the id under which the log has it.
pub(crate) fn log(fault: &Fault) -> String {
    let id = format!("{:08x}", fastid());
    tracing::error!(%id, fault = %fault, cause = ?fault, "a page broke");
    id
}

/// An id for people to read out, not a secret and not unique for ever.
fn fastid() -> u32 {
    use std::hash::{BuildHasher, RandomState};
    u32::try_from(RandomState::new().hash_one(0) & 0xffff_ffff).unwrap_or_default()
}

/// A page as an answer.
pub(crate) fn render(page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => Html(html).into_response(),
        Err(why) => {
            tracing::error!(%why, "a template broke");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// A page as text, for whoever hands it out more than once; nothing where its template broke.
pub(crate) fn drawn(page: &impl Template) -> Option<String> {
    page.render().inspect_err(|why| tracing::error!(%why, "a template broke")).ok()
}

/// A form that comes back filled in, with the reason.
pub(crate) fn refused(page: &impl Template) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, render(page)).into_response()
}

/// Whatever no route knows.
pub(crate) async fn nothing_here(State(_): State<House>, visitor: Visitor) -> Trouble {
    Trouble::new(visitor.say, Error::NotFound)
}
