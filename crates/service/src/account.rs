//! Signing in, by password or by link.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use review::{
    account::{Refusal, SignIn, may_choose},
    id::AccountId,
    time::Instant,
    words::Words,
};
use storage::account::{Account, Link, Purpose};
use zeroize::Zeroizing;

use crate::{Error, Fault, Service, chance};

/// How long a session lasts: a working day and the evening after.
const SESSION_MS: i64 = 14 * 60 * 60 * 1000;
/// How long an invitation is good.
const INVITATION_MS: i64 = 14 * 24 * 60 * 60 * 1000;
/// How long a demonstration's links are good.
const DEMONSTRATION_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// A secret that opens a door, shown once to whom it belongs. Only its hash is stored. Wiped when dropped.
pub struct Token(Zeroizing<String>);

impl Token {
    /// For the cookie or the link.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// What following a link led to.
#[derive(Debug)]
pub struct Followed {
    /// The session that it began.
    pub session: Token,
    /// Whether a password is to be chosen first: the link was an invitation, and opens nothing a second time.
    pub invited: bool,
}

/// The one-time link of the first start; `None` once anybody has an account. A new start makes a new one.
pub async fn set_up_link(service: &Service) -> Result<Option<Token>, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    if storage::account::anybody(&tx).await? {
        return Ok(None);
    }
    storage::account::revoke_links(&tx, Purpose::Setup).await?;
    let token = chance::token(&*service.dice);
    let link = Link {
        account: None,
        purpose: Purpose::Setup,
        expires_at: now.plus_ms(INVITATION_MS),
        used_at: None,
    };
    storage::account::add_link(&tx, &chance::token_hash(&token), &link, now).await?;
    tx.commit().await?;
    Ok(Some(Token(token.into())))
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
    let hash = hash_password(service, password).await?;
    let now = service.now();
    let tx = service.store.write().await?;
    let link_hash = chance::token_hash(link);
    let found = valid_link(&tx, &link_hash, now).await?;
    if found.purpose != Purpose::Setup || !storage::account::use_up_link(&tx, &link_hash, now).await? {
        return Err(review::Refusal::from(Refusal::LinkVoid).into());
    }
    let account = add(&tx, service, &sign_in, name, true).await?;
    storage::account::set_password(&tx, account.id, &hash).await?;
    let token = start_session(&tx, service, account.id, now).await?;
    tx.commit().await?;
    Ok(token)
}

/// Signs in by password. A wrong name takes as long as a wrong password, and reads the same.
pub async fn sign_in(service: &Service, sign_in: &str, password: &str) -> Result<Token, Error> {
    let wrong = || Error::from(review::Refusal::from(Refusal::WrongPassword));
    let sign_in: SignIn = sign_in.parse().map_err(|_| wrong())?;
    let found = storage::account::by_sign_in(&service.reader(), sign_in.as_str()).await?;
    let (account, hash) = match found {
        Some((account, hash)) => (Some(account), hash),
        None => (None, None),
    };
    let right = verify_password(service, password, hash).await?;
    let account = account.filter(|_| right).ok_or_else(wrong)?;
    let now = service.now();
    let tx = service.store.write().await?;
    let token = start_session(&tx, service, account.id, now).await?;
    tx.commit().await?;
    Ok(token)
}

/// Signs in by a link: an invitation (once) or a demonstration's role (as often as wanted).
pub async fn follow_link(service: &Service, link: &str) -> Result<Followed, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let link_hash = chance::token_hash(link);
    let found = valid_link(&tx, &link_hash, now).await?;
    let void = || Error::from(review::Refusal::from(Refusal::LinkVoid));
    let account = found.account.ok_or_else(void)?;
    let invited = match found.purpose {
        Purpose::Setup => return Err(void()),
        Purpose::Invitation => true,
        Purpose::Demonstration => false,
    };
    if invited && !storage::account::use_up_link(&tx, &link_hash, now).await? {
        return Err(void());
    }
    let session = start_session(&tx, service, account, now).await?;
    tx.commit().await?;
    Ok(Followed { session, invited })
}

