//! A review.

use review::id::ReviewId;

use super::encoded;

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

/// Where the roles that the roster names are given.
pub fn roles_rostered(review: ReviewId) -> String {
    format!("/reviews/{review}/roles/rostered")
}

/// Where a role is taken back.
pub fn roles_take(review: ReviewId) -> String {
    format!("/reviews/{review}/roles/take")
}

/// Where next year's review is made of one.
pub fn copy(review: ReviewId) -> String {
    format!("/reviews/{review}/copy")
}

/// What was copied and is to be confirmed.
pub fn confirm(review: ReviewId) -> String {
    format!("/reviews/{review}/confirm")
}

/// A page of it, from 1.
pub fn confirm_page(review: ReviewId, page: usize) -> String {
    format!("/reviews/{review}/confirm?page={page}")
}

/// Where a review is made that begins from a template.
pub fn review_new_from(template: &str) -> String {
    format!("/reviews/new?from={}", encoded(template))
}
