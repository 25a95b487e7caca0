//! News items, their approvals and pictures.

mod approval;
mod item;
mod list;
mod picture;
mod readers;

pub use approval::{Passed, Returned, add_approval, add_return, clear_approvals, returns};
pub use item::{
    Body, News, Stage, Text, add, by_id, by_slug, move_to, rewrite, slug_taken, touch,
};
pub use list::{Headline, count_released, of_review, released};
pub use picture::{Contents, Picture, add_picture, contents, pictures, remove_picture};
pub use readers::{ReaderDay, count_readers, forget_before, reader_days, turn};
