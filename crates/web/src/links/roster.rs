//! The roll, and the desk at the door.

use review::id::ReviewId;

use super::encoded;

/// The roll.
pub fn roster(review: ReviewId) -> String {
    format!("/reviews/{review}/roster")
}

/// Where units and people are imported.
pub fn roster_import(review: ReviewId) -> String {
    format!("/reviews/{review}/roster/import")
}

/// A page of the roll, from 1.
pub fn roster_page(review: ReviewId, page: u64) -> String {
    format!("/reviews/{review}/roster?page={page}")
}

/// The desk at the door.
pub fn check_in(review: ReviewId) -> String {
    format!("/reviews/{review}/check-in")
}

/// … at the desk.
pub fn check_in_page(review: ReviewId, page: u64) -> String {
    format!("/reviews/{review}/check-in?page={page}")
}

/// … after somebody's coming was noted.
pub fn check_in_noted(review: ReviewId, number: &str) -> String {
    format!("/reviews/{review}/check-in?noted={}", encoded(number))
}

/// … after everybody's was.
pub fn check_in_all(review: ReviewId, count: u64) -> String {
    format!("/reviews/{review}/check-in?all={count}")
}
