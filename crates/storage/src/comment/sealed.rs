use review::id::BoxId;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::opened::opened_comment;
use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, table},
};

table!(sealed_comment = "sealed_comment" [comment_id: i32] {
    box_id: String,
    alpha: String,
    sealed: String,
});
table!(comment_part = "comment_part" [box_id: String, owner: i64] {
    part: String,
});

/// Rows written with one statement: engines bound the values of each.
pub(super) const AT_ONCE: usize = 500;

/// A sealed comment to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSealed {
    /// Random.
    pub id: i32,
    /// Its point, which no other comment of the box has.
    pub alpha: String,
    /// The text that was checked.
    pub text: String,
}

/// Which of these ids comments have already, sealed or opened.
pub async fn taken_ids(rows: &impl Rows, ids: &[i32]) -> Result<Vec<i32>, StorageError> {
    let mut taken = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let sealed = sealed_comment::Entity::find()
            .select_only()
            .column(sealed_comment::Column::CommentId)
            .filter(sealed_comment::Column::CommentId.is_in(some.iter().copied()));
        taken.extend(sealed.into_tuple::<i32>().all(rows.connection()).await?);
        let opened = opened_comment::Entity::find()
            .select_only()
            .column(opened_comment::Column::CommentId)
            .filter(opened_comment::Column::CommentId.is_in(some.iter().copied()));
        taken.extend(opened.into_tuple::<i32>().all(rows.connection()).await?);
    }
    Ok(taken)
}

/// Stores sealed comments in the order given. [`StorageError::is_duplicate`] when one of them was sent before.
pub async fn add_sealed(tx: &Tx, box_id: &BoxId, new: Vec<NewSealed>) -> Result<(), StorageError> {
    for some in new.chunks(AT_ONCE) {
        let rows = some.iter().map(|one| sealed_comment::ActiveModel {
            comment_id: Set(one.id),
            box_id: Set(box_id.to_string()),
            alpha: Set(one.alpha.clone()),
            sealed: Set(one.text.clone()),
        });
        sealed_comment::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

/// The sealed comments of a box in the order of their random ids: what trustees' parts follow.
pub async fn sealed(rows: &impl Rows, box_id: &BoxId) -> Result<Vec<String>, StorageError> {
    let found = sealed_comment::Entity::find()
        .select_only()
        .column(sealed_comment::Column::Sealed)
        .filter(sealed_comment::Column::BoxId.eq(box_id.as_str()))
        .order_by_asc(sealed_comment::Column::CommentId);
    Ok(found.into_tuple::<String>().all(rows.connection()).await?)
}

/// Whether sealed comments of a box wait to be opened.
pub async fn any_sealed(rows: &impl Rows, box_id: &BoxId) -> Result<bool, StorageError> {
    let one = sealed_comment::Entity::find()
        .select_only()
        .column(sealed_comment::Column::CommentId)
        .filter(sealed_comment::Column::BoxId.eq(box_id.as_str()))
        .limit(1);
    Ok(one.into_tuple::<i32>().one(rows.connection()).await?.is_some())
}

/// The numbers, from 1, of the trustees who gave their part of a box's comments.
pub async fn part_owners(rows: &impl Rows, box_id: &BoxId) -> Result<Vec<usize>, StorageError> {
    let owners = comment_part::Entity::find()
        .select_only()
        .column(comment_part::Column::Owner)
        .filter(comment_part::Column::BoxId.eq(box_id.as_str()));
    let owners = owners.into_tuple::<i64>().all(rows.connection()).await?;
    owners.into_iter().map(|owner| counted(owner, "comment_part", "owner")).collect()
}

/// The trustees' parts of a box's comments, with the trustees' numbers from 1.
pub async fn parts(rows: &impl Rows, box_id: &BoxId) -> Result<Vec<(usize, String)>, StorageError> {
    let found = comment_part::Entity::find()
        .filter(comment_part::Column::BoxId.eq(box_id.as_str()))
        .order_by_asc(comment_part::Column::Owner)
        .all(rows.connection())
        .await?;
    found.into_iter().map(|row| Ok((counted(row.owner, "comment_part", "owner")?, row.part))).collect()
}

/// Stores a trustee's part. [`StorageError::is_duplicate`] when it was given before.
pub async fn add_part(tx: &Tx, box_id: &BoxId, owner: usize, part: String) -> Result<(), StorageError> {
    comment_part::ActiveModel { box_id: Set(box_id.to_string()), owner: Set(count(owner)), part: Set(part) }
        .insert(&tx.0)
        .await?;
    Ok(())
}

/// Removes a box's sealed comments and the parts for them: opened, about to be written anew, or never to be opened.
pub async fn forget(tx: &Tx, box_id: &BoxId) -> Result<(), StorageError> {
    sealed_comment::Entity::delete_many()
        .filter(sealed_comment::Column::BoxId.eq(box_id.as_str()))
        .exec(&tx.0)
        .await?;
    comment_part::Entity::delete_many()
        .filter(comment_part::Column::BoxId.eq(box_id.as_str()))
        .exec(&tx.0)
        .await?;
    Ok(())
}
