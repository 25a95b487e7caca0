//! Paper ballots.

use review::id::{BoxId, ReviewId};

/// Paper ballots: where they are handed out.
pub fn papers(review: ReviewId) -> String {
    format!("/reviews/{review}/papers")
}

/// The count of a box's papers.
pub fn papers_count(review: ReviewId, box_id: &BoxId) -> String {
    format!("/reviews/{review}/papers/{box_id}")
}

/// The form that is printed.
pub fn papers_print(review: ReviewId, box_id: &BoxId) -> String {
    format!("{}/print", papers_count(review, box_id))
}

/// How many papers are in people's hands.
pub fn papers_issued(review: ReviewId, box_id: &BoxId) -> String {
    format!("{}/issued", papers_count(review, box_id))
}

/// One's own entry of the papers.
pub fn papers_entry(review: ReviewId, box_id: &BoxId) -> String {
    format!("{}/entry", papers_count(review, box_id))
}

/// … at one paper.
pub fn paper_entry(review: ReviewId, box_id: &BoxId, number: usize) -> String {
    format!("{}?paper={number}", papers_entry(review, box_id))
}
