//! A closed review put away: one package of everything, with a list of hashes, and its way back into a house.
//!
//! The rows are in it as a backup's are, so that an archive of an older version is brought up to date on its way in;
//! documents, ballots and attachments stand beside them as files for people.

mod list;
mod package;

use std::io::Cursor;

use documents::bundle::bundle;
use review::id::ReviewId;
use storage::{
    Rows, Store,
    backup::{Filling, Snapshot},
    cycle::Review,
    log::Chain,
};

use crate::{Error, Fault, Service, backup, evaluation::crunch, log};

pub use list::{Listed, Manifest};
pub use package::{ArchiveError, MOST, Package};

/// The rows of the review.
pub const ROWS: &str = "records.jsonl";
/// The operation log.
pub const LOG: &str = "operations.jsonl";
/// Where the boxes' archives are.
pub const BALLOTS: &str = "ballots/";

/// The files of a package that are no documents: records, ballots, attachments, signed copies.
///
/// # Errors
///
/// [`review::phase::Refusal::NotClosed`] while something may still change.
pub async fn contents(service: &Service, review: &Review) -> Result<Vec<(String, Vec<u8>)>, Error> {
    review.phase.must_be_closed().map_err(review::Refusal::from)?;
    let rows = service.reader();
    let mut files = vec![(ROWS.to_owned(), records(service, review.id).await?)];
    for one in storage::evaluation::boxes(&rows, review.id).await? {
        if one.records > 0 {
            files.push((
                format!("{BALLOTS}{}.bel", one.id),
                crate::evaluation::archive(&rows, &one.id).await?,
            ));
        }
    }
    files.push((LOG.to_owned(), log::exported(&rows, Chain::Review(review.id)).await?));
    attachments(&rows, review.id, &mut files).await?;
    signed(&rows, review.id, &mut files).await?;
    Ok(files)
}

/// All files as one, with the list of their hashes in front.
pub async fn package(
    service: &Service,
    review: &Review,
    files: Vec<(String, Vec<u8>)>,
) -> Result<Vec<u8>, Error> {
    let manifest = Manifest::new(review, service.now(), &files);
    let text = serde_json::to_vec_pretty(&manifest).map_err(Fault::broken)?;
    let packed = crunch(move || {
        let mut all = vec![(list::MANIFEST.to_owned(), text)];
        all.extend(files);
        bundle(&all)
    });
    Ok(packed.await?.map_err(Fault::broken)?)
}

async fn records(service: &Service, review: ReviewId) -> Result<Vec<u8>, Error> {
    let snapshot = Snapshot::of_review(&service.store, review).await?;
    let mut out = Vec::new();
    backup::write_snapshot(&snapshot, &*service.clock, &mut out, &|_| {}).await.map_err(Fault::broken)?;
    Ok(out)
}

async fn attachments(
    rows: &impl Rows,
    review: ReviewId,
    files: &mut Vec<(String, Vec<u8>)>,
) -> Result<(), Error> {
    for reporter in storage::roster::reporters(rows, review).await? {
        let Some(report) = storage::report::of_reporter(rows, reporter.id).await? else { continue };
        for (at, one) in storage::report::attachment::of_report(rows, report.id).await?.iter().enumerate() {
            if let Some(bytes) = storage::report::attachment::contents(rows, report.id, one.id).await? {
                files.push((format!("attachments/{}/{}-{}", reporter.unit.code, at + 1, one.name), bytes));
            }
        }
    }
    Ok(())
}

async fn signed(rows: &impl Rows, review: ReviewId, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), Error> {
    for document in review::document::DocumentKind::ALL {
        for (at, one) in storage::document::copies(rows, review, document).await?.iter().enumerate() {
            if let Some(bytes) = storage::document::contents(rows, review, one.id).await? {
                files.push((format!("signed/{}-{}-{}", document.code(), at + 1, one.name), bytes));
            }
        }
    }
    Ok(())
}

/// Takes a review out of a package into a house. `aside` is the address of an empty database that is needed meanwhile:
/// there the rows are brought up to date.
///
/// # Errors
///
/// Where the package is not whole, where the review is in the house already, or where the rows fit no schema of ours.
pub async fn import(package: &Package, aside: &str, to: &Store) -> Result<u64, ArchiveError> {
    let (review, rows) = (package.manifest().review.id, package.file(ROWS)?);
    let mut contents = backup::Contents::begin(Cursor::new(rows))?;
    let mut filling = Filling::open(aside, contents.migrations()).await?;
    while let Some(heading) = contents.table()? {
        let table = filling.table(&heading.table, &heading.columns)?;
        while let Some(rows) = contents.rows(&heading)? {
            filling.add(&table, rows).await?;
        }
    }
    let alone = filling.finish().await?;
    let count = storage::backup::import(&alone, to, review).await?;
    alone.close().await?;
    Ok(count)
}
