//! Reports.

use review::{
    id::{AttachmentId, ManuscriptId, RemarkId, ReporterId, ReviewId},
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

/// Where the browser saves while somebody types.
pub fn report_autosave(review: ReviewId, reporter: ReporterId) -> String {
    format!("{}.json", report_edit(review, reporter))
}

/// Where a Word file is chosen, for one edition.
pub fn report_import(review: ReviewId, reporter: ReporterId, edition: Lang) -> String {
    format!("{}/import?edition={}", report(review, reporter), edition.tag())
}

/// What was read of a Word file.
pub fn report_manuscript(review: ReviewId, reporter: ReporterId, which: ManuscriptId) -> String {
    format!("{}/imports/{which}", report(review, reporter))
}

/// Two versions or drafts of a report side by side.
pub fn report_compare(review: ReviewId, reporter: ReporterId) -> String {
    format!("{}/compare", report(review, reporter))
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

/// Where the organiser remarks on passages.
pub fn report_remarks(review: ReviewId, reporter: ReporterId) -> String {
    format!("{}/remarks", report(review, reporter))
}

/// What is done with a remark: `answer`, `resolve`, `remove`.
pub fn report_remark_deed(review: ReviewId, reporter: ReporterId, remark: RemarkId, deed: &str) -> String {
    format!("{}/{remark}/{deed}", report_remarks(review, reporter))
}

/// A remark beside its passage, where it is answered.
pub fn report_remark(review: ReviewId, reporter: ReporterId, remark: RemarkId) -> String {
    format!("{}#remark-{remark}", report(review, reporter))
}

/// Where files come in.
pub fn report_attachments(review: ReviewId, reporter: ReporterId) -> String {
    format!("{}/attachments", report(review, reporter))
}

/// A file that goes with a report, to keep.
pub fn report_attachment(review: ReviewId, reporter: ReporterId, file: AttachmentId) -> String {
    format!("{}/{file}", report_attachments(review, reporter))
}
