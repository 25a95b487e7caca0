//! Results and grades.

use review::id::{ReporterId, ReviewId};

/// Results and grades.
pub fn result(review: ReviewId) -> String {
    format!("/reviews/{review}/result")
}

/// What leaders read out of them.
pub fn analysis(review: ReviewId) -> String {
    format!("/reviews/{review}/result/analysis")
}

/// What is entered by hand.
pub fn result_inputs(review: ReviewId) -> String {
    format!("/reviews/{review}/result/inputs")
}

/// … one part of it: `scores`, `panel:…`, `adjustments`, `vetoes`.
pub fn result_inputs_part(review: ReviewId, part: &str) -> String {
    format!("/reviews/{review}/result/inputs?part={}", super::encoded(part))
}

/// … a page of it, from 1.
pub fn result_inputs_page(review: ReviewId, part: &str, page: usize) -> String {
    format!("/reviews/{review}/result/inputs?part={}&page={page}", super::encoded(part))
}

/// … just saved, so many fields of it.
pub fn result_inputs_saved(review: ReviewId, part: &str, page: usize, fields: usize) -> String {
    format!("/reviews/{review}/result/inputs?part={}&page={page}&saved={fields}", super::encoded(part))
}

/// Where it comes out of a spreadsheet.
pub fn result_inputs_import(review: ReviewId) -> String {
    format!("/reviews/{review}/result/inputs/import")
}

/// The same as a spreadsheet, ready to be filled in.
pub fn result_inputs_file(review: ReviewId) -> String {
    format!("/reviews/{review}/result/inputs/scores.xlsx")
}

/// What changed from one reckoning to the next.
pub fn result_versions(review: ReviewId) -> String {
    format!("/reviews/{review}/result/versions")
}

/// Where the committee sets the grades.
pub fn result_grades(review: ReviewId) -> String {
    format!("/reviews/{review}/result/grades")
}

/// … a page of them, from 1.
pub fn result_grades_page(review: ReviewId, page: usize) -> String {
    format!("/reviews/{review}/result/grades?page={page}")
}

/// … just saved.
pub fn result_grades_saved(review: ReviewId, page: usize) -> String {
    format!("/reviews/{review}/result/grades?page={page}&saved=yes")
}

/// The letters to all reporters.
pub fn letters(review: ReviewId) -> String {
    format!("/reviews/{review}/letters")
}

/// … just after something was done.
pub fn letters_done(review: ReviewId) -> String {
    format!("/reviews/{review}/letters?done=yes")
}

/// The letter to one reporter.
pub fn letter(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/letters/{reporter}")
}

/// … just after something was done about it.
pub fn letter_done(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/letters/{reporter}?done=yes")
}
