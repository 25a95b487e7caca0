//! Points 8 to 12 for all ballots, the replaced ones too, and what they add up to.

use super::{BallotLine, Place, Reason, Refusal};
use crate::archive::ReadEntry;
use crate::envelope::{BallotRefusal, CheckedBallot, Checker, Tracker};
use crate::tally::TallyBuilder;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};

/// So many ballots are checked before the first refusal among them is looked for.
const BATCH: usize = 256;
/// So many at a time on one core: their answers fill the lanes of a vector processor.
const TOGETHER: usize = 8;

/// What the ballots of an archive come to.
pub(super) struct Checked {
    /// A line for each, in the order of the archive.
    pub(super) lines: Vec<BallotLine>,
    /// The sum of the counted ones; of none while the archive has no tally to compare with.
    pub(super) sums: TallyBuilder,
}

/// Checks all ballots, and adds them up if asked to.
pub(super) fn check(
    checker: &Checker,
    ballots: &[&ReadEntry<'_>],
    counting: bool,
) -> Result<Checked, Refusal> {
    let mut lines: Vec<BallotLine> = Vec::with_capacity(ballots.len());
    let mut sums = TallyBuilder::new(checker.election());
    let (mut seen, mut last) = (HashSet::new(), HashMap::new());
    for batch in ballots.chunks(BATCH) {
        // Ciphertexts are dropped at once, so that memory does not grow with them.
        let found: Vec<_> =
            batch.par_chunks(TOGETHER).map(|entries| part(checker, entries, counting)).collect();
        let mut found_lines = Vec::with_capacity(batch.len());
        for Part { lines, sums: part } in found {
            if let Some(part) = part {
                sums.merge(&part);
            }
            found_lines.extend(lines);
        }
        for (entry, line) in batch.iter().zip(found_lines) {
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
    if counting {
        take_out_replaced(checker, ballots, &lines, &mut sums)?;
    }
    Ok(Checked { lines, sums })
}

/// What a few ballots come to.
struct Part {
    lines: Vec<Result<BallotLine, BallotRefusal>>,
    /// The sum of the good ones, if any were asked for and found: in a hostile election a sum takes megabytes.
    sums: Option<TallyBuilder>,
}

/// Checks a few ballots, and adds up the good ones.
fn part(checker: &Checker, entries: &[&ReadEntry<'_>], counting: bool) -> Part {
    let texts: Vec<_> = entries.iter().map(|entry| text(entry)).collect();
    let verdicts = checker.check_each(&texts);
    let mut sums = None;
    if counting {
        for ballot in verdicts.iter().flatten() {
            sums.get_or_insert_with(|| TallyBuilder::new(checker.election())).add(ballot);
        }
    }
    Part { lines: verdicts.into_iter().map(|ballot| ballot.map(|ballot| line(&ballot))).collect(), sums }
}

/// That a ballot is replaced shows only later. Replaced ones are few, and reading them again is cheap.
fn take_out_replaced(
    checker: &Checker,
    ballots: &[&ReadEntry<'_>],
    lines: &[BallotLine],
    sums: &mut TallyBuilder,
) -> Result<(), Refusal> {
    for (entry, _) in ballots.iter().zip(lines).filter(|(_, line)| !line.counted) {
        let ballot = checker.read_accepted(text(entry)).map_err(|why| refusal(entry, why.into()))?;
        sums.remove(&ballot);
    }
    Ok(())
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
