//! Files that go with a report.

use documents::attached;
use review::{
    id::{AttachmentId, ReporterId, ReviewId},
    log::{About, Operation},
    report::{
        attachment::{has_room, safe_name},
        may_edit,
    },
    role::Act,
};
use storage::{
    account::Account,
    report::attachment::{Attachment, add, delete, of_report, remove},
};

use super::{own, report_of};
use crate::{Error, Fault, Service, access, chance, log};

fn refused(why: review::report::FileRefusal) -> Error {
    Error::Refused(review::report::Refusal::File(why).into())
}

/// Attaches a file to the reporter's own draft, if it is what its name says and nothing worse.
pub async fn attach(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    name: &str,
    bytes: Vec<u8>,
) -> Result<AttachmentId, Error> {
    let now = service.now();
    let rules = {
        let found = access::must(&service.reader(), review, by, Act::WriteOwnReport).await?;
        access::template(&found)?.report().attachments
    };
    has_room(&rules, 0, bytes.len()).map_err(refused)?;
    // Unpacking takes a while: not on the event loop, and not while the database is held.
    let called = name.to_owned();
    let look = move || attached::inspect(&called, bytes);
    let (kind, bytes) = tokio::task::spawn_blocking(look).await.map_err(Fault::broken)?.map_err(refused)?;
    let tx = service.store.write().await?;
    let (found, reporter) = own(&tx, review, by, reporter).await?;
    found.phase.may_change().map_err(review::Refusal::from)?;
    let (report, versions) = report_of(&tx, &reporter).await?;
    may_edit(storage::report::state(&versions)).map_err(review::Refusal::from)?;
    let there = of_report(&tx, report.id).await?.iter().filter(|file| file.removed_at.is_none()).count();
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
    add(&tx, report.id, &new, bytes).await?;
    log::keep(service, &tx, review, by.id, Operation::FileAttached, About::Reporter(reporter.id)).await?;
    tx.commit().await?;
    Ok(new.id)
}

/// Takes a file away from the draft. Versions that went out with it keep it.
pub async fn detach(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    file: AttachmentId,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let (found, reporter) = own(&tx, review, by, reporter).await?;
    found.phase.may_change().map_err(review::Refusal::from)?;
    let (report, versions) = report_of(&tx, &reporter).await?;
    may_edit(storage::report::state(&versions)).map_err(review::Refusal::from)?;
    let files = of_report(&tx, report.id).await?;
    let one = files.iter().find(|one| one.id == file).ok_or(Error::NotFound)?;
    let went_out = versions.iter().any(|version| one.was_there(version.handed_in_at));
    let done = if went_out {
        remove(&tx, report.id, file, now).await?
    } else {
        delete(&tx, report.id, file).await?
    };
    if !done {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, review, by.id, Operation::FileDetached, About::Reporter(reporter.id)).await?;
    tx.commit().await?;
    Ok(())
}
