//! What servers over one database tell each other of changes: one number a review.

use std::collections::BTreeMap;

use review::id::ReviewId;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{CaseStatement, Expr, ExprTrait, OnConflict},
};

use crate::{
    Rows, StorageError, Tx,
    table::{parsed, table},
};

table!(live = "live" [review_id: String] {
    version: i64,
});

/// Raises a review's number, to `least` or above, and answers what it is now. Who raises it at the same time waits,
/// so that the greater number is the later one.
pub async fn raise(tx: &Tx, review: ReviewId, least: i64) -> Result<i64, StorageError> {
    let first = live::ActiveModel { review_id: Set(review.to_string()), version: Set(0) };
    let there = OnConflict::column(live::Column::ReviewId).do_nothing().to_owned();
    live::Entity::insert(first).on_conflict(there).exec_without_returning(&tx.0).await?;
    let greater = CaseStatement::new()
        .case(Expr::col(live::Column::Version).lt(least), least)
        .finally(Expr::col(live::Column::Version).add(1));
    live::Entity::update_many()
        .col_expr(live::Column::Version, greater.into())
        .filter(live::Column::ReviewId.eq(review.to_string()))
        .exec(&tx.0)
        .await?;
    let found: Option<i64> = live::Entity::find_by_id(review.to_string())
        .select_only()
        .column(live::Column::Version)
        .into_tuple()
        .one(&tx.0)
        .await?;
    found.ok_or_else(|| StorageError::inconsistent("live", "version", "the row is gone"))
}

/// The numbers of all reviews in which anything changed so far.
pub async fn all(rows: &impl Rows) -> Result<BTreeMap<ReviewId, i64>, StorageError> {
    let found = live::Entity::find().all(rows.connection()).await?;
    found.into_iter().map(|row| Ok((parsed(&row.review_id, "live", "review_id")?, row.version))).collect()
}
