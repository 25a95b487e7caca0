//! Voters' comments: sealed ones apart from every ballot, and opened ones apart from every box.
//!
//! Ids are random and drawn by the caller, who also chooses the order of writing: nothing here may tell what came
//! together, or when.

mod opened;
mod sealed;

pub use opened::{Hidden, OpenedComment, add_opened, forget_boxes, forget_opened, hide, opened};
pub use sealed::{
    NewSealed, add_part, add_sealed, any_sealed, forget, part_owners, parts, sealed, taken_ids,
};
