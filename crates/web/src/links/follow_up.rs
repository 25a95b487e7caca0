//! The ledger.

use std::fmt::Write as _;

use review::id::{AttachmentId, ItemId, ReporterId, RequirementId, ReviewId};

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

/// … once more, after one was made.
pub fn item_of_again(review: ReviewId, requirement: RequirementId) -> String {
    format!("/reviews/{review}/items/new?requirement={requirement}&made=1")
}

/// Those of one requirement.
pub fn items_of(review: ReviewId, requirement: RequirementId) -> String {
    format!("/reviews/{review}/items?requirement={requirement}")
}

/// Those that are late.
pub fn items_overdue(review: ReviewId) -> String {
    format!("/reviews/{review}/items?state=overdue")
}

/// The requirements, each with what became of it.
pub fn asked(review: ReviewId) -> String {
    format!("/reviews/{review}/requirements")
}

/// … where one of them stands on the page.
pub fn asked_at(review: ReviewId, requirement: RequirementId) -> String {
    format!("/reviews/{review}/requirements#r-{requirement}")
}

/// Where it is said why no item follows from one.
pub fn settle(review: ReviewId, requirement: RequirementId) -> String {
    format!("/reviews/{review}/requirements/{requirement}")
}

/// One item of the ledger.
pub fn item(review: ReviewId, item: ItemId) -> String {
    format!("/reviews/{review}/items/{item}")
}

/// Where it is said anew how it is mended, by whom and until when.
pub fn item_edit(review: ReviewId, item: ItemId) -> String {
    format!("/reviews/{review}/items/{item}/edit")
}

/// Where it is linked with one of an earlier year.
pub fn item_link(review: ReviewId, item: ItemId) -> String {
    format!("/reviews/{review}/items/{item}/link")
}

/// Where files go that show how it was mended.
pub fn item_evidence(review: ReviewId, item: ItemId) -> String {
    format!("/reviews/{review}/items/{item}/evidence")
}

/// One of them.
pub fn item_file(review: ReviewId, item: ItemId, file: AttachmentId) -> String {
    format!("/reviews/{review}/items/{item}/evidence/{file}")
}

/// … just moved on.
pub fn item_saved(review: ReviewId, item: ItemId) -> String {
    format!("/reviews/{review}/items/{item}?saved=1")
}

/// Items by what is asked for; what is blank is left out.
pub fn items_asked(review: ReviewId, asked: &[(&str, &str)]) -> String {
    let mut path = items(review);
    let mut mark = '?';
    for (name, value) in asked.iter().filter(|(_, value)| !value.trim().is_empty()) {
        path.push(mark);
        path.push_str(name);
        path.push('=');
        for byte in value.trim().bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
                path.push(char::from(byte));
            } else {
                // Writing to a string cannot fail.
                let _ = write!(path, "%{byte:02X}");
            }
        }
        mark = '&';
    }
    path
}

/// Where a paragraph of a report becomes an item.
pub fn report_item(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/reports/{reporter}/item")
}

/// Where a voter's comment does.
pub fn opinion_item(review: ReviewId) -> String {
    format!("/reviews/{review}/voter-comments/item")
}

/// The ledger by the quarters in which items are due.
pub fn items_by_quarter(review: ReviewId) -> String {
    format!("/reviews/{review}/items/quarters")
}

/// … by unit and state.
pub fn items_by_unit(review: ReviewId) -> String {
    format!("/reviews/{review}/items/board")
}

/// … over time.
pub fn items_over_time(review: ReviewId) -> String {
    format!("/reviews/{review}/items/progress")
}

/// How each item ended.
pub fn look_back(review: ReviewId) -> String {
    format!("/reviews/{review}/items/look-back")
}

/// The three lists.
pub fn three_lists(review: ReviewId) -> String {
    format!("/reviews/{review}/items/lists")
}
