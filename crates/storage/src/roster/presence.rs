//! Who has come, as the desk at the door asks.

use review::id::ReviewId;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Func},
};

use super::{Person, person};
use crate::{Rows, StorageError};

/// How many are on the roll.
pub async fn count(rows: &impl Rows, review: ReviewId) -> Result<u64, StorageError> {
    let found = person::Entity::find().filter(person::Column::ReviewId.eq(review.to_string()));
    Ok(found.count(rows.connection()).await?)
}

/// A stretch of the roll, by group and staff number.
pub async fn stretch(
    rows: &impl Rows,
    review: ReviewId,
    skip: u64,
    take: u64,
) -> Result<Vec<Person>, StorageError> {
    let found = person::Entity::find()
        .filter(person::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(person::Column::GroupKey)
        .order_by_asc(key())
        .offset(skip)
        .limit(take)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Person::try_from).collect()
}

/// The staff number, else the e-mail.
pub(super) fn key() -> Expr {
    Func::coalesce([Expr::col(person::Column::Number), Expr::col(person::Column::Email)]).into()
}

/// Somebody by staff number or e-mail.
pub async fn by_key(rows: &impl Rows, review: ReviewId, key: &str) -> Result<Option<Person>, StorageError> {
    let known = Condition::any()
        .add(person::Column::Number.eq(key))
        .add(person::Column::Email.eq(key.to_lowercase()));
    let found = person::Entity::find()
        .filter(person::Column::ReviewId.eq(review.to_string()))
        .filter(known)
        .order_by_desc(person::Column::Number.eq(key))
        .one(rows.connection())
        .await?;
    found.map(Person::try_from).transpose()
}
