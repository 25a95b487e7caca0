//! The days of a review, by the keys of its template's calendar.

use std::collections::BTreeMap;

use review::{id::ReviewId, template::DeadlineKey, time::Day};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    Rows, StorageError, Tx,
    table::{parsed, table},
};

table!(day = "review_day" [review_id: String, deadline_key: String] {
    on_day: String,
});

/// Which day falls to which key.
pub type Days = BTreeMap<DeadlineKey, Day>;

/// All of them; keys of earlier rules may be among them.
pub async fn of(rows: &impl Rows, review: ReviewId) -> Result<Days, StorageError> {
    let found = day::Entity::find()
        .filter(day::Column::ReviewId.eq(review.to_string()))
        .all(rows.connection())
        .await?;
    found
        .iter()
        .map(|row| {
            let key = parsed(&row.deadline_key, "review_day", "deadline_key")?;
            Ok((key, parsed(&row.on_day, "review_day", "on_day")?))
        })
        .collect()
}

/// Adds the days that are not there yet.
pub async fn fill(tx: &Tx, review: ReviewId, proposed: &Days) -> Result<(), StorageError> {
    let there = of(tx, review).await?;
    for (key, on_day) in proposed.iter().filter(|(key, _)| !there.contains_key(key)) {
        day::ActiveModel {
            review_id: Set(review.to_string()),
            deadline_key: Set(key.to_string()),
            on_day: Set(on_day.to_string()),
        }
        .insert(&tx.0)
        .await?;
    }
    Ok(())
}

/// Moves one day. `false` when the review has no day of that key.
pub async fn set(tx: &Tx, review: ReviewId, key: &DeadlineKey, to: Day) -> Result<bool, StorageError> {
    let done = day::Entity::update_many()
        .col_expr(day::Column::OnDay, Expr::value(to.to_string()))
        .filter(day::Column::ReviewId.eq(review.to_string()))
        .filter(day::Column::DeadlineKey.eq(key.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
