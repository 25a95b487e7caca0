//! Who may come in. A handler that names [`SignedIn`], [`Administrator`] or [`Seat`] cannot be reached without one.

use std::str::FromStr;

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, FromRequestParts, RawPathParams, Request},
    http::{header, request::Parts},
};
use axum_extra::extract::{CookieJar, Form};
use i18n::{Lang, Say};
use review::{
    id::ReviewId,
    role::{Act, Roles},
};
use serde::de::DeserializeOwned;
use service::Error;
use storage::{account::Account, cycle::Review};

use crate::{
    fault::{InTheWordsOf, Trouble},
    house::House,
};

/// The cookie that holds the session's token.
pub(crate) const SESSION: &str = "session";
/// The cookie that holds the reader's language.
pub(crate) const LANGUAGE: &str = "language";

/// Whoever reads: anybody.
pub(crate) struct Visitor {
    pub(crate) say: Say,
    pub(crate) account: Option<Account>,
    /// The page's own path and query.
    pub(crate) path: String,
}

/// Somebody with an account.
pub(crate) struct SignedIn {
    pub(crate) visitor: Visitor,
    pub(crate) account: Account,
}

/// Who makes accounts and reviews.
pub(crate) struct Administrator {
    pub(crate) visitor: Visitor,
    pub(crate) account: Account,
}

/// Somebody with a role in the review that the path names. A review in which one has none is as if it were not there.
pub(crate) struct Seat {
    pub(crate) visitor: Visitor,
    pub(crate) account: Account,
    pub(crate) review: Review,
    pub(crate) roles: Roles,
    /// What a listener had heard when the page was asked for: read first, so that nothing shown is older.
    pub(crate) version: u64,
}

/// A form, refused politely when fields are missing.
pub(crate) struct Checked<T>(pub(crate) T);

impl FromRequestParts<House> for Visitor {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        let cookies = CookieJar::from_headers(&parts.headers);
        let say = Say(language(parts, &cookies));
        let account = match cookies.get(SESSION) {
            Some(token) => service::account::who(house.service(), token.value()).await.say_in(say)?,
            None => None,
        };
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        Ok(Self { say, account, path })
    }
}

/// The language that was chosen, else the first of ours that the browser asks for, else Chinese.
fn language(parts: &Parts, cookies: &CookieJar) -> Lang {
    let chosen = cookies.get(LANGUAGE).and_then(|cookie| cookie.value().parse().ok());
    let asked = || parts.headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok();
    chosen.unwrap_or_else(|| asked().map_or(Lang::Zh, preferred))
}

fn preferred(header: &str) -> Lang {
    let known = |tag: &str| match tag.trim().get(..2) {
        Some("zh") => Some(Lang::Zh),
        Some("en") => Some(Lang::En),
        Some(_) | None => None,
    };
    header.split(',').find_map(known).unwrap_or_default()
}

impl FromRequestParts<House> for SignedIn {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        let visitor = Visitor::from_request_parts(parts, house).await?;
        match visitor.account.clone() {
            Some(account) => Ok(Self { visitor, account }),
            None => Err(Trouble::sign_in(visitor.say, parts.method.is_safe().then_some(visitor.path))),
        }
    }
}

impl FromRequestParts<House> for Administrator {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        let SignedIn { visitor, account } = SignedIn::from_request_parts(parts, house).await?;
        if account.administrator {
            Ok(Self { visitor, account })
        } else {
            Err(Trouble::forbidden(visitor.say))
        }
    }
}

impl FromRequestParts<House> for Seat {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        let SignedIn { visitor, account } = SignedIn::from_request_parts(parts, house).await?;
        let say = visitor.say;
        let id = in_path(parts, house, "review").await;
        let version = id.map_or(0, |id| house.service().live().version(id));
        let (review, roles) = seat(house, &account, id).await.say_in(say)?;
        Ok(Self { visitor, account, review, roles, version })
    }
}

/// What the path says in a place such as `{review}`; nothing where that cannot be read.
pub(crate) async fn in_path<T: FromStr>(parts: &mut Parts, house: &House, place: &str) -> Option<T> {
    let path = RawPathParams::from_request_parts(parts, house).await.ok()?;
    path.iter().find(|(name, _)| *name == place).and_then(|(_, text)| text.parse().ok())
}

async fn seat(house: &House, account: &Account, id: Option<ReviewId>) -> Result<(Review, Roles), Error> {
    let id = id.ok_or(Error::NotFound)?;
    let reader = house.reader();
    let review = storage::cycle::by_id(&reader, id).await?.ok_or(Error::NotFound)?;
    let roles = service::access::roles(&reader, id, account).await?;
    if roles.is_empty() { Err(Error::NotFound) } else { Ok((review, roles)) }
}

impl Seat {
    /// The seat in a review that the path does not name, such as a box's.
    pub(crate) async fn of(
        house: &House,
        visitor: Visitor,
        account: Account,
        review: ReviewId,
    ) -> Result<Self, Trouble> {
        let version = house.service().live().version(review);
        let (review, roles) = seat(house, &account, Some(review)).await.say_in(visitor.say)?;
        Ok(Self { visitor, account, review, roles, version })
    }

    pub(crate) fn say(&self) -> Say {
        self.visitor.say
    }

    /// Whether a page should offer an act. (What is done is checked again by the use case.)
    pub(crate) fn may(&self, act: Act) -> bool {
        self.roles.may(act)
    }

    /// Lets only those in who may do this.
    pub(crate) fn must(&self, act: Act) -> Result<(), Trouble> {
        if self.may(act) { Ok(()) } else { Err(Trouble::forbidden(self.say())) }
    }
}

impl<T: DeserializeOwned> FromRequest<House> for Checked<T> {
    type Rejection = Trouble;

    async fn from_request(request: Request, house: &House) -> Result<Self, Trouble> {
        let (mut parts, body) = request.into_parts();
        let say = Visitor::from_request_parts(&mut parts, house).await?.say;
        let unreadable = |why: &dyn std::fmt::Display| {
            tracing::info!(%why, "a form could not be read");
            Trouble::malformed(say)
        };
        let bytes = Bytes::from_request(Request::from_parts(parts.clone(), body), house).await;
        let bytes = bytes.map_err(|why| unreadable(&why))?;
        let whole = Request::from_parts(parts, Body::from(without_nul(bytes)));
        Form::from_request(whole, house).await.map(|Form(form)| Self(form)).map_err(|why| unreadable(&why))
    }
}

/// No keyboard types NUL, some programs paste it, and PostgreSQL keeps no text that has one: it goes.
fn without_nul(form: Bytes) -> Bytes {
    const NUL: &[u8] = b"%00";
    if !form.windows(NUL.len()).any(|three| three == NUL) {
        return form;
    }
    let mut left = form.as_ref();
    let mut kept = Vec::with_capacity(left.len());
    while let Some((first, rest)) = left.split_first() {
        left = left.strip_prefix(NUL).unwrap_or_else(|| {
            kept.push(*first);
            rest
        });
    }
    kept.into()
}
