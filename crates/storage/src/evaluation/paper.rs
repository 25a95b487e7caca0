//! Paper ballots: the pile of a box, its two entries, corrections and signatures.
//!
//! Papers carry numbers that were written on them after the box was emptied; nothing here knows a voter.

mod entry;
mod pile;
mod record;

pub use entry::{Entry, begin, entries, finish, forget, keep_sheet, sheets, trim};
pub use pile::{Pile, Signed, add_pile, collect, issue, pile, piles, sign};
pub use record::{
    Correction, Repeat, Signature, add_correction, add_repeat, add_signature, corrections, repeated,
    signatures,
};

pub(super) use record::repeated_boxes;
