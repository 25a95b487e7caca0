//! The committee's sitting: all grades in one form, then one press that makes them final.

mod form;
mod page;
mod save;

pub(super) use page::show;
pub(super) use save::{freeze, save};
