//! Points 8 to 12 for all ballots, the replaced ones too, and what they add up to.

use super::{BallotLine, Place, Reason, Refusal};
use crate::archive::ReadEntry;
use crate::envelope::{CheckedBallot, Checker, Tracker};
use crate::tally::{EncryptedTally, TallyBuilder};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};

/// So many ballots are checked before the first refusal among them is looked for.
const BATCH: usize = 256;

/// Checks all ballots; a line for each, in the order of the archive.
pub(super) fn check(checker: &Checker, ballots: &[&ReadEntry<'_>]) -> Result<Vec<BallotLine>, Refusal> {
    let mut lines: Vec<BallotLine> = Vec::with_capacity(ballots.len());
    let (mut seen, mut last) = (HashSet::new(), HashMap::new());
    for batch in ballots.chunks(BATCH) {
        // Ciphertexts are dropped at once, so that memory does not grow with them.
        let found: Vec<_> =
            batch.par_iter().map(|entry| checker.check(text(entry)).map(|ballot| line(&ballot))).collect();
        for (entry, line) in batch.iter().zip(found) {
            let line = line.map_err(|why| refusal(entry, why.into()))?;
            if !seen.insert(line.tracker) {
                return Err(refusal(entry, Reason::SameBallot));
            }
            let replaced = last.insert(line.credential.encoded(), lines.len());
            if let Some(earlier) = replaced.and_then(|place| lines.get_mut(place)) {
                earlier.counted = false;
            }
            lines.push(line);
        }
    }
    Ok(lines)
}

/// The product of the counted ballots, which have been checked.
pub(super) fn tally(
    checker: &Checker,
    ballots: &[&ReadEntry<'_>],
    lines: &[BallotLine],
) -> Result<EncryptedTally, Refusal> {
    let none = || TallyBuilder::new(checker.election());
    let counted: Vec<_> = ballots.iter().zip(lines).filter(|(_, line)| line.counted).collect();
    let sums = counted
        .par_iter()
        .try_fold(none, |mut sums, (entry, _)| {
            let ballot = checker.read_accepted(text(entry)).map_err(|why| refusal(entry, why.into()))?;
            sums.add(&ballot);
            Ok::<_, Refusal>(sums)
        })
        .try_reduce(none, |sums, more| Ok(sums.merge(&more)))?;
    Ok(sums.finish())
}

fn text<'a>(entry: &ReadEntry<'a>) -> &'a [u8] {
    entry.data.first().copied().unwrap_or_default()
}

fn line(ballot: &CheckedBallot) -> BallotLine {
    BallotLine {
        credential: *ballot.credential(),
        weight: ballot.weight(),
        tracker: ballot.tracker(),
        counted: true,
    }
}

fn refusal(entry: &ReadEntry<'_>, reason: Reason) -> Refusal {
    Refusal::new(Place::Ballot { record: entry.first_record, tracker: Tracker::of(text(entry)) }, reason)
}
