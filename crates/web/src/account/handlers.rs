use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use review::words::{Lang, Words};
use serde::Deserialize;
use service::{Error, Service, account::Attempt};

use super::pages::{SetUpPage, SignInPage, TasksPage};
use crate::{
    account::{entering, home, tasks},
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::Frame,
    gate::{Checked, LANGUAGE, Peer, SESSION, SignedIn, Visitor},
    house::House,
    notice,
};

/// Where to go afterwards.
#[derive(Deserialize)]
pub(crate) struct Back {
    pub(super) back: Option<String>,
}

/// Only a path of our own: a link must not lead on to another site.
pub(super) fn own_path(back: Option<String>) -> String {
    back.filter(|path| path.starts_with('/') && !path.starts_with("//") && !path.contains('\\'))
        .unwrap_or_else(|| "/tasks".to_owned())
}

/// `GET /`
pub(crate) async fn home(State(house): State<House>, visitor: Visitor) -> Page {
    Ok(render(&home::page(&house, &visitor).await.say_in(visitor.say)?))
}

/// `GET /tasks`
pub(crate) async fn tasks(State(house): State<House>, SignedIn { visitor, account }: SignedIn) -> Page {
    let say = visitor.say;
    let now = house.service().now();
    let found = service::notice::of_account(&house.reader(), &account, now).await.say_in(say)?;
    let (due, asked) = notice::due(&house, say, &found).await.say_in(say)?;
    let reviews = tasks::of(&house, &account, say, found).await.say_in(say)?;
    let desk = tasks::desk(&house, &account, say).await.say_in(say)?;
    Ok(render(&TasksPage { frame: Frame::new(&visitor), due, asked, reviews, desk }))
}

/// `GET /sign-in`
pub(crate) async fn sign_in_form(
    State(house): State<House>,
    visitor: Visitor,
    Query(query): Query<Back>,
) -> Response {
    render(&SignInPage::new(&house, &visitor, own_path(query.back)))
}

/// The fields of the sign-in form.
#[derive(Deserialize)]
pub(crate) struct Credentials {
    sign_in: String,
    password: String,
    back: Option<String>,
}

/// `POST /sign-in`
pub(crate) async fn sign_in(
    State(house): State<House>,
    visitor: Visitor,
    Peer(address): Peer,
    cookies: CookieJar,
    Checked(form): Checked<Credentials>,
) -> Page {
    let back = own_path(form.back);
    let browser = cookies.get(entering::BROWSER).map(|cookie| cookie.value().to_owned());
    let attempt =
        Attempt { sign_in: &form.sign_in, password: &form.password, address, browser: browser.as_deref() };
    match service::account::sign_in(house.service(), &attempt).await {
        Ok(signed_in) => {
            let cookies = entering::let_in(&house, cookies, &signed_in).await.say_in(visitor.say)?;
            Ok((cookies, Redirect::to(&back)).into_response())
        }
        Err(Error::Refused(why)) => {
            let refusal = Some(visitor.say.refusal(&why));
            let page = SignInPage::new(&house, &visitor, back);
            Ok(refused(&SignInPage { sign_in: form.sign_in, refusal, ..page }))
        }
        Err(other) => Err(Trouble::new(visitor.say, other)),
    }
}

/// `POST /sign-out`
pub(crate) async fn sign_out(State(service): State<Service>, visitor: Visitor, cookies: CookieJar) -> Page {
    if let Some(token) = cookies.get(SESSION) {
        service::account::sign_out(&service, token.value()).await.say_in(visitor.say)?;
    }
    Ok((cookies.remove(Cookie::build(SESSION).path("/")), Redirect::to("/")).into_response())
}

/// `GET /set-up/{token}`
pub(crate) async fn set_up_form(visitor: Visitor) -> Response {
    let frame = Frame::new(&visitor);
    render(&SetUpPage { frame, sign_in: String::new(), name: String::new(), refusal: None })
}

/// The fields of the set-up form.
#[derive(Deserialize)]
pub(crate) struct SetUp {
    sign_in: String,
    name: String,
    password: String,
}

/// `POST /set-up/{token}`
pub(crate) async fn set_up(
    State(house): State<House>,
    visitor: Visitor,
    cookies: CookieJar,
    Path(link): Path<String>,
    Checked(form): Checked<SetUp>,
) -> Page {
    let again = |refusal: String| {
        let frame = Frame::new(&visitor);
        refused(&SetUpPage {
            frame,
            sign_in: form.sign_in.clone(),
            name: form.name.clone(),
            refusal: Some(refusal),
        })
    };
    let Ok(name) = Words::new(&form.name, &form.name) else {
        return Ok(again(visitor.say.account_name_missing().to_owned()));
    };
    match service::account::set_up(house.service(), &link, &form.sign_in, name, &form.password).await {
        Ok(token) => {
            let cookies = entering::begin(&house, cookies, &token).await.say_in(visitor.say)?;
            Ok((cookies, Redirect::to("/tasks")).into_response())
        }
        Err(Error::Refused(why)) => Ok(again(visitor.say.refusal(&why))),
        Err(other) => Err(Trouble::new(visitor.say, other)),
    }
}

/// `GET /language/{lang}`
pub(crate) async fn language(
    cookies: CookieJar,
    Path(lang): Path<String>,
    Query(query): Query<Back>,
) -> Response {
    let lang: Lang = lang.parse().unwrap_or_default();
    let cookie = Cookie::build((LANGUAGE, lang.tag())).path("/").permanent().same_site(SameSite::Lax);
    (cookies.add(cookie), Redirect::to(&own_path(query.back))).into_response()
}

/// `GET /demo/links.json`: the demonstration's ways in, for programs.
pub(crate) async fn demonstration_links(State(house): State<House>) -> Response {
    let Some(demonstration) = house.demonstration() else { return StatusCode::NOT_FOUND.into_response() };
    let links: Vec<_> = demonstration
        .links
        .iter()
        .map(|link| {
            serde_json::json!({ "role": link.role, "sign_in": link.sign_in, "name": link.name, "url": link.path })
        })
        .collect();
    Json(serde_json::json!({ "links": links })).into_response()
}
