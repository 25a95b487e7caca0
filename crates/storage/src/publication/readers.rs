//! Who has read an item today, as a hash that nobody can undo once the day's key is gone.

use std::collections::{BTreeMap, BTreeSet};

use review::id::NewsId;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::item::news;
use crate::{
    Rows, StorageError, Tx,
    table::{counted, table},
};

table!(reader_day = "reader_day" [day: i64] {
    hash_key: Vec<u8>,
});
table!(reader = "reader" [day: i64, news_id: String, hash: String] {});

/// Rows of one statement: engines bound how many values one takes.
const ROWS: usize = 1_000;

/// A day and the key under which its readers are hashed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ReaderDay {
    /// Days since 1970.
    pub day: i64,
    /// Thrown away with the day.
    pub key: [u8; 32],
}

/// The day's key: the one that stands, or else this one. Earlier days are forgotten, with all who read on them.
pub async fn turn(tx: &Tx, fresh: ReaderDay) -> Result<ReaderDay, StorageError> {
    forget_before(tx, fresh.day).await?;
    keep(tx, &fresh).await?;
    let row = reader_day::Entity::find_by_id(fresh.day).one(&tx.0).await?;
    let key = row.and_then(|row| <[u8; 32]>::try_from(row.hash_key).ok());
    let key = key.ok_or_else(|| StorageError::inconsistent("reader_day", "hash_key", "is no key"))?;
    Ok(ReaderDay { day: fresh.day, key })
}

/// Forgets who read before this day. Answers how many days that were.
pub async fn forget_before(tx: &Tx, day: i64) -> Result<u64, StorageError> {
    let done = reader_day::Entity::delete_many().filter(reader_day::Column::Day.lt(day)).exec(&tx.0).await?;
    Ok(done.rows_affected)
}

/// The days whose readers can still be told apart.
pub async fn reader_days(rows: &impl Rows) -> Result<Vec<i64>, StorageError> {
    let found = reader_day::Entity::find().all(rows.connection()).await?;
    Ok(found.into_iter().map(|row| row.day).collect())
}

/// Counts whoever is not among the day's readers of an item yet, and answers how often each item was read by then.
/// What is not released counts nobody.
pub async fn count_readers(
    tx: &Tx,
    on: &ReaderDay,
    seen: &[(NewsId, String)],
) -> Result<Vec<(NewsId, usize)>, StorageError> {
    // Another server may have begun the next day meanwhile, and taken this one's key away.
    keep(tx, on).await?;
    let mut of: BTreeMap<NewsId, BTreeSet<&str>> = BTreeMap::new();
    for (news, hash) in seen {
        of.entry(*news).or_default().insert(hash);
    }
    let mut views = Vec::new();
    // Always in the same order, so that two servers never wait for one another.
    for (item, hashes) in of {
        let hashes: Vec<_> = hashes.into_iter().collect();
        let mut new = 0;
        for some in hashes.chunks(ROWS) {
            new += add(tx, on.day, item, some).await?;
        }
        raise(tx, item, new).await?;
        if let Some(row) = news::Entity::find_by_id(item.to_string()).one(&tx.0).await? {
            views.push((item, counted(row.views, "news", "views")?));
        }
    }
    Ok(views)
}

async fn keep(tx: &Tx, on: &ReaderDay) -> Result<(), StorageError> {
    let row = reader_day::ActiveModel { day: Set(on.day), hash_key: Set(on.key.to_vec()) };
    let once = OnConflict::column(reader_day::Column::Day).do_nothing().to_owned();
    reader_day::Entity::insert(row).on_conflict(once).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// How many of these are new.
async fn add(tx: &Tx, day: i64, item: NewsId, hashes: &[&str]) -> Result<u64, StorageError> {
    let rows = hashes.iter().map(|hash| reader::ActiveModel {
        day: Set(day),
        news_id: Set(item.to_string()),
        hash: Set((*hash).to_owned()),
    });
    let key = [reader::Column::Day, reader::Column::NewsId, reader::Column::Hash];
    let once = OnConflict::columns(key).do_nothing().to_owned();
    Ok(reader::Entity::insert_many(rows).on_conflict(once).exec_without_returning(&tx.0).await?)
}

async fn raise(tx: &Tx, item: NewsId, by: u64) -> Result<(), StorageError> {
    if by == 0 {
        return Ok(());
    }
    let by = i64::try_from(by).unwrap_or(i64::MAX);
    news::Entity::update_many()
        .col_expr(news::Column::Views, Expr::col(news::Column::Views).add(by))
        .filter(news::Column::NewsId.eq(item.to_string()))
        .filter(news::Column::ReleasedAt.is_not_null())
        .exec(&tx.0)
        .await?;
    Ok(())
}
