//! Verifying an archive from anybody: everything of section 14.

mod ballots;
mod blame;
mod opening;
mod progress;
mod refusal;
mod setup;
mod verdict;

pub use blame::Blame;
pub use progress::Progress;
pub use refusal::{Check, Place, Reason, Refusal};
pub use verdict::{BallotLine, SetAside, Stage, Verdict};

use crate::archive::{self, EventKind};
use crate::envelope::Checker;
use opening::Opening;
use std::sync::Arc;

/// Verifies a whole archive, at whatever stage it stops. Uses all cores for the ballots.
///
/// About 40 µs for each choice of each ballot on processors with AVX-512 IFMA, 0.1 to 0.2 ms on others; besides the file's own bytes a few hundred for each ballot are held.
///
/// # Errors
///
/// The first thing found wrong. There may be more.
pub fn verify(bytes: &[u8]) -> Result<Verdict, Refusal> {
    verify_watched(bytes, &Arc::default())
}

/// The same for somebody who wants to see how far it has come.
///
/// # Errors
///
/// The first thing found wrong. There may be more.
pub fn verify_watched(bytes: &[u8], progress: &Arc<Progress>) -> Result<Verdict, Refusal> {
    let contents = archive::read(bytes)?;
    let (first, later) = contents.entries.split_first().ok_or_else(Refusal::no_setup)?;
    let setup::Setup { election, trustees, credentials, certified } = setup::check(first)?;
    let checker = Checker::new(election, credentials).watched(Arc::clone(progress));
    let ballots: Vec<_> = later.iter().filter(|entry| entry.kind == EventKind::Ballot).collect();
    progress.expect(ballots.len());
    let counting = later.iter().any(|entry| entry.kind == EventKind::EncryptedTally);
    let ballots::Checked { lines, sums } = ballots::check(&checker, &ballots, counting)?;

    let mut stage = Stage::Open;
    let mut opening = Opening::new(checker.election(), &trustees);
    for entry in later {
        match entry.kind {
            // Of the set-up there is one only, and it comes first.
            EventKind::Setup | EventKind::Ballot => {}
            EventKind::EndBallots => stage = Stage::Closed,
            EventKind::EncryptedTally => {
                opening.tally(entry, sums.finish())?;
                stage = Stage::Tallied;
            }
            EventKind::PartialDecryption => opening.partial_decryption(entry)?,
            EventKind::Result => {
                opening.result(entry)?;
                stage = Stage::Result;
            }
        }
    }
    let opened = opening.finish()?;
    Ok(Verdict { stage, head: contents.head, checker, trustees, certified, lines, opened })
}
