//! Slides.

use review::id::{ReporterId, ReviewId, SlidesId};

use super::report;

/// A reporter's slides: brought, looked through, taken away.
pub fn slides(review: ReviewId, reporter: ReporterId) -> String {
    format!("{}/slides", report(review, reporter))
}

/// … just brought.
pub fn slides_brought(review: ReviewId, reporter: ReporterId) -> String {
    format!("{}?brought=1", slides(review, reporter))
}

/// Where a file that goes with the report becomes the slides.
pub fn slides_attached(review: ReviewId, reporter: ReporterId) -> String {
    format!("{}/attached", slides(review, reporter))
}

/// Where a reporter's slides are taken away.
pub fn slides_take_away(review: ReviewId, reporter: ReporterId) -> String {
    format!("{}/remove", slides(review, reporter))
}

/// One page as a picture.
pub fn slide(review: ReviewId, reporter: ReporterId, slides: SlidesId, page: usize) -> String {
    format!("{}/{slides}/{page}", self::slides(review, reporter))
}
