//! Reports.

use review::{
    id::{ReporterId, ReviewId},
    words::Lang,
};

/// All reports.
pub fn reports(review: ReviewId) -> String {
    format!("/reviews/{review}/reports")
}

/// One reporter's report, to read.
pub fn report(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/reports/{reporter}")
}

/// One reporter's report, to write.
pub fn report_edit(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/reports/{reporter}/edit")
}

/// One edition of a report, to write.
pub fn report_edition(review: ReviewId, reporter: ReporterId, edition: Lang) -> String {
    format!("{}?edition={}", report_edit(review, reporter), edition.tag())
}

/// One edition of a report, to read.
pub fn report_in(review: ReviewId, reporter: ReporterId, edition: Lang) -> String {
    format!("{}?lang={}", report(review, reporter), edition.tag())
}

/// A version of a report that was handed in.
pub fn report_version(review: ReviewId, reporter: ReporterId, number: usize) -> String {
    format!("{}/versions/{number}", report(review, reporter))
}

/// Where the organiser accepts a report.
pub fn report_accept(review: ReviewId, reporter: ReporterId) -> String {
    format!("{}/accept", report(review, reporter))
}

/// Where the organiser returns a report.
pub fn report_return(review: ReviewId, reporter: ReporterId) -> String {
    format!("{}/return", report(review, reporter))
}
