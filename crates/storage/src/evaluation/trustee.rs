use review::{
    id::{AccountId, BoxId, ReviewId},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, parsed, table},
};

table!(trustee_key = "trustee_key" [review_id: String, account_id: String] {
    position: i64,
    key_text: String,
    made_at: i64,
});
table!(box_share = "box_share" [box_id: String, owner: i64] {
    account_id: String,
    given_at: i64,
});

/// The public half of a trustee's share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrusteeKey {
    /// Whose.
    pub account: AccountId,
    /// In the list of trustees, from 0.
    pub position: usize,
    /// The key's text with its proof, verbatim.
    pub text: String,
}

/// The keys of a review in their order.
pub async fn keys(rows: &impl Rows, review: ReviewId) -> Result<Vec<TrusteeKey>, StorageError> {
    let found = trustee_key::Entity::find()
        .filter(trustee_key::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(trustee_key::Column::Position)
        .all(rows.connection())
        .await?;
    found
        .into_iter()
        .map(|row| {
            Ok(TrusteeKey {
                account: parsed(&row.account_id, "trustee_key", "account_id")?,
                position: counted(row.position, "trustee_key", "position")?,
                text: row.key_text,
            })
        })
        .collect()
}

/// Adds a trustee's key. [`StorageError::is_duplicate`] when this trustee has one, or the place is taken.
pub async fn add_key(tx: &Tx, review: ReviewId, key: &TrusteeKey, at: Instant) -> Result<(), StorageError> {
    trustee_key::ActiveModel {
        review_id: Set(review.to_string()),
        account_id: Set(key.account.to_string()),
        position: Set(count(key.position)),
        key_text: Set(key.text.clone()),
        made_at: Set(at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// The trustees (numbers from 1) that have given their part of a box's opening.
pub async fn shares(rows: &impl Rows, box_id: &BoxId) -> Result<Vec<usize>, StorageError> {
    let found = box_share::Entity::find()
        .filter(box_share::Column::BoxId.eq(box_id.as_str()))
        .order_by_asc(box_share::Column::Owner)
        .all(rows.connection())
        .await?;
    found.into_iter().map(|row| counted(row.owner, "box_share", "owner")).collect()
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
