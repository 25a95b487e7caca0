//! The committee's sitting at which grades are set.

use review::{
    id::{AccountId, ReviewId},
    result::sitting::Sitting,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    Rows, StorageError, Tx,
    table::{from_json, json, parsed, table},
};

table!(sitting = "sitting" [review_id: String] {
    revision: i64,
    held_on: Option<String>,
    chair: String,
    note_taker: String,
    present: String,
    breach_reason: String,
    saved_by: String,
    saved_at: i64,
    frozen_by: Option<String>,
    frozen_at: Option<i64>,
    version: Option<i64>,
});

/// A sitting as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What was said of it.
    pub sitting: Sitting,
    /// Grows each time it is saved; the first is 1.
    pub revision: i64,
    /// Since when its grades are final.
    pub frozen: Option<Frozen>,
}

/// Who made grades final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// Who pressed.
    pub by: AccountId,
    /// When.
    pub at: Instant,
    /// The reckoning that lay on the table.
    pub version: i64,
}

impl TryFrom<sitting::Model> for Kept {
    type Error = StorageError;

    fn try_from(row: sitting::Model) -> Result<Self, StorageError> {
        let frozen = match (row.frozen_by, row.frozen_at, row.version) {
            (Some(by), Some(at), Some(version)) => {
                Some(Frozen { by: parsed(&by, "sitting", "frozen_by")?, at: Instant::from_ms(at), version })
            }
            _ => None,
        };
        let sitting = Sitting {
            held_on: row.held_on.map(|day| parsed(&day, "sitting", "held_on")).transpose()?,
            chair: row.chair,
            note_taker: row.note_taker,
            present: from_json(&row.present, "sitting", "present")?,
            breach_reason: row.breach_reason,
        };
        Ok(Self { sitting, revision: row.revision, frozen })
    }
}

/// The sitting of a review, once something of it was saved.
pub async fn of_review(rows: &impl Rows, review: ReviewId) -> Result<Option<Kept>, StorageError> {
    let found = sitting::Entity::find_by_id(review.to_string()).one(rows.connection()).await?;
    found.map(Kept::try_from).transpose()
}

/// Whether the grades of a review are final.
pub async fn is_frozen(rows: &impl Rows, review: ReviewId) -> Result<bool, StorageError> {
    Ok(of_review(rows, review).await?.is_some_and(|kept| kept.frozen.is_some()))
}

/// Keeps a sitting over the revision that was read; 0 where there was none. `false` when somebody was faster, or its
/// grades are final.
pub async fn save(
    tx: &Tx,
    review: ReviewId,
    seen: i64,
    new: &Sitting,
    by: AccountId,
    at: Instant,
) -> Result<bool, StorageError> {
    use sitting::Column;
    let held_on = new.held_on.map(|day| day.to_string());
    if seen == 0 {
        let row = sitting::ActiveModel {
            review_id: Set(review.to_string()),
            revision: Set(1),
            held_on: Set(held_on),
            chair: Set(new.chair.clone()),
            note_taker: Set(new.note_taker.clone()),
            present: Set(json(&new.present)?),
            breach_reason: Set(new.breach_reason.clone()),
            saved_by: Set(by.to_string()),
            saved_at: Set(at.ms()),
            frozen_by: Set(None),
            frozen_at: Set(None),
            version: Set(None),
        };
        return match row.insert(&tx.0).await.map_err(StorageError::from) {
            Ok(_) => Ok(true),
            Err(fault) if fault.is_duplicate() => Ok(false),
            Err(fault) => Err(fault),
        };
    }
    let done = sitting::Entity::update_many()
        .col_expr(Column::Revision, Expr::value(seen.saturating_add(1)))
        .col_expr(Column::HeldOn, Expr::value(held_on))
        .col_expr(Column::Chair, Expr::value(new.chair.clone()))
        .col_expr(Column::NoteTaker, Expr::value(new.note_taker.clone()))
        .col_expr(Column::Present, Expr::value(json(&new.present)?))
        .col_expr(Column::BreachReason, Expr::value(new.breach_reason.clone()))
        .col_expr(Column::SavedBy, Expr::value(by.to_string()))
        .col_expr(Column::SavedAt, Expr::value(at.ms()))
        .filter(Column::ReviewId.eq(review.to_string()))
        .filter(Column::Revision.eq(seen))
        .filter(Column::FrozenAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Makes the grades final. `false` when the sitting was saved since this revision, or they are final already.
pub async fn freeze(tx: &Tx, review: ReviewId, seen: i64, frozen: Frozen) -> Result<bool, StorageError> {
    use sitting::Column;
    let done = sitting::Entity::update_many()
        .col_expr(Column::FrozenBy, Expr::value(frozen.by.to_string()))
        .col_expr(Column::FrozenAt, Expr::value(frozen.at.ms()))
        .col_expr(Column::Version, Expr::value(frozen.version))
        .filter(Column::ReviewId.eq(review.to_string()))
        .filter(Column::Revision.eq(seen))
        .filter(Column::FrozenAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
