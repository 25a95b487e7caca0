//! Boxes, their trustees and cards, and what everybody may see of them.

use review::id::{BoxId, ReviewId};

/// The boxes of a review.
pub fn boxes(review: ReviewId) -> String {
    format!("/reviews/{review}/boxes")
}

/// Where the key ceremony is begun.
pub fn ceremony(review: ReviewId) -> String {
    format!("/reviews/{review}/boxes/ceremony")
}

/// Where it is started over.
pub fn ceremony_again(review: ReviewId) -> String {
    format!("/reviews/{review}/boxes/ceremony/again")
}

/// Where a trustee's browser sends its part of the ceremony: `key`, `certificate`, `polynomial`, `share`, `complaint`,
/// `test`.
pub fn trustee_deed(review: ReviewId, deed: &str) -> String {
    format!("/reviews/{review}/trustee/{deed}")
}

/// A trustee's part.
pub fn trustee(review: ReviewId) -> String {
    format!("/reviews/{review}/trustee")
}

/// A trustee's part for whoever works with the program instead of a browser.
pub fn trustee_program(review: ReviewId) -> String {
    format!("/reviews/{review}/trustee/program")
}

/// A file that the program reads.
pub fn trustee_file(review: ReviewId, name: &str) -> String {
    format!("/reviews/{review}/trustee/program/{name}")
}

/// The scrutineer's cards.
pub fn cards(review: ReviewId) -> String {
    format!("/reviews/{review}/cards")
}

/// Cards at the door.
pub fn handing_out(review: ReviewId) -> String {
    format!("/reviews/{review}/handing-out")
}

/// … at one box's counter.
pub fn handing_out_of(review: ReviewId, box_id: &BoxId) -> String {
    format!("/reviews/{review}/handing-out#box-{box_id}")
}

/// Where a card of a box is counted.
pub fn hand_out(box_id: &BoxId) -> String {
    format!("/boxes/{box_id}/handed-out")
}

/// Where the server makes a box's cards.
pub fn cards_by_server(box_id: &BoxId) -> String {
    format!("/boxes/{box_id}/cards/by-server")
}

/// Where a box's cards are thrown away.
pub fn cards_discard(box_id: &BoxId) -> String {
    format!("/boxes/{box_id}/cards/discard")
}

/// The count on paper.
pub fn minutes(review: ReviewId) -> String {
    format!("/reviews/{review}/boxes/minutes")
}

/// The public board of a box.
pub fn board(box_id: &BoxId) -> String {
    format!("/boxes/{box_id}")
}

/// A page of its trackers, from 1.
pub fn board_page(box_id: &BoxId, page: usize) -> String {
    format!("/boxes/{box_id}?page={page}#trackers")
}

/// A box's booth on a device that passes from hand to hand.
pub fn shared_booth(box_id: &BoxId) -> String {
    format!("/boxes/{box_id}/booth?shared")
}

/// A box's archive.
pub fn archive(box_id: &BoxId) -> String {
    format!("/boxes/{box_id}/archive.bel")
}
