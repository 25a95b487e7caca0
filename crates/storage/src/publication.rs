//! News items, their approvals and pictures.

use review::{id::NewsId, time::Instant, words::Words};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    Rows, StorageError,
    table::{parsed, table, words},
};

table!(news = "news" [news_id: String] {
    review_id: String,
    slug: String,
    title_zh: String,
    title_en: String,
    body_zh: String,
    body_en: String,
    correspondent_zh: String,
    correspondent_en: String,
    author_id: String,
    revision: i64,
    drafted_at: i64,
    submitted_at: Option<i64>,
    released_at: Option<i64>,
    views: i64,
});

/// A news item's line in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// Which.
    pub id: NewsId,
    /// Its place under `/news/`.
    pub slug: String,
    /// The headline.
    pub title: Words,
    /// Since when everybody may read it.
    pub released_at: Option<Instant>,
}

/// The released items, the latest first.
pub async fn released(rows: &impl Rows, limit: u64, offset: u64) -> Result<Vec<Headline>, StorageError> {
    let found = news::Entity::find()
        .filter(news::Column::ReleasedAt.is_not_null())
        .order_by_desc(news::Column::ReleasedAt)
        .limit(limit)
        .offset(offset)
        .all(rows.connection())
        .await?;
    found
        .into_iter()
        .map(|row| {
            Ok(Headline {
                id: parsed(&row.news_id, "news", "news_id")?,
                title: words(&row.title_zh, &row.title_en, "news", "title_zh")?,
                released_at: row.released_at.map(Instant::from_ms),
                slug: row.slug,
            })
        })
        .collect()
}
