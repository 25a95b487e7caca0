//! Signing in by password, signing out, and the list of one's own sessions.

use std::net::IpAddr;

use review::account::{Refusal, SignIn};
use storage::account::{Account, Means};

use super::{Token, password, start_session, throttle};
use crate::{Error, Service, chance};

/// How long a browser stays known.
const KNOWN_MS: i64 = 365 * 24 * 60 * 60 * 1000;
/// Characters of a session's hash by which its owner names it: no use to anybody else.
const HANDLE: usize = 16;

/// Somebody who types name and password.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// The sign-in name.
    pub sign_in: &'a str,
    /// The password.
    pub password: &'a str,
    /// From where, where that can be told. Not kept.
    pub address: Option<IpAddr>,
    /// By which the browser shows that somebody signed in with it before.
    pub browser: Option<&'a str>,
}

/// What a right password opens.
#[derive(Debug)]
pub struct SignedIn {
    /// The session.
    pub session: Token,
    /// By which the browser will be known.
    pub browser: Token,
}

/// Signs in by password. A wrong name takes as long as a wrong password, and reads the same.
pub async fn sign_in(service: &Service, attempt: &Attempt<'_>) -> Result<SignedIn, Error> {
    let wrong = || Error::from(review::Refusal::from(Refusal::WrongPassword));
    let sign_in: SignIn = attempt.sign_in.parse().map_err(|_| wrong())?;
    let found = storage::account::by_sign_in(&service.reader(), sign_in.as_str()).await?;
    let (account, hash) = match found {
        Some((account, hash)) => (Some(account), hash),
        None => (None, None),
    };
    let browser = attempt.browser.map(chance::token_hash);
    let known = match (&account, &browser) {
        (Some(account), Some(browser)) => {
            storage::account::knows_browser(&service.reader(), browser, account.id, service.now()).await?
        }
        (None, _) | (_, None) => false,
    };
    let from = match browser.as_deref().filter(|_| known) {
        Some(browser) => throttle::From::Known { browser },
        None => throttle::From::Unknown { address: attempt.address },
    };
    let charged =
        service.throttle.charge(sign_in.as_str(), from, service.now()).map_err(review::Refusal::from)?;
    let right = password::verify(service, attempt.password, hash).await?;
    let account = account.filter(|_| right).ok_or_else(wrong)?;
    service.throttle.right(charged);
    begin(service, &account, Means::Password).await
}

/// Begins a session for whoever proved to be this person, in a browser that is known from now on.
pub(super) async fn begin(service: &Service, account: &Account, means: Means) -> Result<SignedIn, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let session = start_session(&tx, service, account.id, means).await?;
    let (browser, hash) = Token::draw(service);
    storage::account::know_browser(&tx, &hash, account.id, now, now.plus_ms(KNOWN_MS)).await?;
    tx.commit().await?;
    Ok(SignedIn { session, browser })
}

/// Ends a session.
pub async fn sign_out(service: &Service, session: &str) -> Result<(), Error> {
    let tx = service.store.write().await?;
    storage::account::end_session(&tx, &chance::token_hash(session)).await?;
    tx.commit().await?;
    Ok(())
}

/// By what its owner names a session, out of its stored hash.
pub fn handle(hash: &str) -> &str {
    hash.get(..HANDLE).unwrap_or(hash)
}

/// Ends one of the own sessions, by its handle. One that has ended already is no error: the wish is fulfilled.
pub async fn end_session(service: &Service, account: &Account, named: &str) -> Result<(), Error> {
    let tx = service.store.write().await?;
    for (hash, _) in storage::account::sessions(&tx, account.id, service.now()).await? {
        if handle(&hash) == named {
            storage::account::end_session(&tx, &hash).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Ends all own sessions but the one that asks.
pub async fn end_other_sessions(service: &Service, account: &Account, session: &str) -> Result<(), Error> {
    let tx = service.store.write().await?;
    storage::account::end_sessions(&tx, account.id, Some(&chance::token_hash(session))).await?;
    tx.commit().await?;
    Ok(())
}
