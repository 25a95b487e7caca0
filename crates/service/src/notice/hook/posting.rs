//! Posts leave as mail does: claimed, tried with growing pauses, given up after a day.

use std::time::Duration;

use reqwest::{Client, header::CONTENT_TYPE, redirect::Policy};
use review::{
    mail::{KEPT_MS, pause_ms},
    words::Lang,
};
use storage::notice::hook::{Hook, Post};

use super::{
    address::{self, Nowhere},
    payload::{Payload, payload, refusal},
    place,
};
use crate::{Error, Fault, Service};

/// How long a chat may take for an answer. Shorter than the first pause, so that nothing is posted by two at once.
const PATIENCE: Duration = Duration::from_secs(10);
/// Bytes that are read of an answer.
const GREATEST: usize = 64 * 1024;
/// Characters of what a chat said that are kept.
const REASON: usize = 200;

/// A post on its way out, to be put into words.
#[derive(Debug)]
pub struct Outgoing {
    /// What it says.
    pub post: Post,
    hook: Hook,
}

impl Outgoing {
    /// In which language.
    pub fn lang(&self) -> Lang {
        self.hook.lang
    }
}

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("the address cannot be read with this server's key; set the chat up anew")]
    Sealed,
    #[error(transparent)]
    Nowhere(#[from] Nowhere),
    #[error("no connection, or no answer in time")]
    Request(#[from] reqwest::Error),
    #[error("status {0}")]
    Status(u16),
    #[error("the answer is longer than {GREATEST} bytes")]
    TooLong,
    #[error("the chat refused it: {0}")]
    Refused(String),
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Takes the next post that is due. Whoever took it [`deliver`]s it; whoever falls silent finds it due again after the
/// pause.
pub async fn next(service: &Service) -> Result<Option<Outgoing>, Error> {
    let now = service.now();
    if storage::notice::hook::next_due(&service.reader(), now).await?.is_none() {
        return Ok(None);
    }
    let tx = service.store.write().await?;
    let Some(post) = storage::notice::hook::next_due(&tx, now).await? else { return Ok(None) };
    let Some(hook) = storage::notice::hook::of(&tx, post.review).await? else { return Ok(None) };
    if !storage::notice::hook::claim(&tx, &post, now.plus_ms(pause_ms(post.attempts + 1))).await? {
        return Ok(None);
    }
    storage::notice::hook::forget(&tx, now.minus_ms(KEPT_MS)).await?;
    tx.commit().await?;
    Ok(Some(Outgoing { post: Post { attempts: post.attempts + 1, ..post }, hook }))
}

/// Posts, and notes how that went. `false` when it failed.
pub async fn deliver(service: &Service, outgoing: &Outgoing, text: &str) -> Result<bool, Error> {
    let done = send(service, outgoing, text).await;
    let (now, post) = (service.now(), &outgoing.post);
    let tx = service.store.write().await?;
    // Somebody took the chat away, or had it tried anew, while this was under way: then that stands.
    match &done {
        Ok(()) => drop(storage::notice::hook::sent(&tx, post, now).await?),
        Err(why) => {
            let over = now.plus_ms(pause_ms(post.attempts)) > post.ends_at;
            let reason: String = why.to_string().chars().filter(|c| !c.is_control()).take(REASON).collect();
            storage::notice::hook::failed(&tx, post, &reason, over.then_some(now)).await?;
        }
    }
    tx.commit().await?;
    Ok(done.is_ok())
}

async fn send(service: &Service, outgoing: &Outgoing, text: &str) -> Result<(), Failure> {
    let (hook, post) = (&outgoing.hook, &outgoing.post);
    let seal = service.seal().ok_or(Failure::Sealed)?;
    let open = |field, sealed: &[u8]| seal.open(&place(hook.review, field), sealed).ok_or(Failure::Sealed);
    let address = open("address", &hook.address)?;
    let secret = hook.secret.as_deref().map(|sealed| open("secret", sealed)).transpose()?;
    let inside = service.posts_inside();
    let url = address::read(&address, inside).map_err(|_| Failure::Nowhere(Nowhere::Inside))?;
    let there = address::resolve(&url, inside).await?;
    let host = url.host_str().unwrap_or_default().to_owned();
    let secret = secret.as_ref().map(|secret| secret.as_str());
    let payload = payload(hook.format, url, secret, post, text, service.now())?;
    let answer = ask(payload, &host, &there).await?;
    refusal(hook.format, &answer).map_or(Ok(()), |why| Err(Failure::Refused(why)))
}

/// No redirect is followed, no proxy asked: what was looked at is what is connected to.
async fn ask(payload: Payload, host: &str, there: &[std::net::SocketAddr]) -> Result<Vec<u8>, Failure> {
    let client = Client::builder().redirect(Policy::none()).no_proxy().timeout(PATIENCE);
    let client = client.resolve_to_addrs(host, there).build()?;
    let request = client.post(payload.url).header(CONTENT_TYPE, "application/json; charset=utf-8");
    let request = payload.headers.iter().fold(request, |request, (name, value)| request.header(*name, value));
    // An error of the client's may hold the address, which is a secret: only its kind is told.
    let mut response = request.body(payload.body).send().await.map_err(reqwest::Error::without_url)?;
    if !response.status().is_success() {
        return Err(Failure::Status(response.status().as_u16()));
    }
    let mut answer = Vec::new();
    while let Some(part) = response.chunk().await.map_err(reqwest::Error::without_url)? {
        answer.extend_from_slice(&part);
        if answer.len() > GREATEST {
            return Err(Failure::TooLong);
        }
    }
    Ok(answer)
}
