//! A review.

use review::id::ReviewId;

/// Where a review is made.
pub fn review_new() -> String {
    "/reviews/new".to_owned()
}

/// A review's workspace, and the pages in it.
pub fn review(review: ReviewId) -> String {
    format!("/reviews/{review}")
}

/// Live updates of a review.
pub fn live(review: ReviewId) -> String {
    format!("/reviews/{review}/live")
}

/// Who holds which role.
pub fn roles(review: ReviewId) -> String {
    format!("/reviews/{review}/roles")
}
