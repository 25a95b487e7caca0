//! News items: their approvals, pictures and readers, what was corrected and what was withdrawn.

mod approval;
mod correction;
mod item;
mod list;
mod picture;
mod readers;
mod withdrawal;

pub use approval::{Passed, Returned, add_approval, add_return, clear_approvals, returns};
pub use correction::{
    Correction, add_correction, approve_correction, corrections, move_correction, remove_correction,
    rewrite_correction,
};
pub use item::{
    Body, News, Stage, Text, add, by_id, by_news_id, by_slug, move_to, rewrite, slug_taken, touch,
};
pub use list::{
    Headline, Readership, Wanted, beside, count_released, next_release, of_review, released, span,
};
pub use picture::{Contents, File, Picture, add_picture, contents, pictures, remove_picture};
pub use readers::{ReaderDay, count_readers, forget_before, reader_days, turn};
pub use withdrawal::{Withdrawal, add_withdrawal, withdrawals, withdrawn_from};
