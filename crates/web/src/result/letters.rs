//! Letters to reporters: the organiser's list of all, and each letter with what is done about it.

mod deeds;
mod letter;
mod list;

pub(super) use deeds::{acknowledge, object, release, review, talk};
pub(super) use letter::show as letter;
pub(super) use list::show as list;
