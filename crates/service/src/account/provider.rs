//! Signing in at the organisation's own identity provider: OpenID Connect, authorization code with PKCE
//! (docs/decisions/0018).
//!
//! State, nonce and verifier are derived from a secret that only the browser has, in a cookie for this way alone; what is
//! kept here opens nothing.

mod http;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    IssuerUrl, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    TokenResponse as _,
    core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata, CoreUserInfoClaims},
};
use review::{account::Refusal, mail::Address, time::Instant, words::Words};
use sha2::{Digest as _, Sha256};
use storage::account::{Account, Attempt, AttemptKind, Deed, Means};
use tokio::sync::Mutex;

use super::{SignedIn, Token, note, signing_in};
use crate::{Error, Fault, Service, chance};
use http::Http;

/// How long the way to the provider and back may take.
const AWAY_MS: i64 = 15 * 60 * 1000;
/// How long what a provider says of itself is believed, keys included.
const KNOWN_MS: i64 = 60 * 60 * 1000;

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The one identity provider of this house.
pub struct Provider {
    issuer: IssuerUrl,
    client: ClientId,
    secret: Option<ClientSecret>,
    back: RedirectUrl,
    label: Words,
    http: Http,
    known: Mutex<Option<(Instant, CoreProviderMetadata)>>,
}

/// Somebody on the way to the provider.
pub struct Departure {
    /// Where to.
    pub url: String,
    /// What the browser keeps until it comes back.
    pub browser: Token,
}

/// What the provider sends a browser back with.
#[derive(Clone, Copy)]
pub struct Return<'a> {
    pub code: Option<&'a str>,
    pub state: Option<&'a str>,
    /// What the browser kept.
    pub browser: &'a str,
}

/// Who somebody is at the provider.
struct Identity {
    subject: String,
    email: Option<Address>,
    verified: bool,
}

impl Provider {
    /// Knows where the provider is; asks it nothing yet, so that a provider that is away does not keep the house shut.
    ///
    /// `back` is the address to which it sends people back, and must be registered there.
    pub fn new(
        issuer: &str,
        client: &str,
        secret: Option<&str>,
        back: String,
        label: Words,
    ) -> Result<Self, Fault> {
        Ok(Self {
            issuer: IssuerUrl::new(issuer.to_owned()).map_err(Fault::broken)?,
            client: ClientId::new(client.to_owned()),
            secret: secret.map(|secret| ClientSecret::new(secret.to_owned())),
            back: RedirectUrl::new(back).map_err(Fault::broken)?,
            label,
            http: Http::new().map_err(Fault::broken)?,
            known: Mutex::default(),
        })
    }

    /// The words of its button.
    pub fn label(&self) -> &Words {
        &self.label
    }

    async fn client(&self, now: Instant) -> Result<Client, Error> {
        let mut known = self.known.lock().await;
        let fresh = known.as_ref().filter(|(since, _)| now.since(*since) < KNOWN_MS);
        let metadata = if let Some((_, metadata)) = fresh {
            metadata.clone()
        } else {
            let asked = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http).await;
            let metadata = asked.map_err(|why| silent(&why))?;
            *known = Some((now, metadata.clone()));
            metadata
        };
        let client = CoreClient::from_provider_metadata(metadata, self.client.clone(), self.secret.clone());
        Ok(client.set_redirect_uri(self.back.clone()))
    }

    /// Exchanges the code and checks what comes back: signature, issuer, audience, times, nonce.
    async fn identity(&self, service: &Service, code: &str, browser: &str) -> Result<Identity, Error> {
        let client = self.client(service.now()).await?;
        let request = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(Fault::broken)?
            .set_pkce_verifier(PkceCodeVerifier::new(derived("verifier", browser)));
        let answer = request.request_async(&self.http).await.map_err(|why| failed(&why))?;
        let token = answer.id_token().ok_or_else(start_again)?;
        // Its times are held against the machine's clock, as the provider's own are.
        let verifier = client.id_token_verifier();
        let nonce = Nonce::new(derived("nonce", browser));
        let claims = token.claims(&verifier, &nonce).map_err(|why| failed(&why))?;
        // Most providers tell the address here only.
        let asked = client.user_info(answer.access_token().clone(), Some(claims.subject().clone()));
        let told: Option<CoreUserInfoClaims> = match asked {
            Ok(request) => Some(request.request_async(&self.http).await.map_err(|why| failed(&why))?),
            Err(_) => None,
        };
        let email = claims.email().or_else(|| told.as_ref()?.email()).map(|email| email.as_str());
        let stands_up = claims.email_verified().or_else(|| told.as_ref()?.email_verified());
        Ok(Identity {
            subject: claims.subject().to_string(),
            email: email.and_then(|email| email.parse().ok()),
            verified: stands_up == Some(true),
        })
    }
}

