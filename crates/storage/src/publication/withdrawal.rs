//! What was withdrawn, and why.

use review::{
    id::{AccountId, NewsId},
    publication::Slug,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::item::Body;
use crate::{
    Rows, StorageError, Tx,
    table::{count, parsed, table},
};

table!(news_withdrawal = "news_withdrawal" [news_id: String, number: i64] {
    slug: String,
    account_id: String,
    reason_zh: String,
    reason_en: String,
    withdrawn_at: i64,
});

/// A text that was taken off its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// Which text.
    pub news: NewsId,
    /// Where it stood.
    pub slug: Slug,
    /// By whom.
    pub by: AccountId,
    /// Why, as its address says since.
    pub reason: Body,
    /// When.
    pub at: Instant,
}

fn withdrawal(row: news_withdrawal::Model) -> Result<Withdrawal, StorageError> {
    Ok(Withdrawal {
        news: parsed(&row.news_id, "news_withdrawal", "news_id")?,
        slug: parsed(&row.slug, "news_withdrawal", "slug")?,
        by: parsed(&row.account_id, "news_withdrawal", "account_id")?,
        reason: Body { zh: row.reason_zh, en: row.reason_en },
        at: Instant::from_ms(row.withdrawn_at),
    })
}

/// The withdrawals of a text, the latest first.
pub async fn withdrawals(rows: &impl Rows, of: NewsId) -> Result<Vec<Withdrawal>, StorageError> {
    let found = news_withdrawal::Entity::find()
        .filter(news_withdrawal::Column::NewsId.eq(of.to_string()))
        .order_by_desc(news_withdrawal::Column::Number)
        .all(rows.connection())
        .await?;
    found.into_iter().map(withdrawal).collect()
}

/// What was last withdrawn from an address.
pub async fn withdrawn_from(rows: &impl Rows, slug: &Slug) -> Result<Option<Withdrawal>, StorageError> {
    let found = news_withdrawal::Entity::find()
        .filter(news_withdrawal::Column::Slug.eq(slug.as_str()))
        .order_by_desc(news_withdrawal::Column::WithdrawnAt)
        .order_by_desc(news_withdrawal::Column::Number)
        .one(rows.connection())
        .await?;
    found.map(withdrawal).transpose()
}

/// Notes that a text was withdrawn.
pub async fn add_withdrawal(tx: &Tx, new: Withdrawal) -> Result<(), StorageError> {
    let number = withdrawals(tx, new.news).await?.len();
    news_withdrawal::ActiveModel {
        news_id: Set(new.news.to_string()),
        number: Set(count(number)),
        slug: Set(new.slug.into()),
        account_id: Set(new.by.to_string()),
        reason_zh: Set(new.reason.zh),
        reason_en: Set(new.reason.en),
        withdrawn_at: Set(new.at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}
