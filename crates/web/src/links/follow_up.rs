//! The ledger.

use review::id::{ItemId, RequirementId, ReviewId};

/// The ledger.
pub fn items(review: ReviewId) -> String {
    format!("/reviews/{review}/items")
}

/// Where a requirement becomes an item.
pub fn item_new(review: ReviewId) -> String {
    format!("/reviews/{review}/items/new")
}

/// … of one requirement.
pub fn item_of(review: ReviewId, requirement: RequirementId) -> String {
    format!("/reviews/{review}/items/new?requirement={requirement}")
}

/// One item of the ledger.
pub fn item(review: ReviewId, item: ItemId) -> String {
    format!("/reviews/{review}/items/{item}")
}

/// … just moved on.
pub fn item_saved(review: ReviewId, item: ItemId) -> String {
    format!("/reviews/{review}/items/{item}?saved=1")
}
