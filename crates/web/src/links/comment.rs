//! What voters said in words.

use review::id::{BoxId, ReviewId};

/// What voters said in words, once the boxes are open.
pub fn voter_comments(review: ReviewId) -> String {
    format!("/reviews/{review}/voter-comments")
}

/// Where an abusive one is hidden.
pub fn voter_comment_hiding(review: ReviewId) -> String {
    format!("{}/hide", voter_comments(review))
}

/// The sealed comments of a closed box, for its trustees.
pub fn sealed_comments(box_id: &BoxId) -> String {
    format!("/boxes/{box_id}/comments.json")
}

/// Where trustees give their part of opening them.
pub fn comment_parts(box_id: &BoxId) -> String {
    format!("/boxes/{box_id}/comments")
}
