//! Notice: special days, who was reminded of what, and whom the organiser asked to hurry.

pub mod hook;
mod nudge;
mod reminder;
mod special_day;

pub use nudge::{Nudge, add_nudge, last_nudges, nudges_to};
pub use reminder::{Reminded, add_day, add_reminders, had_mail, reminded, set_off, switched_off};
pub use special_day::{put_days, remove_day, rest_days, special_days};
