//! News items in lists.

use std::collections::HashMap;

use review::{
    id::{NewsId, ReviewId},
    time::Instant,
    words::Words,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::item::{Body, News, items, news};
use crate::{
    Rows, StorageError,
    cycle::cycle,
    table::{parsed, words},
};

/// A news item's line in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// Which.
    pub id: NewsId,
    /// Its place under `/news/`.
    pub slug: String,
    /// The headline.
    pub title: Words,
    /// What is reported.
    pub body: Body,
    /// Since when everybody may read it.
    pub released_at: Option<Instant>,
    /// The zone of its review's dates, by IANA name.
    pub zone: String,
}

/// The released items, the latest first.
pub async fn released(rows: &impl Rows, limit: u64, offset: u64) -> Result<Vec<Headline>, StorageError> {
    let found = news::Entity::find()
        .filter(news::Column::ReleasedAt.is_not_null())
        .order_by_desc(news::Column::ReleasedAt)
        .order_by_desc(news::Column::NewsId)
        .limit(limit)
        .offset(offset)
        .all(rows.connection())
        .await?;
    let reviews = cycle::Entity::find()
        .filter(cycle::Column::ReviewId.is_in(found.iter().map(|row| row.review_id.clone())))
        .all(rows.connection())
        .await?;
    let zones: HashMap<_, _> = reviews.into_iter().map(|row| (row.review_id, row.zone)).collect();
    found
        .into_iter()
        .map(|row| {
            Ok(Headline {
                id: parsed(&row.news_id, "news", "news_id")?,
                title: words(&row.title_zh, &row.title_en, "news", "title_zh")?,
                body: Body { zh: row.body_zh, en: row.body_en },
                released_at: row.released_at.map(Instant::from_ms),
                zone: zones.get(&row.review_id).cloned().unwrap_or_default(),
                slug: row.slug,
            })
        })
        .collect()
}

/// How many items are released.
pub async fn count_released(rows: &impl Rows) -> Result<u64, StorageError> {
    Ok(news::Entity::find().filter(news::Column::ReleasedAt.is_not_null()).count(rows.connection()).await?)
}

/// All items of a review, the latest draft first.
pub async fn of_review(rows: &impl Rows, review: ReviewId) -> Result<Vec<News>, StorageError> {
    let found = news::Entity::find()
        .filter(news::Column::ReviewId.eq(review.to_string()))
        .order_by_desc(news::Column::DraftedAt)
        .order_by_desc(news::Column::NewsId)
        .all(rows.connection())
        .await?;
    items(rows, found).await
}
