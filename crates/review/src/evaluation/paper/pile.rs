//! The life of a box's pile of papers, told from what is stored of it.

use super::Refusal;
use crate::evaluation::{self, BoxStage};

/// What is known of a pile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    pub issued: usize,
    /// Taken out of the box and counted, after it closed.
    pub collected: Option<usize>,
    /// Entries that are complete: two make a comparison.
    pub finished: usize,
    /// Papers on which the two entries differ.
    pub differing: usize,
    pub signatures: usize,
}

/// Who confirms a count, and who enters it.
pub const SCRUTINEERS: usize = 2;

/// How far a pile has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Papers are handed out.
    Issuing,
    /// The box is closed: count what came out of it.
    Counting,
    /// T11: more came out than went in.
    Void,
    /// Two people enter the papers.
    Entering,
    /// The two entries differ.
    Comparing,
    /// Nothing differs, or nothing is to be entered: two people sign.
    Signing,
    Done,
}

/// What is to be done with so many papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    None,
    /// So few that their sums would tell who said what: never entered.
    Withheld,
    Entered,
}

/// The sealed sums are opened by themselves, so whoever knows the whole could
/// subtract them: papers are protected only by one another (T10).
pub fn fate(minimum: u32, collected: usize) -> Fate {
    match collected {
        0 => Fate::None,
        few if u64::try_from(few).is_ok_and(|few| few < u64::from(minimum)) => Fate::Withheld,
        _ => Fate::Entered,
    }
}

/// The stage that these numbers tell.
pub fn stage(box_stage: BoxStage, minimum: u32, pile: Numbers) -> Stage {
    if !ended(box_stage) {
        return Stage::Issuing;
    }
    let Some(collected) = pile.collected else { return Stage::Counting };
    if collected > pile.issued {
        return Stage::Void;
    }
    if pile.signatures >= SCRUTINEERS {
        return Stage::Done;
    }
    match fate(minimum, collected) {
        Fate::Entered if pile.finished < SCRUTINEERS => Stage::Entering,
        Fate::Entered if pile.differing > 0 => Stage::Comparing,
        Fate::Entered | Fate::Withheld | Fate::None => Stage::Signing,
    }
}

/// No ballot comes any more.
fn ended(stage: BoxStage) -> bool {
    match stage {
        BoxStage::Preparing | BoxStage::Ready | BoxStage::Open => false,
        BoxStage::Closed | BoxStage::Opened | BoxStage::TooSmall => true,
    }
}

/// Everybody present gets one card or one paper, so together they are no more.
/// A number that was written down late may be mended until the papers are counted.
pub fn may_issue(stage: Stage, cards: u64, papers: u64, present: u64) -> Result<(), Refusal> {
    match stage {
        Stage::Issuing | Stage::Counting => {}
        Stage::Void => return Err(Refusal::Void),
        Stage::Entering | Stage::Comparing | Stage::Signing => return Err(Refusal::Counted),
        Stage::Done => return Err(Refusal::Signed),
    }
    if cards.saturating_add(papers) > present {
        return Err(Refusal::MoreThanPresent { cards, papers, present });
    }
    Ok(())
}

/// Papers are counted once the box is closed, and again until both entries are
/// finished or somebody has signed (`fixed`).
///
/// # Errors
///
/// [`evaluation::Refusal::MoreCollectedThanIssued`] for too many, unless they
/// were `recounted`; then the number stands and makes the ballot void.
pub fn may_collect(
    stage: Stage,
    fixed: bool,
    issued: u64,
    collected: u64,
    recounted: bool,
) -> Result<(), evaluation::Refusal> {
    match stage {
        Stage::Issuing => return Err(Refusal::NotClosed.into()),
        Stage::Done => return Err(Refusal::Signed.into()),
        Stage::Comparing | Stage::Signing if fixed => return Err(Refusal::EntriesFinished.into()),
        Stage::Counting | Stage::Void | Stage::Entering | Stage::Comparing | Stage::Signing => {}
    }
    if collected > issued && !recounted {
        return Err(evaluation::Refusal::MoreCollectedThanIssued { issued, collected });
    }
    Ok(())
}

/// Whether papers are entered now.
pub fn may_enter(stage: Stage) -> Result<(), Refusal> {
    match stage {
        Stage::Issuing => Err(Refusal::NotClosed),
        Stage::Counting => Err(Refusal::NotCounted),
        Stage::Void => Err(Refusal::Void),
        Stage::Signing => Err(Refusal::NothingToEnter),
        Stage::Done => Err(Refusal::Signed),
        Stage::Entering | Stage::Comparing => Ok(()),
    }
}

/// A paper is entered freely until the entry is finished, then only where the
/// two entries differ.
pub fn may_change(stage: Stage, finished: bool, number: usize, differs: bool) -> Result<(), Refusal> {
    may_enter(stage)?;
    match (finished, stage) {
        (false, _) => Ok(()),
        (true, Stage::Comparing) if differs => Ok(()),
        (true, Stage::Comparing) => Err(Refusal::NoDifference { number }),
        (
            true,
            Stage::Issuing | Stage::Counting | Stage::Void | Stage::Entering | Stage::Signing | Stage::Done,
        ) => Err(Refusal::EntryFinished),
    }
}

/// An entry is finished when every paper is in it.
pub fn may_finish(stage: Stage, finished: bool, entered: usize, collected: usize) -> Result<(), Refusal> {
    may_enter(stage)?;
    if finished {
        return Err(Refusal::EntryFinished);
    }
    if entered < collected {
        return Err(Refusal::Unfinished { entered, collected });
    }
    Ok(())
}

/// Two different people sign what nothing speaks against any more.
pub fn may_sign(stage: Stage, differing: usize, signed: bool) -> Result<(), Refusal> {
    match stage {
        Stage::Issuing => Err(Refusal::NotClosed),
        Stage::Counting | Stage::Entering => Err(Refusal::NotCounted),
        Stage::Void => Err(Refusal::Void),
        Stage::Comparing => Err(Refusal::Differences { papers: differing }),
        Stage::Done => Err(Refusal::Signed),
        Stage::Signing if signed => Err(Refusal::SignedBefore),
        Stage::Signing => Ok(()),
    }
}
