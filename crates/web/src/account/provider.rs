//! The way to the organisation's identity provider and back.

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use review::account::Refusal;
use serde::Deserialize;
use service::{
    Error,
    account::provider::{Return, come_back, depart},
};

use super::{
    entering,
    handlers::{Back, own_path},
    pages::SignInPage,
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused},
    gate::Visitor,
    house::House,
    links,
};

/// What the browser keeps until it comes back; sent on that way alone.
const COOKIE: &str = "provider";

/// What the provider sends people back with.
#[derive(Deserialize)]
pub(super) struct Answer {
    code: Option<String>,
    state: Option<String>,
}

/// `GET /sign-in/provider`
pub(super) async fn away(
    State(house): State<House>,
    visitor: Visitor,
    cookies: CookieJar,
    Query(query): Query<Back>,
) -> Page {
    let back = own_path(query.back);
    match depart(house.service(), &back).await {
        Ok(departure) => {
            let cookie = cookie(&house, departure.browser.expose().to_owned());
            Ok((cookies.add(cookie), Redirect::to(&departure.url)).into_response())
        }
        Err(Error::Refused(why)) => again(&house, &visitor, back, &why).await,
        Err(other) => Err(Trouble::new(visitor.say, other)),
    }
}

/// `GET /sign-in/provider/back`
pub(super) async fn back(
    State(house): State<House>,
    visitor: Visitor,
    cookies: CookieJar,
    Query(answer): Query<Answer>,
) -> Page {
    let browser = cookies.get(COOKIE).map(|cookie| cookie.value().to_owned()).unwrap_or_default();
    let cookies = cookies.remove(Cookie::build(COOKIE).path(links::provider()));
    let with = Return { code: answer.code.as_deref(), state: answer.state.as_deref(), browser: &browser };
    match come_back(house.service(), with).await {
        Ok((signed_in, to)) => {
            let cookies = entering::let_in(&house, cookies, &signed_in).await.say_in(visitor.say)?;
            Ok((cookies, Redirect::to(&to)).into_response())
        }
        Err(Error::Refused(why)) => {
            let page = again(&house, &visitor, links::tasks(), &why).await?;
            Ok((cookies, page).into_response())
        }
        Err(other) => Err(Trouble::new(visitor.say, other)),
    }
}

/// Lax: the provider's redirect is a link from another site, and the cookie must come along.
fn cookie(house: &House, secret: String) -> Cookie<'static> {
    Cookie::build((COOKIE, secret))
        .path(links::provider())
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(house.has_tls())
        .build()
}

/// The sign-in page with the reason; to whom nobody here knows, with who can help.
async fn again(house: &House, visitor: &Visitor, back: String, why: &review::Refusal) -> Page {
    let say = visitor.say;
    let unknown = matches!(
        why,
        review::Refusal::Account(Refusal::UnknownThere { .. } | Refusal::UnverifiedThere { .. })
    );
    let mut page = SignInPage::new(house, visitor, back);
    page.refusal = Some(say.refusal(why));
    if unknown {
        let accounts = storage::account::all(&house.reader()).await.say_in(say)?;
        let names: Vec<_> = accounts
            .iter()
            .filter(|account| account.administrator)
            .map(|account| account.name.in_lang(say.lang()))
            .collect();
        page.ask = Some(say.account_ask(names.join(say.account_and())));
    }
    Ok(refused(&page))
}
