use review::{
    id::{AccountId, BoxId},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, parsed, table},
};

table!(box_share = "box_share" [box_id: String, owner: i64] {
    account_id: String,
    given_at: i64,
});

/// The trustees (numbers from 1) that have given their part of a box's opening.
pub async fn shares(rows: &impl Rows, box_id: &BoxId) -> Result<Vec<usize>, StorageError> {
    let found = box_share::Entity::find()
        .filter(box_share::Column::BoxId.eq(box_id.as_str()))
        .order_by_asc(box_share::Column::Owner)
        .all(rows.connection())
        .await?;
    found.into_iter().map(|row| counted(row.owner, "box_share", "owner")).collect()
}

/// Who has given a part of which of some boxes' opening.
pub async fn share_givers(
    rows: &impl Rows,
    boxes: impl IntoIterator<Item = &BoxId>,
) -> Result<Vec<(BoxId, AccountId)>, StorageError> {
    let ids = boxes.into_iter().map(BoxId::as_str);
    let found =
        box_share::Entity::find().filter(box_share::Column::BoxId.is_in(ids)).all(rows.connection()).await?;
    let read = |row: box_share::Model| {
        let account = parsed(&row.account_id, "box_share", "account_id")?;
        Ok((parsed(&row.box_id, "box_share", "box_id")?, account))
    };
    found.into_iter().map(read).collect()
}

/// Notes that a trustee gave a part. [`StorageError::is_duplicate`] when it was given before.
pub async fn add_share(
    tx: &Tx,
    box_id: &BoxId,
    owner: usize,
    account: AccountId,
    at: Instant,
) -> Result<(), StorageError> {
    box_share::ActiveModel {
        box_id: Set(box_id.to_string()),
        owner: Set(count(owner)),
        account_id: Set(account.to_string()),
        given_at: Set(at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}
