//! Changes of the roll before anything was voted on.

use review::{
    id::{AccountId, PersonId, ReporterId, ReviewId},
    template::GroupKey,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{Reporter, person, reporter, unit};
use crate::{StorageError, Tx};

/// With whom somebody votes. `false` when there is no such person on the roll.
pub async fn set_group(
    tx: &Tx,
    review: ReviewId,
    which: PersonId,
    group: &GroupKey,
) -> Result<bool, StorageError> {
    let done = person::Entity::update_many()
        .col_expr(person::Column::GroupKey, Expr::value(group.to_string()))
        .filter(person::Column::PersonId.eq(which.to_string()))
        .filter(person::Column::ReviewId.eq(review.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Who writes the report. `false` when there is no such reporter.
pub async fn set_account(
    tx: &Tx,
    review: ReviewId,
    which: ReporterId,
    account: AccountId,
) -> Result<bool, StorageError> {
    let done = reporter::Entity::update_many()
        .col_expr(reporter::Column::AccountId, Expr::value(account.to_string()))
        .filter(reporter::Column::ReporterId.eq(which.to_string()))
        .filter(reporter::Column::ReviewId.eq(review.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes a unit and its reporter away, with the items that came along from the year before and that nobody touched;
/// its people stay, without a unit. [`StorageError::is_in_use`] when anything else hangs on it, such as a report.
pub async fn remove_unit(tx: &Tx, review: ReviewId, which: &Reporter) -> Result<bool, StorageError> {
    let unit = which.unit.id.to_string();
    crate::follow_up::remove_untouched(tx, review, which.unit.id).await?;
    person::Entity::update_many()
        .col_expr(person::Column::UnitId, Expr::value(Option::<String>::None))
        .filter(person::Column::ReviewId.eq(review.to_string()))
        .filter(person::Column::UnitId.eq(unit.clone()))
        .exec(&tx.0)
        .await?;
    let reporter = reporter::Entity::delete_many()
        .filter(reporter::Column::ReporterId.eq(which.id.to_string()))
        .filter(reporter::Column::ReviewId.eq(review.to_string()))
        .exec(&tx.0)
        .await?;
    let unit = unit::Entity::delete_by_id(unit).exec(&tx.0).await?;
    Ok(reporter.rows_affected == 1 && unit.rows_affected == 1)
}
