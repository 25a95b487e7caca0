//! Points 8 to 12 for all ballots, the replaced ones too, and what they add up to.

use super::{BallotLine, Place, Reason, Refusal, VerifyError};
use crate::archive::{ReadEntry, Reader, Spot};
use crate::envelope::{BallotRefusal, CheckedBallot, Checker, Tracker};
use crate::group::Encoded;
use crate::tally::{EncryptedTally, TallyBuilder};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::io::{self, Read, Seek};
use std::mem;

/// So many ballots are read before they are checked on all cores, and the first refusal among them is looked for.
const BATCH: usize = 256;
/// Or ballots of so many bytes: a hostile election's are long.
const BATCH_BYTES: usize = 8 << 20;
/// So many at a time on one core: their answers fill the lanes of a vector processor.
const TOGETHER: usize = 8;

/// Checks ballots as they come, and adds them up. Of each only its line is kept.
pub(super) struct Ballots<'a> {
    checker: &'a Checker,
    waiting: Vec<ReadEntry>,
    waiting_bytes: usize,
    lines: Vec<BallotLine>,
    seen: HashSet<Tracker>,
    /// The last ballot of each credential: its place among the lines, and in the file.
    last: HashMap<Encoded, (usize, Spot)>,
    /// The ballots that others replaced.
    replaced: Vec<(usize, Spot)>,
    /// The sum of all, the replaced ones too.
    sums: TallyBuilder,
}

impl<'a> Ballots<'a> {
    pub(super) fn new(checker: &'a Checker) -> Self {
        Self {
            checker,
            waiting: Vec::new(),
            waiting_bytes: 0,
            lines: Vec::new(),
            seen: HashSet::new(),
            last: HashMap::new(),
            replaced: Vec::new(),
            sums: TallyBuilder::new(checker.election()),
        }
    }

    /// Takes the next ballot. A refusal may be of an earlier one.
    pub(super) fn take(&mut self, entry: ReadEntry) -> Result<(), Refusal> {
        self.waiting_bytes += entry.text().len();
        self.waiting.push(entry);
        if self.waiting.len() < BATCH && self.waiting_bytes < BATCH_BYTES { Ok(()) } else { self.settle() }
    }

    /// Checks what still waits.
    pub(super) fn settle(&mut self) -> Result<(), Refusal> {
        let entries = mem::take(&mut self.waiting);
        self.waiting_bytes = 0;
        // Ciphertexts are dropped at once, so that memory does not grow with them.
        let found: Vec<_> = entries.par_chunks(TOGETHER).map(|entries| part(self.checker, entries)).collect();
        let mut found_lines = Vec::with_capacity(entries.len());
        for Part { lines, sums } in found {
            if let Some(sums) = sums {
                self.sums.merge(&sums);
            }
            found_lines.extend(lines);
        }
        for (entry, line) in entries.iter().zip(found_lines) {
            self.note(entry, line.map_err(|why| refusal(entry, why.into()))?)?;
        }
        Ok(())
    }

    fn note(&mut self, entry: &ReadEntry, line: BallotLine) -> Result<(), Refusal> {
        if !self.seen.insert(line.tracker) {
            return Err(refusal(entry, Reason::SameBallot));
        }
        // The reader has counted the records.
        let Some(data) = entry.data.first() else { return Ok(()) };
        let replaced = self.last.insert(line.credential.encoded(), (self.lines.len(), data.spot));
        if let Some((place, spot)) = replaced {
            self.replaced.push((place, spot));
            if let Some(earlier) = self.lines.get_mut(place) {
                earlier.counted = false;
            }
        }
        self.lines.push(line);
        Ok(())
    }

    /// The sum of the ballots that count, once all are checked.
    ///
    /// That a ballot is replaced shows only later. Replaced ones are few, and reading them again is cheap.
    pub(super) fn tally<S: Read + Seek>(
        &mut self,
        file: &mut Reader<S>,
    ) -> Result<EncryptedTally, VerifyError> {
        let Self { checker, lines, replaced, sums, .. } = self;
        let mut places = replaced.iter().map(|(place, _)| *place);
        file.again(replaced.iter().map(|(_, spot)| *spot), |text| {
            let line = places.next().and_then(|place| lines.get(place));
            let ballot = checker.read_accepted(text).ok();
            let ballot = ballot.filter(|ballot| line.is_some_and(|line| line.tracker == ballot.tracker()));
            sums.remove(&ballot.ok_or_else(|| io::Error::other("the file changed while it was read"))?);
            Ok(())
        })?;
        Ok(mem::replace(sums, TallyBuilder::new(checker.election())).finish())
    }

    /// A line for each, in the order of the archive.
    pub(super) fn into_lines(self) -> Vec<BallotLine> {
        self.lines
    }
}

/// What a few ballots come to.
struct Part {
    lines: Vec<Result<BallotLine, BallotRefusal>>,
    /// The sum of the good ones, if there are any: in a hostile election a sum takes megabytes.
    sums: Option<TallyBuilder>,
}

/// Checks a few ballots, and adds up the good ones.
fn part(checker: &Checker, entries: &[ReadEntry]) -> Part {
    let texts: Vec<_> = entries.iter().map(ReadEntry::text).collect();
    let verdicts = checker.check_each(&texts);
    let mut sums = None;
    for ballot in verdicts.iter().flatten() {
        sums.get_or_insert_with(|| TallyBuilder::new(checker.election())).add(ballot);
    }
    Part { lines: verdicts.into_iter().map(|ballot| ballot.map(|ballot| line(&ballot))).collect(), sums }
}

fn line(ballot: &CheckedBallot) -> BallotLine {
    BallotLine {
        credential: *ballot.credential(),
        weight: ballot.weight(),
        tracker: ballot.tracker(),
        counted: true,
    }
}

fn refusal(entry: &ReadEntry, reason: Reason) -> Refusal {
    Refusal::new(Place::Ballot { record: entry.first_record, tracker: Tracker::of(entry.text()) }, reason)
}
