//! Passkeys: a key on somebody's own device that signs in (WebAuthn). The device checks its owner, and tells nobody how.

use review::{
    account::{Refusal, passkey_name},
    id::{AccountId, PasskeyId},
};
use storage::account::{Account, Attempt, AttemptKind, Deed, Means, Passkey as Row};
use webauthn_rs::{
    Webauthn, WebauthnBuilder,
    prelude::{
        CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
        RegisterPublicKeyCredential, Url,
    },
};

use super::{SignedIn, Token, note, signing_in};
use crate::{
    Error, Fault, Service,
    chance::{self, hex},
};

/// How long a device may take.
const ASKED_MS: i64 = 5 * 60 * 1000;

/// A question to a device.
pub struct Challenge {
    /// By which the answer finds it.
    pub attempt: Token,
    /// The options for the browser, as JSON.
    pub options: serde_json::Value,
}

/// Where this house is, as browsers see it: passkeys belong to one host.
fn house(origin: &str) -> Result<Webauthn, Fault> {
    let url = Url::parse(origin).map_err(Fault::broken)?;
    let host = url.host_str().ok_or_else(|| Fault::broken("an origin without a host"))?;
    WebauthnBuilder::new(host, &url).and_then(WebauthnBuilder::build).map_err(Fault::broken)
}

fn refused(why: &(dyn std::error::Error + 'static)) -> Error {
    tracing::info!(%why, "a passkey was refused");
    review::Refusal::from(Refusal::PasskeyRefused).into()
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(Fault::broken)
}

fn parsed<T: serde::de::DeserializeOwned>(row: &Row) -> Result<T, Fault> {
    serde_json::from_str(&row.contents).map_err(Fault::broken)
}

/// Asks a device of the own account's owner for a new key.
pub async fn begin_adding(service: &Service, account: &Account, origin: &str) -> Result<Challenge, Error> {
    let there = storage::account::passkeys(&service.reader(), account.id).await?;
    let there: Vec<Passkey> = there.iter().map(parsed).collect::<Result<_, _>>()?;
    let known: Vec<CredentialID> = there.iter().map(|key| key.cred_id().clone()).collect();
    let name = account.name.in_lang(review::words::Lang::Zh);
    let (options, state) = house(origin)?
        .start_passkey_registration(*account.id.as_uuid(), &account.sign_in, name, Some(known))
        .map_err(Fault::broken)?;
    let mut options = serde_json::to_value(options).map_err(Fault::broken)?;
    // The device remembers whose key it is, so that nobody has to type a name.
    let selection = options.pointer_mut("/publicKey/authenticatorSelection");
    if let Some(selection) = selection.and_then(serde_json::Value::as_object_mut) {
        selection.insert("residentKey".into(), "required".into());
        selection.insert("requireResidentKey".into(), true.into());
    }
    ask(service, AttemptKind::PasskeyNew, Some(account.id), options, json(&state)?).await
}

/// Keeps a device's new key under a name.
pub async fn add(
    service: &Service,
    account: &Account,
    origin: &str,
    attempt: &str,
    name: &str,
    answer: &str,
) -> Result<(), Error> {
    let name = passkey_name(name).map_err(review::Refusal::from)?;
    let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).map_err(|why| refused(&why))?;
    let asked = asked(service, AttemptKind::PasskeyNew, attempt).await?;
    if asked.account != Some(account.id) {
        return Err(Error::Forbidden);
    }
    let state: PasskeyRegistration = serde_json::from_str(&asked.state).map_err(Fault::broken)?;
    let key = house(origin)?.finish_passkey_registration(&answer, &state).map_err(|why| refused(&why))?;
    let now = service.now();
    let row = Row {
        id: PasskeyId::from_uuid(chance::uuid(&*service.dice, now)),
        account: account.id,
        credential: hex(key.cred_id()),
        name,
        contents: json(&key)?,
        added_at: now,
        used_at: None,
    };
    let tx = service.store.write().await?;
    match storage::account::add_passkey(&tx, &row).await {
        Ok(()) => {}
        Err(fault) if fault.is_duplicate() => return Err(refused(&fault)),
        Err(fault) => return Err(fault.into()),
    }
    note(&tx, service, account.id, Deed::PasskeyAdded, Some(account.id)).await?;
    tx.commit().await?;
    Ok(())
}

/// Removes one of the own passkeys.
pub async fn remove(service: &Service, account: &Account, id: PasskeyId) -> Result<(), Error> {
    let tx = service.store.write().await?;
    if !storage::account::remove_passkey(&tx, account.id, id).await? {
        return Err(Error::NotFound);
    }
    note(&tx, service, account.id, Deed::PasskeyRemoved, Some(account.id)).await?;
    tx.commit().await?;
    Ok(())
}

/// Asks any device for a key of this house. Nobody says who they are: the device knows.
pub async fn begin(service: &Service, origin: &str) -> Result<Challenge, Error> {
    let (options, state) = house(origin)?.start_discoverable_authentication().map_err(Fault::broken)?;
    let options = serde_json::to_value(options).map_err(Fault::broken)?;
    ask(service, AttemptKind::Passkey, None, options, json(&state)?).await
}

/// Signs in whose key it is.
pub async fn sign_in(
    service: &Service,
    origin: &str,
    attempt: &str,
    answer: &str,
) -> Result<SignedIn, Error> {
    let answer: PublicKeyCredential = serde_json::from_str(answer).map_err(|why| refused(&why))?;
    let asked = asked(service, AttemptKind::Passkey, attempt).await?;
    let state: DiscoverableAuthentication = serde_json::from_str(&asked.state).map_err(Fault::broken)?;
    let house = house(origin)?;
    let (owner, credential) =
        house.identify_discoverable_authentication(&answer).map_err(|why| refused(&why))?;
    let (owner, credential) = (AccountId::from_uuid(owner), hex(credential));
    let rows = storage::account::passkeys(&service.reader(), owner).await?;
    let unknown = || Error::from(review::Refusal::from(Refusal::PasskeyRefused));
    let row = rows.into_iter().find(|row| row.credential == credential).ok_or_else(unknown)?;
    let mut key: Passkey = parsed(&row)?;
    let result =
        house.finish_discoverable_authentication_v2(&answer, state, &key).map_err(|why| refused(&why))?;
    key.update_credential(&result);
    let tx = service.store.write().await?;
    let account = storage::account::by_id(&tx, owner).await?.ok_or_else(unknown)?;
    if !storage::account::use_passkey(&tx, row.id, &json(&key)?, service.now()).await? {
        return Err(unknown());
    }
    tx.commit().await?;
    signing_in::begin(service, &account, Means::Passkey).await
}

async fn ask(
    service: &Service,
    kind: AttemptKind,
    account: Option<AccountId>,
    options: serde_json::Value,
    state: String,
) -> Result<Challenge, Error> {
    let now = service.now();
    let (attempt, hash) = Token::draw(service);
    let tx = service.store.write().await?;
    let new = Attempt { kind, account, state, expires_at: now.plus_ms(ASKED_MS) };
    storage::account::add_attempt(&tx, &hash, &new, now).await?;
    tx.commit().await?;
    Ok(Challenge { attempt, options })
}

/// What was asked, once.
async fn asked(service: &Service, kind: AttemptKind, attempt: &str) -> Result<Attempt, Error> {
    let tx = service.store.write().await?;
    let taken =
        storage::account::take_attempt(&tx, &chance::token_hash(attempt), kind, service.now()).await?;
    tx.commit().await?;
    taken.ok_or_else(|| review::Refusal::from(Refusal::PasskeyRefused).into())
}
