//! Released, now or from a moment to come; called off before, withdrawn after.

use review::{
    id::{NewsId, ReviewId},
    log::Operation,
    publication,
    role::Act,
    time::Instant,
};
use storage::{
    account::Account,
    publication::{Body, Stage, Withdrawal},
};

use super::{as_read, done, move_on, refused};
use crate::{Error, Service, access, rehearsal};

/// Lets an approved item be read by its circle: at once, or from then on.
pub async fn release(
    service: &Service,
    by: &Account,
    (review, news): (ReviewId, NewsId),
    revision: usize,
    from: Option<Instant>,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::ReleaseNews).await?;
    rehearsal::must_count(&found)?;
    let item = as_read(&tx, review, news, revision).await?;
    publication::release(item.state).map_err(refused)?;
    // The template may have been changed since the text was written.
    publication::circle(item.text.circle, access::template(&found)?.news().circle).map_err(refused)?;
    let at = publication::release_at(from, now).map_err(refused)?;
    move_on(&tx, &item, Stage::Released(at, by.id)).await?;
    done(service, tx, review, (by.id, Operation::NewsReleased)).await
}

/// Calls a release off that is still to come. The approvals stand.
pub async fn call_off(
    service: &Service,
    by: &Account,
    (review, news): (ReviewId, NewsId),
    revision: usize,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::ReleaseNews).await?;
    let item = as_read(&tx, review, news, revision).await?;
    publication::call_off(item.state, item.released_at(), now).map_err(refused)?;
    move_on(&tx, &item, Stage::CalledOff).await?;
    done(service, tx, review, (by.id, Operation::NewsCalledOff)).await
}

/// Takes a released item off its page, to be mended and approved anew. Its address says why from then on.
pub async fn withdraw(
    service: &Service,
    by: &Account,
    (review, news): (ReviewId, NewsId),
    revision: usize,
    reason: &[String; 2],
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::ReleaseNews).await?;
    let item = as_read(&tx, review, news, revision).await?;
    publication::withdraw(item.state).map_err(refused)?;
    let [zh, en] = reason;
    let reason =
        Body { zh: publication::reason(zh).map_err(refused)?, en: publication::reason(en).map_err(refused)? };
    move_on(&tx, &item, Stage::Draft).await?;
    // What nobody could read yet leaves no gap.
    if item.is_out(now) {
        let gone = Withdrawal { news, slug: item.text.slug.clone(), by: by.id, reason, at: now };
        storage::publication::add_withdrawal(&tx, gone).await?;
    }
    done(service, tx, review, (by.id, Operation::NewsWithdrawn)).await
}
