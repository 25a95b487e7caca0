//! Which reckonings differed, by whom, and in what.

use std::collections::BTreeMap;

use review::{
    id::{AccountId, ReporterId, ReviewId},
    result::{Cause, Movement, Reckoned, movement},
    time::Instant,
};
use storage::{
    Rows, Tx,
    cycle::Review,
    result::version::{self, Version, standing},
};

use super::{Assessment, Line, assess};
use crate::Error;

/// Who did something that can move a result, and what that was.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deed {
    pub(crate) cause: Cause,
    pub(crate) by: AccountId,
    pub(crate) at: Instant,
}

/// Reckons once more, and keeps the outcome where it differs from what was kept before. Answers the number of the
/// version that stands; 0 while nothing can be reckoned.
pub(crate) async fn keep(tx: &Tx, review: &Review, deed: Deed) -> Result<i64, Error> {
    version::lock(tx, review.id).await?;
    let Some(found) = assess(tx, review).await? else { return Ok(0) };
    keep_of(tx, review.id, &found, deed).await
}

/// The same for a reckoning that is at hand; the review is locked.
pub(super) async fn keep_of(tx: &Tx, review: ReviewId, found: &Assessment, deed: Deed) -> Result<i64, Error> {
    let versions = version::of_review(tx, review).await?;
    let stands = standing(&versions);
    let lines: BTreeMap<ReporterId, Reckoned> = found
        .lines
        .iter()
        .map(|line| (line.reporter.id, reckoned(line)))
        .filter(|(id, line)| stands.get(id).is_none_or(|stood| *stood != line))
        .collect();
    let latest = versions.last().map_or(0, |version| version.number);
    if lines.is_empty() {
        return Ok(latest);
    }
    let number = latest + 1;
    let new = Version { number, cause: deed.cause, by: Some(deed.by), at: deed.at, lines };
    match version::add(tx, review, &new).await {
        Ok(()) => Ok(number),
        Err(fault) if fault.is_duplicate() => Err(Error::Stale),
        Err(fault) => Err(fault.into()),
    }
}

fn reckoned(line: &Line) -> Reckoned {
    Reckoned { score: line.score.as_ref().ok().cloned(), suggestion: line.suggestion.clone() }
}

/// A version with what it changed.
#[derive(Debug)]
pub struct Told {
    /// The version itself.
    pub version: Version,
    /// By reporter; of the first version nothing went before.
    pub movements: BTreeMap<ReporterId, Movement>,
}

/// All versions of a review, the latest first.
pub async fn versions(rows: &impl Rows, review: ReviewId) -> Result<Vec<Told>, Error> {
    let mut stands: BTreeMap<ReporterId, Reckoned> = BTreeMap::new();
    let mut told = Vec::new();
    for version in version::of_review(rows, review).await? {
        let mut movements = BTreeMap::new();
        for (reporter, line) in &version.lines {
            let before = stands.insert(*reporter, line.clone()).unwrap_or_default();
            movements.insert(*reporter, movement(&before, line));
        }
        told.push(Told { version, movements });
    }
    told.reverse();
    Ok(told)
}
