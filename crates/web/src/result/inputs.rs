//! What comes into scores by hand: one table for each kind, a spreadsheet for all of them.

mod cells;
pub(super) mod file;
mod form;
mod history;
pub(super) mod import;
mod page;
mod part;
mod save;

pub(super) use page::show;
pub(super) use save::save;
