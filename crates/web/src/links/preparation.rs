//! What leaders prepare before the meeting.

use review::{
    id::{ReporterId, ReviewId},
    words::Lang,
};

/// All units.
pub fn preparations(review: ReviewId) -> String {
    format!("/reviews/{review}/preparation")
}

/// … one page of them.
pub fn preparations_page(review: ReviewId, page: usize) -> String {
    format!("/reviews/{review}/preparation?page={page}")
}

/// Everything about one unit.
pub fn preparation(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/preparation/{reporter}")
}

/// … with one edition of its report.
pub fn preparation_in(review: ReviewId, reporter: ReporterId, edition: Lang) -> String {
    format!("{}?lang={}", preparation(review, reporter), edition.tag())
}

/// The asker's own draft.
pub fn draft(review: ReviewId, reporter: ReporterId) -> String {
    format!("{}/draft", preparation(review, reporter))
}

/// Where the browser saves it while somebody types.
pub fn draft_autosave(review: ReviewId, reporter: ReporterId) -> String {
    format!("{}.json", draft(review, reporter))
}

/// Where it is thrown away.
pub fn draft_discard(review: ReviewId, reporter: ReporterId) -> String {
    format!("{}/discard", draft(review, reporter))
}
