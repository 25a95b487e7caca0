//! Checks before the meeting.

use review::id::{ReviewId, UnitId};

/// The table of units and checks.
pub fn facts(review: ReviewId) -> String {
    format!("/reviews/{review}/facts")
}

/// … one page of it.
pub fn facts_page(review: ReviewId, page: usize) -> String {
    format!("/reviews/{review}/facts?page={page}")
}

/// … just saved, so many fields of it.
pub fn facts_saved(review: ReviewId, page: usize, fields: usize) -> String {
    format!("/reviews/{review}/facts?page={page}&saved={fields}")
}

/// Where they come out of a spreadsheet.
pub fn facts_import(review: ReviewId) -> String {
    format!("/reviews/{review}/facts/import")
}

/// The table as a file: `checks.xlsx`, `checks.csv`.
pub fn facts_file(review: ReviewId, file: &str) -> String {
    format!("/reviews/{review}/facts/files/{file}")
}

/// The check record of one unit.
pub fn check_record(review: ReviewId, unit: UnitId) -> String {
    format!("/reviews/{review}/facts/units/{unit}")
}
