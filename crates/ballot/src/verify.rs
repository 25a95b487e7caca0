//! Verifying an archive from anybody: everything of section 14.

mod ballots;
mod opening;
mod refusal;
mod setup;
mod verdict;

pub use refusal::{Check, Place, Reason, Refusal};
pub use verdict::{BallotLine, SetAside, Stage, Verdict};

use crate::archive::{self, EventKind};
use crate::envelope::Checker;
use opening::Opening;

/// Verifies a whole archive, at whatever stage it stops. Uses all cores for the ballots.
///
/// About 0.1 ms for each choice of each ballot; besides the file's own bytes a few hundred for each ballot are held.
///
/// # Errors
///
/// The first thing found wrong. There may be more.
pub fn verify(bytes: &[u8]) -> Result<Verdict, Refusal> {
    let contents = archive::read(bytes)?;
    let (first, later) = contents.entries.split_first().ok_or_else(Refusal::no_setup)?;
    let setup::Setup { election, trustees, credentials, certified } = setup::check(first)?;
    let checker = Checker::new(election, credentials);
    let ballots: Vec<_> = later.iter().filter(|entry| entry.kind == EventKind::Ballot).collect();
    let lines = ballots::check(&checker, &ballots)?;

    let mut stage = Stage::Open;
    let mut opening = Opening::new(checker.election(), &trustees);
    for entry in later {
        match entry.kind {
            // Of the set-up there is one only, and it comes first.
            EventKind::Setup | EventKind::Ballot => {}
            EventKind::EndBallots => stage = Stage::Closed,
            EventKind::EncryptedTally => {
                opening.tally(entry, ballots::tally(&checker, &ballots, &lines)?)?;
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
