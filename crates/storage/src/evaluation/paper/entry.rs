use std::collections::BTreeMap;

use review::{
    evaluation::paper::{Sheet, Sheets},
    id::{AccountId, BoxId},
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, OnConflict},
};

use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, from_json, json, parsed, table},
};

table!(paper_entry = "paper_entry" [box_id: String, account_id: String] {
    position: i64,
    begun_at: i64,
    finished_at: Option<i64>,
});
table!(paper_sheet = "paper_sheet" [box_id: String, account_id: String, number: i64] {
    content: String,
});

/// One of the two who enter a box's papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Who.
    pub account: AccountId,
    /// When all papers were entered.
    pub finished_at: Option<Instant>,
}

/// The entries of a box's papers, the first that was begun first.
pub async fn entries(rows: &impl Rows, id: &BoxId) -> Result<Vec<Entry>, StorageError> {
    let found = paper_entry::Entity::find()
        .filter(paper_entry::Column::BoxId.eq(id.as_str()))
        .order_by_asc(paper_entry::Column::Position)
        .all(rows.connection())
        .await?;
    found
        .into_iter()
        .map(|row| {
            Ok(Entry {
                account: parsed(&row.account_id, "paper_entry", "account_id")?,
                finished_at: row.finished_at.map(Instant::from_ms),
            })
        })
        .collect()
}

/// Somebody begins to enter the papers, as the first (0) or the second (1).
/// [`StorageError::is_duplicate`] when somebody was faster.
pub async fn begin(
    tx: &Tx,
    id: &BoxId,
    by: AccountId,
    position: usize,
    at: Instant,
) -> Result<(), StorageError> {
    paper_entry::ActiveModel {
        box_id: Set(id.to_string()),
        account_id: Set(by.to_string()),
        position: Set(count(position)),
        begun_at: Set(at.ms()),
        finished_at: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// All papers are entered. `false` when they were before.
pub async fn finish(tx: &Tx, id: &BoxId, by: AccountId, at: Instant) -> Result<bool, StorageError> {
    let done = paper_entry::Entity::update_many()
        .col_expr(paper_entry::Column::FinishedAt, Expr::value(at.ms()))
        .filter(paper_entry::Column::BoxId.eq(id.as_str()))
        .filter(paper_entry::Column::AccountId.eq(by.to_string()))
        .filter(paper_entry::Column::FinishedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The papers that somebody entered.
pub async fn sheets(rows: &impl Rows, id: &BoxId, by: AccountId) -> Result<Sheets, StorageError> {
    let found = paper_sheet::Entity::find()
        .filter(paper_sheet::Column::BoxId.eq(id.as_str()))
        .filter(paper_sheet::Column::AccountId.eq(by.to_string()))
        .all(rows.connection())
        .await?;
    let each = found.into_iter().map(|row| {
        let number = counted(row.number, "paper_sheet", "number")?;
        Ok((number, from_json(&row.content, "paper_sheet", "content")?))
    });
    each.collect::<Result<BTreeMap<_, _>, StorageError>>()
}

/// Keeps a paper as somebody entered it, in place of how it stood before.
pub async fn keep_sheet(
    tx: &Tx,
    id: &BoxId,
    by: AccountId,
    number: usize,
    sheet: &Sheet,
) -> Result<(), StorageError> {
    use paper_sheet::Column;
    let row = paper_sheet::ActiveModel {
        box_id: Set(id.to_string()),
        account_id: Set(by.to_string()),
        number: Set(count(number)),
        content: Set(json(sheet)?),
    };
    let again = OnConflict::columns([Column::BoxId, Column::AccountId, Column::Number])
        .update_column(Column::Content)
        .to_owned();
    paper_sheet::Entity::insert(row).on_conflict(again).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Deletes the papers of a signed count, row by row as they were: a pattern of marks, or an own row left blank, may
/// tell whose it is.
pub async fn forget(tx: &Tx, id: &BoxId) -> Result<(), StorageError> {
    paper_sheet::Entity::delete_many().filter(paper_sheet::Column::BoxId.eq(id.as_str())).exec(&tx.0).await?;
    Ok(())
}

/// After another count: papers above the number are dropped, and finished entries open again. With none left, nobody
/// has begun.
pub async fn trim(tx: &Tx, id: &BoxId, collected: usize) -> Result<(), StorageError> {
    paper_sheet::Entity::delete_many()
        .filter(paper_sheet::Column::BoxId.eq(id.as_str()))
        .filter(paper_sheet::Column::Number.gt(count(collected)))
        .exec(&tx.0)
        .await?;
    if collected == 0 {
        paper_entry::Entity::delete_many()
            .filter(paper_entry::Column::BoxId.eq(id.as_str()))
            .exec(&tx.0)
            .await?;
    }
    paper_entry::Entity::update_many()
        .col_expr(paper_entry::Column::FinishedAt, Expr::value(None::<i64>))
        .filter(paper_entry::Column::BoxId.eq(id.as_str()))
        .exec(&tx.0)
        .await?;
    Ok(())
}
