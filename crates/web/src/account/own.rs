//! One's own account: sessions, password, language of mails.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::CookieJar;
use i18n::{Lang, Say};
use serde::Deserialize;
use service::{Error, account::handle, sha256_hex};
use storage::account::{Means, Passkey, Session};

use super::entering;
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::Frame,
    gate::{Checked, SignedIn},
    house::House,
    links, moment,
};

#[derive(Template)]
#[template(path = "account/own.html")]
struct OwnPage {
    frame: Frame,
    name: String,
    sign_in: String,
    email: Option<String>,
    lang: Lang,
    /// Whether reminders go out to this person; `None` where no mail does.
    reminders: Option<bool>,
    sessions: Vec<SessionLine>,
    passkeys: Vec<PasskeyLine>,
    done: Option<&'static str>,
}

struct SessionLine {
    handle: String,
    since: String,
    means: &'static str,
    here: bool,
}

struct PasskeyLine {
    name: String,
    added: String,
    used: String,
    remove: String,
}

/// What was just done.
#[derive(Deserialize)]
pub(super) struct Wanted {
    done: Option<String>,
}

/// Which session; all others where none is named.
#[derive(Deserialize)]
pub(super) struct End {
    session: Option<String>,
}

/// The language of mails.
#[derive(Deserialize)]
pub(super) struct Chosen {
    lang: Lang,
}

/// `GET /account`
pub(super) async fn show(
    State(house): State<House>,
    signed_in: SignedIn,
    cookies: CookieJar,
    Query(wanted): Query<Wanted>,
) -> Page {
    let say = signed_in.visitor.say;
    let page = page(&house, &signed_in, entering::token(&cookies)).await.say_in(say)?;
    let done = wanted.done.and_then(|key| done(say, &key));
    Ok(render(&OwnPage { done, ..page }))
}

fn done(say: Say, key: &str) -> Option<&'static str> {
    match key {
        "saved" => Some(say.account_saved()),
        "passkey" => Some(say.account_passkey_saved()),
        "password" => Some(say.account_password_changed()),
        _ => None,
    }
}

/// `POST /account/sessions/end`
pub(super) async fn end(
    State(house): State<House>,
    SignedIn { visitor, account }: SignedIn,
    cookies: CookieJar,
    Checked(form): Checked<End>,
) -> Page {
    let service = house.service();
    match form.session {
        Some(named) => service::account::end_session(service, &account, &named).await,
        None => service::account::end_other_sessions(service, &account, entering::token(&cookies)).await,
    }
    .say_in(visitor.say)?;
    Ok(Redirect::to(&links::own_account()).into_response())
}

/// Whether reminders come by mail.
#[derive(Deserialize)]
pub(super) struct Reminders {
    on: Option<String>,
}

/// `POST /account/reminders`
pub(super) async fn reminders(
    State(house): State<House>,
    SignedIn { visitor, account }: SignedIn,
    Checked(form): Checked<Reminders>,
) -> Page {
    let on = form.on.is_some();
    service::notice::set_reminders(house.service(), &account, on).await.say_in(visitor.say)?;
    Ok(Redirect::to(&links::own_account_done("saved")).into_response())
}

/// `POST /account/language`
pub(super) async fn language(
    State(house): State<House>,
    SignedIn { visitor, account }: SignedIn,
    Checked(form): Checked<Chosen>,
) -> Page {
    service::account::set_lang(house.service(), &account, form.lang).await.say_in(visitor.say)?;
    Ok(Redirect::to(&links::own_account_done("saved")).into_response())
}

async fn page(
    house: &House,
    SignedIn { visitor, account }: &SignedIn,
    session: &str,
) -> Result<OwnPage, Error> {
    let (say, reader) = (visitor.say, house.reader());
    let found = storage::account::details(&reader, account.id).await?.ok_or(Error::NotFound)?;
    let sessions = storage::account::sessions(&reader, account.id, house.service().now()).await?;
    let (zone, here) = (house.zone().await?, sha256_hex(session.as_bytes()));
    let line = |(hash, session): (String, Session)| SessionLine {
        here: hash == here,
        handle: handle(&hash).to_owned(),
        since: moment::minute(say, session.began_at, &zone),
        means: means(say, session.means),
    };
    let off = storage::notice::switched_off(&reader).await?;
    let passkeys = storage::account::passkeys(&reader, account.id).await?;
    let passkey = |passkey: Passkey| PasskeyLine {
        added: say.account_passkey_added(moment::day(say, passkey.added_at, &zone)),
        used: match passkey.used_at {
            Some(at) => say.account_passkey_used(moment::minute(say, at, &zone)),
            None => say.account_passkey_unused().to_owned(),
        },
        remove: links::passkey_remove(passkey.id),
        name: passkey.name,
    };
    Ok(OwnPage {
        frame: Frame::new(visitor),
        name: account.name.in_lang(say.lang()).to_owned(),
        sign_in: account.sign_in.clone(),
        email: found.contact.email,
        lang: found.contact.lang,
        reminders: house.service().sends_mail().then(|| !off.contains(&account.id)),
        sessions: sessions.into_iter().map(line).collect(),
        passkeys: passkeys.into_iter().map(passkey).collect(),
        done: None,
    })
}

fn means(say: Say, means: Means) -> &'static str {
    match means {
        Means::Password => say.account_means_password(),
        Means::Link => say.account_means_link(),
        Means::Provider => say.account_means_provider(),
        Means::Passkey => say.account_means_passkey(),
    }
}
