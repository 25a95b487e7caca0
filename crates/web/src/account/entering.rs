//! Cookies of whoever comes in.

use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use service::{
    Error,
    account::{SignedIn, Token},
};

use crate::{gate::SESSION, house::House, links};

/// By this cookie a browser is known in which somebody signed in before. It goes to the sign-in page alone.
pub(super) const BROWSER: &str = "browser";

/// Lets somebody in who proved to be that person. A session from before ends: none lives on under another name.
pub(super) async fn let_in(
    house: &House,
    cookies: CookieJar,
    signed_in: &SignedIn,
) -> Result<CookieJar, Error> {
    let cookies = begin(house, cookies, &signed_in.session).await?;
    let browser = Cookie::build((BROWSER, signed_in.browser.expose().to_owned()))
        .path(links::sign_in_page())
        .permanent()
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(house.has_tls());
    Ok(cookies.add(browser))
}

/// … by a link, after which the browser is as unknown as before.
pub(super) async fn begin(house: &House, cookies: CookieJar, session: &Token) -> Result<CookieJar, Error> {
    if let Some(old) = cookies.get(SESSION) {
        service::account::sign_out(house.service(), old.value()).await?;
    }
    // `Secure` only where there is TLS: a hall without internet has no certificate. Lax keeps other sites' forms from
    // using it.
    let cookie = Cookie::build((SESSION, session.expose().to_owned()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(house.has_tls());
    Ok(cookies.add(cookie))
}

/// The session's token, which whoever is signed in has.
pub(super) fn token(cookies: &CookieJar) -> &str {
    cookies.get(SESSION).map_or("", Cookie::value)
}
