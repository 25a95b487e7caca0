//! Paper ballots: who has no phone marks a sheet of the same questions.
//!
//! The pile of a box is counted, entered twice by two people who do not see
//! each other's entry, compared, and signed by both. It stands beside the
//! sealed sums as a part of its own, so it must be large enough by itself.

mod pile;
mod quota;
mod sheet;
mod tally;

use serde::{Deserialize, Serialize};

pub use pile::{
    Fate, Numbers, SCRUTINEERS, Stage, fate, may_change, may_collect, may_enter, may_finish, may_issue,
    may_sign, stage,
};
pub use quota::{Broken, broken};
pub use sheet::{Flaw, Mark, Rules, Sheet, Verdict, Why, judge};
pub use tally::{Difference, Differing, Sheets, Tally, differences, tally};

/// Why papers are not handed out, entered or signed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Whoever got a card gets no paper.
    #[error("{cards} cards and {papers} papers are more than the {present} present")]
    MoreThanPresent { cards: u64, papers: u64, present: u64 },
    /// The papers were counted: what was handed out stands.
    #[error("the papers were counted")]
    Counted,
    #[error("the box is not closed")]
    NotClosed,
    #[error("the papers were not counted yet")]
    NotCounted,
    /// Both people have had all the papers in hand, or signed: the number stands.
    #[error("the papers were entered twice")]
    EntriesFinished,
    /// Too few to be counted in secret, or none.
    #[error("there is nothing to enter")]
    NothingToEnter,
    /// T11: the box is void and waits for its repetition.
    #[error("the ballot of this box is void")]
    Void,
    #[error("there is nothing to be repeated")]
    NothingToRepeat,
    #[error("two others enter these papers")]
    TwoOthersEnter,
    #[error("this entry was finished")]
    EntryFinished,
    #[error("there is no paper {number}: {collected} were collected")]
    NoSuchPaper { number: usize, collected: usize },
    #[error("paper {number} says the same in both entries")]
    NoDifference { number: usize },
    #[error("not the rows of this ballot")]
    RowsMissing,
    /// Told once; entered so nevertheless, the paper is void.
    #[error("paper {number} breaks a quota")]
    QuotaBroken { number: usize },
    #[error("{entered} of {collected} papers are entered")]
    Unfinished { entered: usize, collected: usize },
    #[error("{papers} papers differ")]
    Differences { papers: usize },
    #[error("the second signature is somebody else's")]
    SignedBefore,
    #[error("the count is signed")]
    Signed,
}

/// What becomes of a paper on which rows are left blank or marked twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Incomplete {
    /// A blank row is an abstention, a row marked twice counts for nothing;
    /// the other rows count.
    #[default]
    Count,
    /// The whole paper is void, but for the own row of who is under review.
    Void,
}
