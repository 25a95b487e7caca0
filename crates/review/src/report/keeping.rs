//! Which drafts are kept beside the one that is being written.

use serde::{Deserialize, Serialize};

use crate::id::AccountId;
use crate::time::Instant;

/// Autosaves within so many milliseconds of the first are kept as one draft.
pub const STRETCH_MS: i64 = 15 * 60 * 1_000;

/// Why a draft was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// While somebody was typing.
    Autosave,
    /// Somebody asked for it.
    Save,
    /// A text came out of a file.
    Import,
}

/// The draft that was kept last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub by: AccountId,
    pub why: Why,
    pub began_at: Instant,
}

/// Whether a save goes on with the draft that was kept last instead of being
/// kept beside it: both are autosaves of the same person, in one stretch of
/// writing. What somebody asked to be saved is never written over.
pub fn continues(last: Option<Stretch>, by: AccountId, why: Why, at: Instant) -> bool {
    last.is_some_and(|last| {
        let since = at.ms().saturating_sub(last.began_at.ms());
        last.by == by && last.why == Why::Autosave && why == Why::Autosave && (0..STRETCH_MS).contains(&since)
    })
}