/// One secret of a way, out of what the browser keeps.
fn derived(what: &str, browser: &str) -> String {
    Base64UrlUnpadded::encode_string(&Sha256::digest(format!("{what} {browser}").as_bytes()))
}

fn refused(why: Refusal) -> Error {
    review::Refusal::from(why).into()
}

fn start_again() -> Error {
    refused(Refusal::ProviderAgain)
}

fn silent(why: &(dyn std::error::Error + 'static)) -> Error {
    tracing::warn!(%why, "the identity provider does not answer as it should");
    refused(Refusal::ProviderSilent)
}

fn failed(why: &(dyn std::error::Error + 'static)) -> Error {
    tracing::warn!(%why, "an answer of the identity provider does not hold");
    start_again()
}

/// Sends somebody to the provider; afterwards they come back to a path of ours.
pub async fn depart(service: &Service, back: &str) -> Result<Departure, Error> {
    let provider = service.provider().ok_or(Error::NotFound)?;
    let now = service.now();
    let client = provider.client(now).await?;
    let (browser, hash) = Token::draw(service);
    let verifier = PkceCodeVerifier::new(derived("verifier", browser.expose()));
    let (state, nonce) = (derived("state", browser.expose()), derived("nonce", browser.expose()));
    let (url, ..) = client
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            || CsrfToken::new(state),
            || Nonce::new(nonce),
        )
        .add_scope(Scope::new("email".into()))
        .add_scope(Scope::new("profile".into()))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
        .url();
    let attempt = Attempt {
        kind: AttemptKind::Provider,
        account: None,
        state: back.to_owned(),
        expires_at: now.plus_ms(AWAY_MS),
    };
    let tx = service.store.write().await?;
    storage::account::add_attempt(&tx, &hash, &attempt, now).await?;
    tx.commit().await?;
    Ok(Departure { url: url.to_string(), browser })
}

/// Lets somebody in who comes back from the provider, and says where they were going.
pub async fn come_back(service: &Service, with: Return<'_>) -> Result<(SignedIn, String), Error> {
    let provider = service.provider().ok_or(Error::NotFound)?;
    let tx = service.store.write().await?;
    let hash = chance::token_hash(with.browser);
    let attempt = storage::account::take_attempt(&tx, &hash, AttemptKind::Provider, service.now()).await?;
    tx.commit().await?;
    let attempt = attempt.ok_or_else(start_again)?;
    // Hashes are compared, so that the time it takes tells nothing of the secret.
    let state = with.state.map(chance::token_hash);
    if state != Some(chance::token_hash(&derived("state", with.browser))) {
        return Err(start_again());
    }
    let code = with.code.ok_or_else(start_again)?;
    let identity = provider.identity(service, code, with.browser).await?;
    let account = matched(service, provider.issuer.as_str(), &identity).await?;
    Ok((signing_in::begin(service, &account, Means::Provider).await?, attempt.state))
}

/// Whose account it is: whoever is linked with the subject, else whoever has the address that the provider has verified.
async fn matched(service: &Service, issuer: &str, identity: &Identity) -> Result<Account, Error> {
    let email = || identity.email.as_ref().map(ToString::to_string).unwrap_or_default();
    let unknown = || refused(Refusal::UnknownThere { email: email() });
    let tx = service.store.write().await?;
    if let Some((_, account)) = storage::account::by_identity(&tx, issuer, &identity.subject).await? {
        return account.ok_or_else(unknown);
    }
    let address = identity.email.as_ref().ok_or_else(unknown)?;
    if !identity.verified {
        return Err(refused(Refusal::UnverifiedThere { email: email() }));
    }
    let account = storage::account::by_email(&tx, address.as_str()).await?.ok_or_else(unknown)?;
    // Somebody else there was this person before: an address that passed on must not pass an account on.
    if storage::account::has_identity(&tx, issuer, account.id).await? {
        return Err(unknown());
    }
    storage::account::link_identity(&tx, issuer, &identity.subject, account.id, service.now()).await?;
    note(&tx, service, account.id, Deed::ProviderLinked, Some(account.id)).await?;
    tx.commit().await?;
    Ok(account)
}
