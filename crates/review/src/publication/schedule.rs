//! When a released text is out, how it is called off or withdrawn, and what may be corrected.

use super::{NewsState, Refusal};
use crate::text::bounded;
use crate::time::Instant;

/// Days that a release may lie ahead.
pub const RELEASE_DAYS: i64 = 366;
/// Characters of the reason for which a text is withdrawn.
pub const REASON_LIMIT: usize = 500;
/// Characters of a correction, in each language.
pub const CORRECTION_LIMIT: usize = 1_000;
/// Corrections of one text.
pub const CORRECTIONS: usize = 20;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// Since when a text that is released now may be read: at once, or from a moment that is still to come.
pub fn release_at(wanted: Option<Instant>, now: Instant) -> Result<Instant, Refusal> {
    let Some(at) = wanted else { return Ok(now) };
    if at <= now {
        Err(Refusal::ReleasePast)
    } else if at.ms().saturating_sub(now.ms()) > RELEASE_DAYS.saturating_mul(DAY) {
        Err(Refusal::ReleaseFar { days: RELEASE_DAYS })
    } else {
        Ok(at)
    }
}

/// Whether a released text can be read. Until then it is embargoed.
pub fn is_out(released: Option<Instant>, now: Instant) -> bool {
    released.is_some_and(|at| at <= now)
}

/// Calls a release off that is still to come. Nobody has read the text, so its approvals stand.
pub fn call_off(state: NewsState, released: Option<Instant>, now: Instant) -> Result<NewsState, Refusal> {
    match state {
        NewsState::Released if is_out(released, now) => Err(Refusal::AlreadyOut),
        NewsState::Released => Ok(NewsState::Approved),
        NewsState::Draft | NewsState::InReview { .. } | NewsState::Approved => {
            Err(Refusal::NotReleased { state })
        }
    }
}

/// Why a text is withdrawn, as its address says from then on.
pub fn reason(text: &str) -> Result<String, Refusal> {
    bounded(text, REASON_LIMIT).map_err(Refusal::Reason)
}

/// A correction as it is kept.
pub fn correction(text: &str) -> Result<String, Refusal> {
    bounded(text, CORRECTION_LIMIT).map_err(Refusal::Correction)
}

/// Whether a text takes one more correction: what nobody can read yet is simply mended.
pub fn another_correction(
    released: Option<Instant>,
    now: Instant,
    state: NewsState,
    count: usize,
) -> Result<(), Refusal> {
    if !is_out(released, now) {
        return Err(Refusal::NotReleased { state });
    }
    if count < CORRECTIONS { Ok(()) } else { Err(Refusal::TooManyCorrections { limit: CORRECTIONS }) }
}
