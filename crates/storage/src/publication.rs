//! News items, their approvals and pictures.

mod approval;
mod item;
mod list;
mod picture;

pub use approval::{Passed, Returned, add_approval, add_return, clear_approvals, returns};
pub use item::{
    Body, News, Stage, Text, add, by_id, by_slug, count_view, move_to, rewrite, slug_taken, touch,
};
pub use list::{Headline, count_released, of_review, released};
pub use picture::{Contents, Picture, add_picture, contents, pictures, remove_picture};
