//! What was printed, signed, sealed and scanned comes back.

use documents::attached;
use review::{
    document::{DocumentKind, Refusal, SCANS, must_be_scan},
    id::{ReporterId, ReviewId, SignedCopyId},
    log::{About, Operation},
    report::attachment::{has_room, safe_name},
    role::Act,
};
use storage::{
    account::Account,
    document::{SignedCopy, add, copies, remove},
};

use crate::{Error, Fault, Service, access, chance, log};

/// A scan as it comes.
pub struct Scan {
    /// Of which document …
    pub document: DocumentKind,
    /// … and of which reporter, where it is of one.
    pub reporter: Option<ReporterId>,
    /// How the file is called.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

fn refused(why: impl Into<Refusal>) -> Error {
    review::Refusal::from(why.into()).into()
}

/// Keeps a scan of a signed document, if it is what its name says.
pub async fn bring(
    service: &Service,
    by: &Account,
    review: ReviewId,
    scan: Scan,
) -> Result<SignedCopyId, Error> {
    let now = service.now();
    access::must(&service.reader(), review, by, Act::ExportDocuments).await?;
    has_room(&SCANS, 0, scan.bytes.len()).map_err(Refusal::File).map_err(refused)?;
    // Looking takes a while: not on the event loop, and not while the database is held.
    let (name, bytes) = (scan.name.clone(), scan.bytes);
    let look = move || attached::inspect(&name, bytes);
    let (kind, bytes) = tokio::task::spawn_blocking(look)
        .await
        .map_err(Fault::broken)?
        .map_err(Refusal::File)
        .map_err(refused)?;
    must_be_scan(kind).map_err(refused)?;
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::ExportDocuments).await?;
    if let Some(reporter) = scan.reporter {
        let known = storage::roster::reporters(&tx, review).await?.iter().any(|one| one.id == reporter);
        if !known || !scan.document.is_per_reporter() {
            return Err(Error::NotFound);
        }
    }
    let there = copies(&tx, review, scan.document).await?.iter().filter(|one| one.removed.is_none()).count();
    has_room(&SCANS, there, bytes.len()).map_err(Refusal::File).map_err(refused)?;
    let new = SignedCopy {
        id: SignedCopyId::from_uuid(chance::uuid(&*service.dice, now)),
        document: scan.document,
        reporter: scan.reporter,
        name: safe_name(&scan.name, kind),
        kind,
        hash: chance::sha256_hex(&bytes),
        size: bytes.len(),
        added_at: now,
        added_by: by.id,
        removed: None,
    };
    add(&tx, review, &new, bytes).await?;
    log::keep(service, &tx, review, by.id, Operation::ScanBrought, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(new.id)
}

/// Takes a scan away. That it was there, and its hash, stay.
pub async fn take_away(
    service: &Service,
    by: &Account,
    review: ReviewId,
    id: SignedCopyId,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::ExportDocuments).await?;
    if !remove(&tx, review, id, by.id, now).await? {
        return Err(Error::NotFound);
    }
    log::keep(service, &tx, review, by.id, Operation::ScanTakenAway, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}
