//! The package of a closed review: every file against the list, every ballot archive in it by its proofs.

use std::{
    fs::File,
    io::{Cursor, Read as _},
};

use anyhow::{Context as _, Result, ensure};
use ballot::verify::{Verdict, VerifyError, verify_from};
use service::{
    archive::{ArchiveError, BALLOTS, LOG, MOST, Manifest, Package, ROWS},
    log::Verdict as Log,
};

use super::Found;

/// What was checked and holds.
pub(super) struct Checked {
    pub(super) manifest: Manifest,
    pub(super) rows: u64,
    /// The boxes' archives, by name.
    pub(super) boxes: Vec<(String, Box<Verdict>)>,
}

/// What is wrong, and with which file.
pub(super) struct Wrong {
    /// None where the package itself is something else.
    pub(super) file: Option<String>,
    pub(super) what: String,
}

pub(super) fn check(mut file: File) -> Result<Found> {
    ensure!(file.metadata()?.len() <= MOST, "it is larger than any package");
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).context("it cannot be read")?;
    Ok(match checked(&bytes) {
        Ok(checked) => Found::Package(checked),
        Err(wrong) => Found::PackageRefused(wrong),
    })
}

fn checked(bytes: &[u8]) -> Result<Checked, Wrong> {
    let package = Package::read(bytes).map_err(wrong)?;
    let rows = service::backup::check(Cursor::new(package.file(ROWS).map_err(wrong)?), &|_| {});
    let rows =
        rows.map_err(|why| Wrong { file: Some(ROWS.to_owned()), what: why.to_string() })?.counted().rows;
    if let Log::Broken { number } = service::log::check(package.file(LOG).map_err(wrong)?) {
        let what = format!("entry {number} does not follow from the one before");
        return Err(Wrong { file: Some(LOG.to_owned()), what });
    }
    let mut boxes = Vec::new();
    for (name, archive) in package.under(BALLOTS) {
        let verdict = verify_from(Cursor::new(archive), &std::sync::Arc::default());
        let verdict = verdict.map_err(|why| Wrong { file: Some(name.to_owned()), what: refused(&why) })?;
        boxes.push((name.to_owned(), Box::new(verdict)));
    }
    Ok(Checked { manifest: package.manifest().clone(), rows, boxes })
}

fn refused(why: &VerifyError) -> String {
    match why {
        VerifyError::Refused(why) => why.to_string(),
        VerifyError::Unreadable(why) => why.to_string(),
    }
}

fn wrong(why: ArchiveError) -> Wrong {
    match why {
        ArchiveError::Damaged { name, what } => Wrong { file: Some(name), what },
        other => Wrong { file: None, what: other.to_string() },
    }
}
