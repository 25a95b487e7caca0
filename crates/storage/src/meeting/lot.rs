//! Draws of the running order. Rows are added and never changed.

use review::{
    id::{AccountId, ReporterId, ReviewId},
    meeting::lot::Seed,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, from_json, json, parsed, table},
};

table!(lot = "lot" [review_id: String, number: i64] {
    seed: String,
    witness: String,
    reason: Option<String>,
    drawn_by: String,
    drawn_at: i64,
    order_before: String,
    order_after: String,
});

/// One draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// Among the draws of the review, from 1.
    pub number: usize,
    /// What it was made of.
    pub seed: Seed,
    /// Before whom, as typed.
    pub witness: String,
    /// Why it was drawn again.
    pub reason: Option<String>,
    /// Who pressed the button.
    pub by: AccountId,
    /// When.
    pub at: Instant,
    /// Who was drawn, in the order before.
    pub before: Vec<ReporterId>,
    /// What came of it.
    pub after: Vec<ReporterId>,
}

impl TryFrom<lot::Model> for Draw {
    type Error = StorageError;

    fn try_from(row: lot::Model) -> Result<Self, StorageError> {
        Ok(Self {
            number: counted(row.number, "lot", "number")?,
            seed: parsed(&row.seed, "lot", "seed")?,
            witness: row.witness,
            reason: row.reason,
            by: parsed(&row.drawn_by, "lot", "drawn_by")?,
            at: Instant::from_ms(row.drawn_at),
            before: from_json(&row.order_before, "lot", "order_before")?,
            after: from_json(&row.order_after, "lot", "order_after")?,
        })
    }
}

/// All draws of a review, the first one first.
pub async fn draws(rows: &impl Rows, review: ReviewId) -> Result<Vec<Draw>, StorageError> {
    let found = lot::Entity::find()
        .filter(lot::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(lot::Column::Number)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Draw::try_from).collect()
}

/// Writes a draw down.
pub async fn add(tx: &Tx, review: ReviewId, new: &Draw) -> Result<(), StorageError> {
    lot::ActiveModel {
        review_id: Set(review.to_string()),
        number: Set(count(new.number)),
        seed: Set(new.seed.to_string()),
        witness: Set(new.witness.clone()),
        reason: Set(new.reason.clone()),
        drawn_by: Set(new.by.to_string()),
        drawn_at: Set(new.at.ms()),
        order_before: Set(json(&new.before)?),
        order_after: Set(json(&new.after)?),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}
