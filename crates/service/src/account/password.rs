//! Hashing, checking and choosing passwords.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use review::account::{Refusal, may_choose};
use storage::account::{Account, Deed};
use zeroize::Zeroizing;

use super::{inviting, note, throttle};
use crate::{Error, Fault, Service, chance};

/// Chooses a new password for the own account, which ends its other sessions. Whoever has one types it first: a screen
/// that was left open must not be enough.
pub async fn choose_password(
    service: &Service,
    account: &Account,
    session: &str,
    present: &str,
    password: &str,
) -> Result<(), Error> {
    may_choose(password).map_err(review::Refusal::from)?;
    check_present(service, account, present).await?;
    let hash = hash(service, password).await?;
    let tx = service.store.write().await?;
    if !storage::account::set_password(&tx, account.id, &hash).await? {
        return Err(Error::NotFound);
    }
    inviting::take_back(&tx, account.id).await?;
    storage::account::end_sessions(&tx, account.id, Some(&chance::token_hash(session))).await?;
    note(&tx, service, account.id, Deed::PasswordChosen, Some(account.id)).await?;
    tx.commit().await?;
    Ok(())
}

async fn check_present(service: &Service, account: &Account, present: &str) -> Result<(), Error> {
    let found = storage::account::by_sign_in(&service.reader(), &account.sign_in).await?;
    let Some(stored) = found.and_then(|(_, hash)| hash) else { return Ok(()) };
    let own = account.id.to_string();
    let from = throttle::From::Known { browser: &own };
    let charged = service.throttle.charge("", from, service.now()).map_err(review::Refusal::from)?;
    if !verify(service, present, Some(stored)).await? {
        return Err(review::Refusal::from(Refusal::WrongPresentPassword).into());
    }
    service.throttle.right(charged);
    Ok(())
}

/// Hashes with Argon2id and its default cost, off the event loop.
pub(super) async fn hash(service: &Service, password: &str) -> Result<String, Error> {
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
pub(super) async fn verify(service: &Service, password: &str, stored: Option<String>) -> Result<bool, Error> {
    let Some(stored) = stored else {
        hash(service, password).await?;
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
