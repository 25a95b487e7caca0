//! Who let an item pass, and who sent it back.

use std::collections::BTreeMap;

use review::{
    id::{AccountId, NewsId},
    publication::Approval,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Rows, StorageError, Tx,
    table::{count, parsed, table},
};

table!(news_approval = "news_approval" [news_id: String, step: i64] {
    account_id: String,
    approved_at: i64,
});
table!(news_return = "news_return" [news_id: String, number: i64] {
    step: i64,
    account_id: String,
    note: String,
    returned_at: i64,
});

/// A step that was passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Which step, and by whom.
    pub approval: Approval,
    /// When.
    pub at: Instant,
}

/// An item that was sent back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// At which step.
    pub step: u8,
    /// By whom.
    pub by: AccountId,
    /// Why.
    pub note: String,
    /// When.
    pub at: Instant,
}

fn narrow(step: i64, table: &'static str) -> Result<u8, StorageError> {
    u8::try_from(step).map_err(|why| StorageError::inconsistent(table, "step", why))
}

/// The steps that some items have passed, each item's in their order.
pub(super) async fn approvals(
    rows: &impl Rows,
    items: impl IntoIterator<Item = &str>,
) -> Result<BTreeMap<String, Vec<Passed>>, StorageError> {
    let found = news_approval::Entity::find()
        .filter(news_approval::Column::NewsId.is_in(items))
        .order_by_asc(news_approval::Column::Step)
        .all(rows.connection())
        .await?;
    let mut all: BTreeMap<String, Vec<Passed>> = BTreeMap::new();
    for row in found {
        let step = narrow(row.step, "news_approval")?;
        let by = parsed(&row.account_id, "news_approval", "account_id")?;
        let passed = Passed { approval: Approval { step, by }, at: Instant::from_ms(row.approved_at) };
        all.entry(row.news_id).or_default().push(passed);
    }
    Ok(all)
}

/// Notes a passed step.
pub async fn add_approval(tx: &Tx, id: NewsId, passed: Passed) -> Result<(), StorageError> {
    news_approval::ActiveModel {
        news_id: Set(id.to_string()),
        step: Set(passed.approval.step.into()),
        account_id: Set(passed.approval.by.to_string()),
        approved_at: Set(passed.at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Takes all approvals back.
pub async fn clear_approvals(tx: &Tx, id: NewsId) -> Result<(), StorageError> {
    news_approval::Entity::delete_many()
        .filter(news_approval::Column::NewsId.eq(id.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// When and why an item was sent back, the latest first.
pub async fn returns(rows: &impl Rows, id: NewsId) -> Result<Vec<Returned>, StorageError> {
    let found = news_return::Entity::find()
        .filter(news_return::Column::NewsId.eq(id.to_string()))
        .order_by_desc(news_return::Column::Number)
        .all(rows.connection())
        .await?;
    found
        .into_iter()
        .map(|row| {
            Ok(Returned {
                step: narrow(row.step, "news_return")?,
                by: parsed(&row.account_id, "news_return", "account_id")?,
                note: row.note,
                at: Instant::from_ms(row.returned_at),
            })
        })
        .collect()
}

/// Notes that an item was sent back.
pub async fn add_return(tx: &Tx, id: NewsId, new: Returned) -> Result<(), StorageError> {
    let number = returns(tx, id).await?.len();
    news_return::ActiveModel {
        news_id: Set(id.to_string()),
        number: Set(count(number)),
        step: Set(new.step.into()),
        account_id: Set(new.by.to_string()),
        note: Set(new.note),
        returned_at: Set(new.at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}
