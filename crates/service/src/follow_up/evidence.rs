//! Files that show how an item was mended.

use documents::attached;
use review::{
    Refusal,
    follow_up::{self as rules, ItemState},
    id::{AttachmentId, ItemId, ReviewId},
    report::attachment::{has_room, safe_name},
    role::Act,
};
use storage::{
    Tx,
    account::Account,
    follow_up::{
        Item,
        evidence::{add, delete, of_item, remove},
    },
    report::attachment::Attachment,
};

use super::hands;
use crate::{Error, Fault, Service, access, chance};

fn refused(why: review::report::FileRefusal) -> Error {
    Error::Refused(review::report::Refusal::File(why).into())
}

/// Attaches a file to an item that somebody still works on, by the rules for files of reports.
pub async fn attach(
    service: &Service,
    by: &Account,
    review: ReviewId,
    item: ItemId,
    name: &str,
    bytes: Vec<u8>,
) -> Result<AttachmentId, Error> {
    let now = service.now();
    let rules = {
        let found = access::must(&service.reader(), review, by, Act::ReadReleased).await?;
        access::template(&found)?.report().attachments
    };
    has_room(&rules, 0, bytes.len()).map_err(refused)?;
    // Unpacking takes a while: not on the event loop, and not while the database is held.
    let called = name.to_owned();
    let look = move || attached::inspect(&called, bytes);
    let (kind, bytes) = tokio::task::spawn_blocking(look).await.map_err(Fault::broken)?.map_err(refused)?;
    let tx = service.store.write().await?;
    let item = own(&tx, by, review, item).await?;
    let there = of_item(&tx, item.id).await?.iter().filter(|file| file.removed_at.is_none()).count();
    has_room(&rules, there, bytes.len()).map_err(refused)?;
    let new = Attachment {
        id: AttachmentId::from_uuid(chance::uuid(&*service.dice, now)),
        name: safe_name(name, kind),
        kind,
        hash: chance::sha256_hex(&bytes),
        size: bytes.len(),
        added_at: now,
        added_by: by.id,
        removed_at: None,
    };
    add(&tx, item.id, &new, bytes).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(new.id)
}

/// Takes a file away. What somebody has judged by is kept.
pub async fn detach(
    service: &Service,
    by: &Account,
    review: ReviewId,
    item: ItemId,
    file: AttachmentId,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let item = own(&tx, by, review, item).await?;
    let files = of_item(&tx, item.id).await?;
    let one = files.iter().find(|one| one.id == file).ok_or(Error::NotFound)?;
    let steps = storage::follow_up::steps(&tx, item.id).await?;
    let went_out = steps.iter().any(|step| step.state == ItemState::Submitted && one.was_there(step.at));
    let done =
        if went_out { remove(&tx, item.id, file, now).await? } else { delete(&tx, item.id, file).await? };
    if !done {
        return Err(Error::Stale);
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The item, for whoever mends it.
async fn own(tx: &Tx, by: &Account, review: ReviewId, item: ItemId) -> Result<Item, Error> {
    let found = access::must(tx, review, by, Act::ReadReleased).await?;
    found.phase.may_change().map_err(Refusal::from)?;
    let item = storage::follow_up::by_id(tx, review, item).await?.ok_or(Error::NotFound)?;
    if !hands(tx, review, by, &item).await?.mends(by.id) {
        return Err(Error::Forbidden);
    }
    rules::may_attach(item.state).map_err(Refusal::from)?;
    Ok(item)
}
