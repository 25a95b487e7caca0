//! The operation log: chains that only grow.

use review::{
    id::{AccountId, ReviewId},
    log::{About, Operation},
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};

use crate::{
    Rows, StorageError, Tx,
    table::{coded, decoded, from_json, json, parsed, table},
};

table!(chain = "operation_chain" [chain: String] {
    entries: i64,
    head: String,
});

table!(operation = "operation" [chain: String, number: i64] {
    done_at: i64,
    by_id: Option<String>,
    what: String,
    about: String,
    previous: String,
    hash: String,
});

/// Whose log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
    /// What was done in one review.
    Review(ReviewId),
    /// What was done to accounts, templates, holidays.
    House,
}

impl Chain {
    /// As rows and files name it.
    pub fn key(self) -> String {
        match self {
            Self::Review(id) => id.to_string(),
            Self::House => "house".to_owned(),
        }
    }
}

/// How far a chain has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many entries there are.
    pub entries: i64,
    /// The last one's hash; nothing before the first.
    pub hash: String,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Counted from 1 in its chain.
    pub number: i64,
    /// When.
    pub at: Instant,
    /// By whom; nobody where the house did it itself.
    pub by: Option<AccountId>,
    /// What was done.
    pub what: Operation,
    /// What to.
    pub about: About,
    /// The hash of the entry before.
    pub previous: String,
    /// Its own.
    pub hash: String,
}

impl TryFrom<operation::Model> for Entry {
    type Error = StorageError;

    fn try_from(row: operation::Model) -> Result<Self, StorageError> {
        Ok(Self {
            number: row.number,
            at: Instant::from_ms(row.done_at),
            by: row.by_id.map(|id| parsed(&id, "operation", "by_id")).transpose()?,
            what: decoded(&row.what, "operation", "what")?,
            about: from_json(&row.about, "operation", "about")?,
            previous: row.previous,
            hash: row.hash,
        })
    }
}

/// How far the chain has come. Whoever else would add to it waits until this transaction ends.
pub async fn locked(tx: &Tx, of: Chain) -> Result<Head, StorageError> {
    let first = chain::ActiveModel { chain: Set(of.key()), entries: Set(0), head: Set(String::new()) };
    let there = OnConflict::column(chain::Column::Chain).do_nothing().to_owned();
    chain::Entity::insert(first).on_conflict(there).exec_without_returning(&tx.0).await?;
    let found = chain::Entity::find_by_id(of.key()).lock_exclusive().one(&tx.0).await?;
    let found = found.ok_or_else(|| StorageError::inconsistent("operation_chain", "chain", "it is gone"))?;
    Ok(Head { entries: found.entries, hash: found.head })
}

/// Adds an entry after `before`. `false`, and nothing is written, where the chain has moved on since.
pub async fn add(tx: &Tx, of: Chain, before: &Head, new: &Entry) -> Result<bool, StorageError> {
    let moved = chain::Entity::update_many()
        .col_expr(chain::Column::Entries, Expr::value(new.number))
        .col_expr(chain::Column::Head, Expr::value(new.hash.clone()))
        .filter(chain::Column::Chain.eq(of.key()))
        .filter(chain::Column::Entries.eq(before.entries))
        .filter(chain::Column::Head.eq(before.hash.clone()))
        .exec(&tx.0)
        .await?;
    if moved.rows_affected != 1 {
        return Ok(false);
    }
    operation::ActiveModel {
        chain: Set(of.key()),
        number: Set(new.number),
        done_at: Set(new.at.ms()),
        by_id: Set(new.by.map(|by| by.to_string())),
        what: Set(coded(&new.what)?),
        about: Set(json(&new.about)?),
        previous: Set(new.previous.clone()),
        hash: Set(new.hash.clone()),
    }
    .insert(&tx.0)
    .await?;
    Ok(true)
}

/// How far the chain has come, to read.
pub async fn head(rows: &impl Rows, of: Chain) -> Result<Option<Head>, StorageError> {
    let found = chain::Entity::find_by_id(of.key()).one(rows.connection()).await?;
    Ok(found.map(|row| Head { entries: row.entries, hash: row.head }))
}

/// So many entries after a number, the earliest first.
pub async fn after(rows: &impl Rows, of: Chain, number: i64, limit: u64) -> Result<Vec<Entry>, StorageError> {
    let found = operation::Entity::find()
        .filter(operation::Column::Chain.eq(of.key()))
        .filter(operation::Column::Number.gt(number))
        .order_by_asc(operation::Column::Number)
        .limit(limit)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Entry::try_from).collect()
}

/// So many entries before a number, the latest first.
pub async fn before(
    rows: &impl Rows,
    of: Chain,
    number: i64,
    limit: u64,
) -> Result<Vec<Entry>, StorageError> {
    let found = operation::Entity::find()
        .filter(operation::Column::Chain.eq(of.key()))
        .filter(operation::Column::Number.lt(number))
        .order_by_desc(operation::Column::Number)
        .limit(limit)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Entry::try_from).collect()
}

/// Forgets a dress rehearsal's log with the rehearsal.
pub(crate) async fn wipe(tx: &Tx, rehearsal: ReviewId) -> Result<(), StorageError> {
    chain::Entity::delete_by_id(rehearsal.to_string()).exec(&tx.0).await?;
    Ok(())
}
