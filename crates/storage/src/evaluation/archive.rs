use review::id::BoxId;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use super::ballot_box::{Head, ballot_box};
use crate::{
    Rows, StorageError, Tx,
    table::{count, table},
};

table!(box_record = "box_record" [box_id: String, position: i64] {
    kind: String,
    hash: String,
    contents: Vec<u8>,
});

/// The two kinds of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What an event is about.
    Data,
    /// An event.
    Event,
}

/// A record as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Data or event.
    pub kind: Kind,
    /// The bytes that were hashed.
    pub contents: Vec<u8>,
}

/// A record to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRecord {
    /// Data or event.
    pub kind: Kind,
    /// SHA-256 of the contents, lower-case hexadecimal.
    pub hash: String,
    /// The bytes that were hashed.
    pub contents: Vec<u8>,
}

impl Kind {
    fn key(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Event => "event",
        }
    }
}

/// All records of a box in the archive's order.
pub async fn records(rows: &impl Rows, box_id: &BoxId) -> Result<Vec<Record>, StorageError> {
    let found = box_record::Entity::find()
        .filter(box_record::Column::BoxId.eq(box_id.as_str()))
        .order_by_asc(box_record::Column::Position)
        .all(rows.connection())
        .await?;
    Ok(found.into_iter().map(record).collect())
}

/// The first records of a box: its set-up, however many ballots came after.
pub async fn first_records(
    rows: &impl Rows,
    box_id: &BoxId,
    most: usize,
) -> Result<Vec<Record>, StorageError> {
    let found = box_record::Entity::find()
        .filter(box_record::Column::BoxId.eq(box_id.as_str()))
        .filter(box_record::Column::Position.lt(count(most)))
        .order_by_asc(box_record::Column::Position)
        .all(rows.connection())
        .await?;
    Ok(found.into_iter().map(record).collect())
}

fn record(row: box_record::Model) -> Record {
    let kind = if row.kind == Kind::Data.key() { Kind::Data } else { Kind::Event };
    Record { kind, contents: row.contents }
}

/// The hashes of the records from a place on, lower-case hexadecimal.
pub async fn hashes(rows: &impl Rows, box_id: &BoxId, from: usize) -> Result<Vec<String>, StorageError> {
    let found = box_record::Entity::find()
        .select_only()
        .column(box_record::Column::Hash)
        .filter(box_record::Column::BoxId.eq(box_id.as_str()))
        .filter(box_record::Column::Position.gte(count(from)))
        .order_by_asc(box_record::Column::Position)
        .into_tuple()
        .all(rows.connection())
        .await?;
    Ok(found)
}

/// Whether a record of this hash stands in the archive.
pub async fn has_record(rows: &impl Rows, box_id: &BoxId, hash: &str) -> Result<bool, StorageError> {
    let found = box_record::Entity::find()
        .filter(box_record::Column::BoxId.eq(box_id.as_str()))
        .filter(box_record::Column::Hash.eq(hash))
        .one(rows.connection())
        .await?;
    Ok(found.is_some())
}

/// Appends records after the `before` that are there, and moves the head. `false` when the archive has grown since:
/// then nothing was written.
pub async fn append(
    tx: &Tx,
    box_id: &BoxId,
    before: usize,
    new: Vec<NewRecord>,
    head: &Head,
) -> Result<bool, StorageError> {
    let moved = ballot_box::Entity::update_many()
        .col_expr(ballot_box::Column::Records, Expr::value(count(before + new.len())))
        .col_expr(ballot_box::Column::Head, Expr::value(head.hash.clone()))
        .col_expr(ballot_box::Column::Height, Expr::value(count(head.height)))
        .filter(ballot_box::Column::BoxId.eq(box_id.as_str()))
        .filter(ballot_box::Column::Records.eq(count(before)))
        .exec(&tx.0)
        .await?;
    if moved.rows_affected != 1 {
        return Ok(false);
    }
    let rows = new.into_iter().enumerate().map(|(place, record)| box_record::ActiveModel {
        box_id: Set(box_id.to_string()),
        position: Set(count(before + place)),
        kind: Set(record.kind.key().to_owned()),
        hash: Set(record.hash),
        contents: Set(record.contents),
    });
    box_record::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(true)
}
