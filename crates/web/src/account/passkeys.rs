//! Passkeys: the browser asks the device, these answer the browser. What is refused is told as `{"why": …}`.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use i18n::Say;
use review::id::PasskeyId;
use serde::Deserialize;
use serde_json::{json, value::RawValue};
use service::{
    Error,
    account::passkey::{self, Challenge},
};

use super::{entering, handlers::own_path};
use crate::{
    fault::{InTheWordsOf, Page, Trouble},
    gate::{SignedIn, Visitor},
    house::House,
    links,
};

/// A device's answer to a new key.
#[derive(Deserialize)]
pub(super) struct New {
    attempt: String,
    name: String,
    credential: Box<RawValue>,
}

/// A device's answer at sign-in.
#[derive(Deserialize)]
pub(super) struct Given {
    attempt: String,
    credential: Box<RawValue>,
    back: Option<String>,
}

/// Where this house is to the browser that asks, if passkeys can be had there.
pub(super) fn origin(house: &House, headers: &HeaderMap) -> Option<String> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok())?;
    house.protected_origin(host)
}

/// `POST /account/passkeys/begin`
pub(super) async fn begin_adding(
    State(house): State<House>,
    SignedIn { visitor, account }: SignedIn,
    headers: HeaderMap,
) -> Page {
    let origin = origin(&house, &headers).ok_or(Error::NotFound).say_in(visitor.say)?;
    told(visitor.say, passkey::begin_adding(house.service(), &account, &origin).await.map(options))
}

/// `POST /account/passkeys`
pub(super) async fn add(
    State(house): State<House>,
    SignedIn { visitor, account }: SignedIn,
    headers: HeaderMap,
    Json(new): Json<New>,
) -> Page {
    let origin = origin(&house, &headers).ok_or(Error::NotFound).say_in(visitor.say)?;
    let added =
        passkey::add(house.service(), &account, &origin, &new.attempt, &new.name, new.credential.get());
    told(visitor.say, added.await.map(|()| to(&links::own_account_done("passkey"))))
}

/// `POST /account/passkeys/{passkey}/remove`
pub(super) async fn remove(
    State(house): State<House>,
    SignedIn { visitor, account }: SignedIn,
    Path(id): Path<PasskeyId>,
) -> Page {
    passkey::remove(house.service(), &account, id).await.say_in(visitor.say)?;
    Ok(Redirect::to(&links::own_account_done("saved")).into_response())
}

/// `POST /sign-in/passkey/begin`
pub(super) async fn begin(State(house): State<House>, visitor: Visitor, headers: HeaderMap) -> Page {
    let origin = origin(&house, &headers).ok_or(Error::NotFound).say_in(visitor.say)?;
    told(visitor.say, passkey::begin(house.service(), &origin).await.map(options))
}

/// `POST /sign-in/passkey`
pub(super) async fn sign_in(
    State(house): State<House>,
    visitor: Visitor,
    headers: HeaderMap,
    cookies: CookieJar,
    Json(given): Json<Given>,
) -> Page {
    let say = visitor.say;
    let origin = origin(&house, &headers).ok_or(Error::NotFound).say_in(say)?;
    match passkey::sign_in(house.service(), &origin, &given.attempt, given.credential.get()).await {
        Ok(signed_in) => {
            let cookies = entering::let_in(&house, cookies, &signed_in).await.say_in(say)?;
            Ok((cookies, to(&own_path(given.back))).into_response())
        }
        Err(why) => told(say, Err(why)),
    }
}

fn options(Challenge { attempt, options }: Challenge) -> Response {
    Json(json!({ "attempt": attempt.expose(), "options": options })).into_response()
}

fn to(path: &str) -> Response {
    Json(json!({ "to": path })).into_response()
}

/// An answer for the script: what it asked for, or a sentence to show.
fn told(say: Say, answer: Result<Response, Error>) -> Page {
    match answer {
        Ok(response) => Ok(response),
        Err(Error::Refused(why)) => {
            let why = Json(json!({ "why": say.refusal(&why) }));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, why).into_response())
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}
