//! News items, in the making and released.

use review::id::{NewsCorrectionId, NewsId, PictureId, ReviewId};

use super::encoded;

/// The news items of a review, in the making.
pub fn news_desk(review: ReviewId) -> String {
    format!("/reviews/{review}/news")
}

/// One news item in the making.
pub fn news_draft(review: ReviewId, news: NewsId) -> String {
    format!("/reviews/{review}/news/{news}")
}

/// What is done with a news item in the making: `submit`, `approve`, `send-back`, `release`, `call-off`, `withdraw`,
/// `pictures`, `corrections`.
pub fn news_deed(review: ReviewId, news: NewsId, deed: &str) -> String {
    format!("/reviews/{review}/news/{news}/{deed}")
}

/// Takes a picture out of a news item.
pub fn news_picture_removal(review: ReviewId, news: NewsId, picture: PictureId) -> String {
    format!("/reviews/{review}/news/{news}/pictures/{picture}/remove")
}

/// What is done with a correction.
pub fn news_correction(review: ReviewId, news: NewsId, correction: NewsCorrectionId) -> String {
    format!("/reviews/{review}/news/{news}/corrections/{correction}")
}

/// The released news items.
pub fn news_list() -> String {
    "/news".to_owned()
}

/// Those that fit, page by page, counted from 1. What is empty narrows nothing.
pub fn news_search(words: &str, year: &str, by: &str, page: u64) -> String {
    let page = if page <= 1 { String::new() } else { page.to_string() };
    let fields = [("q", words), ("year", year), ("by", by), ("page", page.as_str())];
    let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
    let fields: Vec<_> = fields.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    if fields.is_empty() { news_list() } else { format!("{}?{}", news_list(), fields.join("&")) }
}

/// Those of one correspondent.
pub fn news_by(correspondent: &str) -> String {
    news_search("", "", correspondent, 1)
}

/// What readers of feeds fetch: `atom` or `json`, in a language.
pub fn news_feed(lang: &str, format: &str) -> String {
    format!("/feeds/{lang}.{format}")
}

/// A released news item.
pub fn news(slug: &str) -> String {
    format!("/news/{slug}")
}

/// A picture of a news item.
pub fn picture(picture: PictureId) -> String {
    format!("/pictures/{picture}")
}

/// … as wide as a small screen.
pub fn picture_narrow(picture: PictureId, width: &str) -> String {
    format!("/pictures/{picture}?width={width}")
}
