//! The roll.

use review::id::{ImportId, PersonId, ReviewId};

/// Somebody on the roll.
pub fn roster_person(review: ReviewId, person: PersonId) -> String {
    format!("/reviews/{review}/roster/people/{person}")
}

/// The roster, after somebody was taken off it.
pub fn roster_removed(review: ReviewId) -> String {
    format!("/reviews/{review}/roster?removed=1")
}

/// Where is said who reports in writing.
pub fn roster_how(review: ReviewId) -> String {
    format!("/reviews/{review}/roster/how")
}

/// The roll.
pub fn roster(review: ReviewId) -> String {
    format!("/reviews/{review}/roster")
}

/// Where units and people are imported.
pub fn roster_import(review: ReviewId) -> String {
    format!("/reviews/{review}/roster/import")
}

/// What an import would change.
pub fn roster_preview(review: ReviewId, import: ImportId) -> String {
    format!("/reviews/{review}/roster/imports/{import}")
}

/// … a page of it, of one kind of rows or of all (`""`).
pub fn roster_preview_page(review: ReviewId, import: ImportId, kind: &str, page: u64) -> String {
    format!("/reviews/{review}/roster/imports/{import}?kind={kind}&page={page}")
}

/// The roster after so many rows were imported.
pub fn roster_imported(review: ReviewId, rows: usize) -> String {
    format!("/reviews/{review}/roster?imported={rows}")
}

/// … after an import was taken back.
pub fn roster_undone(review: ReviewId) -> String {
    format!("/reviews/{review}/roster?undone=1")
}

/// A file of the roster, or an example of one.
pub fn roster_file(review: ReviewId, name: &str) -> String {
    format!("/reviews/{review}/roster/files/{name}")
}

/// A page of the roll, from 1, in an order.
pub fn roster_page(review: ReviewId, order: &str, page: u64) -> String {
    format!("/reviews/{review}/roster?sort={order}&page={page}")
}
