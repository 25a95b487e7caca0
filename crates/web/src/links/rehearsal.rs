//! The dress rehearsal.

use review::id::ReviewId;

/// Where a review's dress rehearsal is begun and ended.
pub fn rehearsal(review: ReviewId) -> String {
    format!("/reviews/{review}/rehearsal")
}

/// … just wiped.
pub fn rehearsal_wiped(review: ReviewId) -> String {
    format!("/reviews/{review}/rehearsal?wiped=1")
}