/// Chooses a new password for the own account.
pub async fn choose_password(service: &Service, account: &Account, password: &str) -> Result<(), Error> {
    may_choose(password).map_err(review::Refusal::from)?;
    let hash = hash_password(service, password).await?;
    let tx = service.store.write().await?;
    if !storage::account::set_password(&tx, account.id, &hash).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

/// Ends a session.
pub async fn sign_out(service: &Service, session: &str) -> Result<(), Error> {
    let tx = service.store.write().await?;
    storage::account::end_session(&tx, &chance::token_hash(session)).await?;
    tx.commit().await?;
    Ok(())
}

/// Whose session it is; `None` when it has ended.
pub async fn who(service: &Service, session: &str) -> Result<Option<Account>, Fault> {
    let hash = chance::token_hash(session);
    Ok(storage::account::session_account(&service.reader(), &hash, service.now()).await?)
}

/// Adds an account. Administrators only.
pub async fn invite(
    service: &Service,
    by: &Account,
    sign_in: &str,
    name: Words,
) -> Result<(Account, Token), Error> {
    crate::access::administrator(by)?;
    let sign_in: SignIn = sign_in.parse().map_err(review::Refusal::from)?;
    let tx = service.store.write().await?;
    let account = add(&tx, service, &sign_in, name, false).await?;
    let token = add_link(&tx, service, account.id, Purpose::Invitation, INVITATION_MS).await?;
    tx.commit().await?;
    Ok((account, token))
}

/// A link of the demonstration for one of its roles. Administrators only.
pub async fn demonstration_link(service: &Service, by: &Account, account: AccountId) -> Result<Token, Error> {
    crate::access::administrator(by)?;
    let tx = service.store.write().await?;
    let token = add_link(&tx, service, account, Purpose::Demonstration, DEMONSTRATION_MS).await?;
    tx.commit().await?;
    Ok(token)
}

async fn add(
    tx: &storage::Tx,
    service: &Service,
    sign_in: &SignIn,
    name: Words,
    administrator: bool,
) -> Result<Account, Error> {
    let now = service.now();
    let id = AccountId::from_uuid(chance::uuid(&*service.dice, now));
    let account = Account { id, sign_in: sign_in.to_string(), name, administrator };
    match storage::account::add(tx, &account, now).await {
        Ok(()) => Ok(account),
        Err(fault) if fault.is_duplicate() => Err(review::Refusal::from(Refusal::SignInTaken).into()),
        Err(fault) => Err(fault.into()),
    }
}

async fn add_link(
    tx: &storage::Tx,
    service: &Service,
    account: AccountId,
    purpose: Purpose,
    lasts_ms: i64,
) -> Result<Token, Error> {
    let now = service.now();
    let token = chance::token(&*service.dice);
    let link = Link { account: Some(account), purpose, expires_at: now.plus_ms(lasts_ms), used_at: None };
    storage::account::add_link(tx, &chance::token_hash(&token), &link, now).await?;
    Ok(Token(token.into()))
}

async fn valid_link(tx: &storage::Tx, hash: &str, now: Instant) -> Result<Link, Error> {
    storage::account::link(tx, hash)
        .await?
        .filter(|link| link.used_at.is_none() && now < link.expires_at)
        .ok_or_else(|| review::Refusal::from(Refusal::LinkVoid).into())
}

async fn start_session(
    tx: &storage::Tx,
    service: &Service,
    account: AccountId,
    now: Instant,
) -> Result<Token, Error> {
    let token = chance::token(&*service.dice);
    let expires_at = now.plus_ms(SESSION_MS);
    storage::account::start_session(tx, &chance::token_hash(&token), account, now, expires_at).await?;
    Ok(Token(token.into()))
}

/// Hashes with Argon2id and its default cost, off the event loop.
async fn hash_password(service: &Service, password: &str) -> Result<String, Error> {
    let mut salt = [0; 16];
    service.dice.fill(&mut salt);
    let password = Zeroizing::new(password.to_owned());
    costly(service, move || {
        Argon2::default().hash_password_with_salt(password.as_bytes(), &salt).map(|hash| hash.to_string())
    })
    .await?
    .map_err(|why| Fault::broken(why).into())
}

/// Whether the password fits. Without a stored hash a hash is computed all the same and thrown away.
async fn verify_password(service: &Service, password: &str, stored: Option<String>) -> Result<bool, Error> {
    let Some(stored) = stored else {
        hash_password(service, password).await?;
        return Ok(false);
    };
    let password = Zeroizing::new(password.to_owned());
    costly(service, move || {
        PasswordHash::new(&stored)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await
}

async fn costly<T: Send + 'static>(
    service: &Service,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    let _permit = service.password_checks.acquire().await.map_err(Fault::broken)?;
    Ok(tokio::task::spawn_blocking(work).await.map_err(Fault::broken)?)
}
