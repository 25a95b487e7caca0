//! News items, in the making and released.

use review::id::{NewsId, PictureId, ReviewId};

/// The news items of a review, in the making.
pub fn news_desk(review: ReviewId) -> String {
    format!("/reviews/{review}/news")
}

/// One news item in the making.
pub fn news_draft(review: ReviewId, news: NewsId) -> String {
    format!("/reviews/{review}/news/{news}")
}

/// What is done with a news item in the making: `submit`, `approve`, `send-back`, `release`, `withdraw`, `pictures`.
pub fn news_deed(review: ReviewId, news: NewsId, deed: &str) -> String {
    format!("/reviews/{review}/news/{news}/{deed}")
}

/// Takes a picture out of a news item.
pub fn news_picture_removal(review: ReviewId, news: NewsId, picture: PictureId) -> String {
    format!("/reviews/{review}/news/{news}/pictures/{picture}/remove")
}

/// The released news items.
pub fn news_list() -> String {
    "/news".to_owned()
}

/// A page of them, counted from 1.
pub fn news_page(page: u64) -> String {
    if page <= 1 { news_list() } else { format!("/news?page={page}") }
}

/// A released news item.
pub fn news(slug: &str) -> String {
    format!("/news/{slug}")
}

/// A picture of a news item.
pub fn picture(picture: PictureId) -> String {
    format!("/pictures/{picture}")
}
