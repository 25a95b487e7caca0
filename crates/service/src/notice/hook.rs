//! Chats that are told what is due: set up by the organiser, posted to in the background as mail is sent.

mod address;
mod payload;
mod posting;
mod summary;

pub use posting::{Outgoing, deliver, next};
pub use summary::summarise_due;

use review::{
    Refusal,
    id::{PostId, ReviewId},
    log::{About, Operation},
    mail::TRIED_MS,
    notice::hook::{AddressError, Format, SECRET_LIMIT},
    role::Act,
    time::Instant,
    words::Lang,
};
use storage::{
    account::Account,
    mail::Stand,
    notice::hook::{Hook, Post, PostKind, Summary},
};

use crate::{Error, Service, access, chance, log, rehearsal};

/// What an organiser says of a chat.
pub struct NewHook<'a> {
    /// In which form it takes a message.
    pub format: Format,
    /// In which language it is spoken to.
    pub lang: Lang,
    /// Where its bot listens.
    pub address: &'a str,
    /// By which posts are signed; blank for none.
    pub secret: &'a str,
}

/// What is sealed belongs to one field of one review.
fn place(review: ReviewId, field: &str) -> String {
    format!("hook|{review}|{field}")
}

fn refused(why: impl Into<review::notice::Refusal>) -> Error {
    Refusal::from(why.into()).into()
}

/// Sets the chat of a review up, in place of another.
pub async fn set(service: &Service, by: &Account, review: ReviewId, new: NewHook<'_>) -> Result<(), Error> {
    let tx = service.store.write().await?;
    rehearsal::must_count(&access::must(&tx, review, by, Act::FollowProgress).await?)?;
    let seal = service.seal().ok_or_else(|| refused(review::notice::Refusal::NoSeal))?;
    let address = address::read(new.address, service.posts_inside()).map_err(refused)?;
    let secret = new.secret.trim();
    if secret.chars().count() > SECRET_LIMIT {
        return Err(refused(AddressError::SecretTooLong { limit: SECRET_LIMIT }));
    }
    let close = |field, text: &str| seal.close(&*service.dice, &place(review, field), text);
    let signs = new.format.is_signed() && !secret.is_empty();
    let hook = Hook {
        review,
        format: new.format,
        lang: new.lang,
        host: address.host_str().unwrap_or_default().to_owned(),
        address: close("address", address.as_str())?,
        secret: if signs { Some(close("secret", secret)?) } else { None },
        set_at: service.now(),
        set_by: by.id,
    };
    storage::notice::hook::put(&tx, &hook).await?;
    log::keep(service, &tx, review, by.id, Operation::ChatSet, About::Nothing).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes the chat of a review away.
pub async fn remove(service: &Service, by: &Account, review: ReviewId) -> Result<(), Error> {
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::FollowProgress).await?;
    if !storage::notice::hook::remove(&tx, review).await? {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, review, by.id, Operation::ChatRemoved, About::Nothing).await?;
    tx.commit().await?;
    Ok(())
}

/// Asks for a post that shows whether the chat takes one: what is due today, or that nothing is.
pub async fn test(service: &Service, by: &Account, review: ReviewId) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::FollowProgress).await?;
    if storage::notice::hook::of(&tx, review).await?.is_none() {
        return Err(refused(review::notice::Refusal::NoHook));
    }
    let facts = super::facts(&tx, &found, service.now()).await?;
    let summary = summary::of(&found, &access::template(&found)?, &facts);
    let post = post(service, review, PostKind::Test, summary);
    storage::notice::hook::add_post(&tx, &post).await?;
    tx.commit().await?;
    Ok(())
}

fn post(service: &Service, review: ReviewId, kind: PostKind, summary: Summary) -> Post {
    let now: Instant = service.now();
    Post {
        id: PostId::from_uuid(chance::uuid(&*service.dice, now)),
        review,
        kind,
        summary,
        caused_at: now,
        attempts: 0,
        ends_at: now.plus_ms(TRIED_MS),
        stand: Stand::Waiting { due_at: now },
        reason: None,
    }
}
