//! Accounts: inviting, signing in by password or by link, passwords, sessions, closing.

mod inviting;
mod linking;
mod managing;
pub mod passkey;
mod password;
pub mod provider;
mod signing_in;
mod throttle;

use review::{
    account::{Refusal, SignIn, may_choose},
    id::{AccountId, EventId},
    log::{About, Operation},
    time::Instant,
    words::Words,
};
use storage::{
    account::{Account, Contact, Deed, Done, Link, Means, Purpose, Session},
    log::Chain,
};
use zeroize::Zeroizing;

use crate::{Error, Fault, Service, chance, log};

pub use inviting::{Forgot, Handed, NewAccount, Way, forgot, invite, invite_by, send_link, withdraw};
pub use linking::{Opens, choose_by_link, follow_link, opens};
pub use managing::{activate, change, deactivate, set_administrator, set_lang};
pub use password::choose_password;
pub use signing_in::{Attempt, SignedIn, end_other_sessions, end_session, handle, sign_in, sign_out};
pub(crate) use throttle::Throttle;

/// How long a session lasts: a working day and the evening after.
const SESSION_MS: i64 = 14 * 60 * 60 * 1000;
/// How long an invitation is good.
const INVITATION_MS: i64 = 14 * 24 * 60 * 60 * 1000;
/// How long a link to another password is good.
const RESET_MS: i64 = 24 * 60 * 60 * 1000;
/// How long a demonstration's links are good.
const DEMONSTRATION_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// A secret that opens a door, shown once to whom it belongs. Only its hash is stored. Wiped when dropped.
pub struct Token(Zeroizing<String>);

impl Token {
    /// For the cookie or the link.
    pub fn expose(&self) -> &str {
        &self.0
    }

    fn draw(service: &Service) -> (Self, String) {
        let token = Self(chance::token(&*service.dice).into());
        let hash = chance::token_hash(&token.0);
        (token, hash)
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// The one-time link of the first start; `None` once anybody has an account. A new start makes a new one.
pub async fn set_up_link(service: &Service) -> Result<Option<Token>, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    if storage::account::anybody(&tx).await? {
        return Ok(None);
    }
    storage::account::revoke_links(&tx, Purpose::Setup).await?;
    let (token, hash) = Token::draw(service);
    let link = Link {
        account: None,
        purpose: Purpose::Setup,
        expires_at: now.plus_ms(INVITATION_MS),
        used_at: None,
    };
    storage::account::add_link(&tx, &hash, &link, now).await?;
    tx.commit().await?;
    Ok(Some(token))
}

/// Makes the first administrator by the set-up link and signs in.
pub async fn set_up(
    service: &Service,
    link: &str,
    sign_in: &str,
    name: Words,
    password: &str,
) -> Result<Token, Error> {
    let sign_in: SignIn = sign_in.parse().map_err(review::Refusal::from)?;
    may_choose(password).map_err(review::Refusal::from)?;
    let hash = password::hash(service, password).await?;
    let now = service.now();
    let tx = service.store.write().await?;
    let link_hash = chance::token_hash(link);
    let found = valid_link(&tx, &link_hash, now).await?;
    if found.purpose != Purpose::Setup || !storage::account::use_up_link(&tx, &link_hash, now).await? {
        return Err(void());
    }
    let account = add(&tx, service, &sign_in, name, &Contact::default(), true).await?;
    storage::account::set_password(&tx, account.id, &hash).await?;
    let token = start_session(&tx, service, account.id, Means::Password).await?;
    let about = About::Account(account.id);
    log::keep_in(service, &tx, Chain::House, Some(account.id), Operation::AccountChanged, about).await?;
    tx.commit().await?;
    Ok(token)
}

/// Whose session it is; `None` when it has ended.
pub async fn who(service: &Service, session: &str) -> Result<Option<Account>, Fault> {
    let hash = chance::token_hash(session);
    Ok(storage::account::session_account(&service.reader(), &hash, service.now()).await?)
}

/// A link of the demonstration for one of its roles. Administrators only.
pub async fn demonstration_link(service: &Service, by: &Account, account: AccountId) -> Result<Token, Error> {
    crate::access::administrator(by)?;
    let tx = service.store.write().await?;
    let (token, _) = add_link(&tx, service, account, Purpose::Demonstration).await?;
    tx.commit().await?;
    Ok(token)
}

async fn add(
    tx: &storage::Tx,
    service: &Service,
    sign_in: &SignIn,
    name: Words,
    contact: &Contact,
    administrator: bool,
) -> Result<Account, Error> {
    let now = service.now();
    if storage::account::sign_in_taken(tx, sign_in.as_str()).await? {
        return Err(review::Refusal::from(Refusal::SignInTaken).into());
    }
    let id = AccountId::from_uuid(chance::uuid(&*service.dice, now));
    let account = Account { id, sign_in: sign_in.to_string(), name, administrator };
    match storage::account::add(tx, &account, contact, now).await {
        Ok(()) => Ok(account),
        Err(fault) if fault.is_duplicate() && contact.email.is_none() => {
            Err(review::Refusal::from(Refusal::SignInTaken).into())
        }
        Err(fault) if fault.is_duplicate() => Err(review::Refusal::from(Refusal::EmailTaken).into()),
        Err(fault) => Err(fault.into()),
    }
}

/// Makes a link and answers it, with the time until which it is good.
pub(crate) async fn add_link(
    tx: &storage::Tx,
    service: &Service,
    account: AccountId,
    purpose: Purpose,
) -> Result<(Token, Instant), Error> {
    let now = service.now();
    let lasts_ms = match purpose {
        Purpose::Setup | Purpose::Invitation => INVITATION_MS,
        Purpose::Reset => RESET_MS,
        Purpose::Demonstration => DEMONSTRATION_MS,
    };
    let expires_at = now.plus_ms(lasts_ms);
    let (token, hash) = Token::draw(service);
    let link = Link { account: Some(account), purpose, expires_at, used_at: None };
    storage::account::add_link(tx, &hash, &link, now).await?;
    Ok((token, expires_at))
}

fn void() -> Error {
    review::Refusal::from(Refusal::LinkVoid).into()
}

async fn valid_link(rows: &impl storage::Rows, hash: &str, now: Instant) -> Result<Link, Error> {
    storage::account::link(rows, hash)
        .await?
        .filter(|link| link.used_at.is_none() && now < link.expires_at)
        .ok_or_else(void)
}

/// Begins a session under a token of its own: none from before a sign-in lives on in it.
async fn start_session(
    tx: &storage::Tx,
    service: &Service,
    account: AccountId,
    means: Means,
) -> Result<Token, Error> {
    let now = service.now();
    let (token, hash) = Token::draw(service);
    let session = Session { account, means, began_at: now, expires_at: now.plus_ms(SESSION_MS) };
    storage::account::start_session(tx, &hash, &session).await?;
    Ok(token)
}

/// Keeps what was done to an account.
async fn note(
    tx: &storage::Tx,
    service: &Service,
    account: AccountId,
    deed: Deed,
    by: Option<AccountId>,
) -> Result<(), Error> {
    let now = service.now();
    let id = EventId::from_uuid(chance::uuid(&*service.dice, now));
    storage::account::add_deed(tx, id, account, &Done { deed, by, at: now }).await?;
    log::keep_in(service, tx, Chain::House, by, Operation::AccountChanged, About::Account(account)).await
}
