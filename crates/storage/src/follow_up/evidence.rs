//! Files that show how an item was mended.

use review::{
    id::{AccountId, AttachmentId, ItemId},
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter,
    QueryOrder, sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx,
    report::attachment::Attachment,
    table::{count, counted, parsed, table},
};

table!(item_evidence = "item_evidence" [evidence_id: String] {
    item_id: String,
    name: String,
    kind: String,
    hash: String,
    size: i64,
    contents: Vec<u8>,
    added_at: i64,
    added_by: String,
    removed_at: Option<i64>,
});

/// A file's row without the file.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "item_evidence::Entity")]
struct Line {
    evidence_id: String,
    name: String,
    kind: String,
    hash: String,
    size: i64,
    added_at: i64,
    added_by: String,
    removed_at: Option<i64>,
}

impl TryFrom<Line> for Attachment {
    type Error = StorageError;

    fn try_from(row: Line) -> Result<Self, StorageError> {
        Ok(Self {
            id: parsed(&row.evidence_id, "item_evidence", "evidence_id")?,
            name: row.name,
            kind: parsed(&row.kind, "item_evidence", "kind")?,
            hash: row.hash,
            size: counted(row.size, "item_evidence", "size")?,
            added_at: Instant::from_ms(row.added_at),
            added_by: parsed::<AccountId>(&row.added_by, "item_evidence", "added_by")?,
            removed_at: row.removed_at.map(Instant::from_ms),
        })
    }
}

/// All files of an item, those that were taken away too, in the order in which they came.
pub async fn of_item(rows: &impl Rows, item: ItemId) -> Result<Vec<Attachment>, StorageError> {
    let found = item_evidence::Entity::find()
        .filter(item_evidence::Column::ItemId.eq(item.to_string()))
        .order_by_asc(item_evidence::Column::EvidenceId)
        .into_partial_model::<Line>()
        .all(rows.connection())
        .await?;
    found.into_iter().map(Attachment::try_from).collect()
}

/// The bytes of a file.
pub async fn contents(
    rows: &impl Rows,
    item: ItemId,
    id: AttachmentId,
) -> Result<Option<Vec<u8>>, StorageError> {
    let row = item_evidence::Entity::find_by_id(id.to_string())
        .filter(item_evidence::Column::ItemId.eq(item.to_string()))
        .one(rows.connection())
        .await?;
    Ok(row.map(|row| row.contents))
}

/// Adds a file.
pub async fn add(tx: &Tx, item: ItemId, new: &Attachment, bytes: Vec<u8>) -> Result<(), StorageError> {
    item_evidence::ActiveModel {
        evidence_id: Set(new.id.to_string()),
        item_id: Set(item.to_string()),
        name: Set(new.name.clone()),
        kind: Set(new.kind.ending().to_owned()),
        hash: Set(new.hash.clone()),
        size: Set(count(new.size)),
        contents: Set(bytes),
        added_at: Set(new.added_at.ms()),
        added_by: Set(new.added_by.to_string()),
        removed_at: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Takes a file away; it stays for who judged by it. `false` when it was taken away before.
pub async fn remove(tx: &Tx, item: ItemId, id: AttachmentId, at: Instant) -> Result<bool, StorageError> {
    let done = item_evidence::Entity::update_many()
        .col_expr(item_evidence::Column::RemovedAt, Expr::value(at.ms()))
        .filter(item_evidence::Column::EvidenceId.eq(id.to_string()))
        .filter(item_evidence::Column::ItemId.eq(item.to_string()))
        .filter(item_evidence::Column::RemovedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes a file away for good that nobody has judged by. `false` when it is gone.
pub async fn delete(tx: &Tx, item: ItemId, id: AttachmentId) -> Result<bool, StorageError> {
    let done = item_evidence::Entity::delete_many()
        .filter(item_evidence::Column::EvidenceId.eq(id.to_string()))
        .filter(item_evidence::Column::ItemId.eq(item.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
