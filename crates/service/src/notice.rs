//! Notice: what is due for whom, reminders of it, and the days on which people rest.

mod days;
mod facts;
pub mod hook;
mod nudging;
mod reminding;

pub use days::{add_days, move_off_rest_days, off_rest_days, put_days, remove_day};
pub use facts::{ReviewDuties, facts, of_account};
pub use nudging::{Nudged, nudge};
pub use reminding::{remind_due, set_reminders};
