//! Results and grades.

use review::id::ReviewId;

/// Results and grades.
pub fn result(review: ReviewId) -> String {
    format!("/reviews/{review}/result")
}
