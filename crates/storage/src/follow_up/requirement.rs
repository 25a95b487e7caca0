//! What became of each requirement: its items, or why there are none.

use std::collections::BTreeMap;

use review::{
    id::{RequirementId, ReviewId},
    time::Instant,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, Query},
};

use super::item;
use crate::{
    Rows, StorageError, Tx,
    meeting::said::{Requirement, WhyNone, requirement},
    table::{coded, counted, parsed},
};

/// How many items each requirement has, and how many of them are verified.
pub async fn counts(
    rows: &impl Rows,
    review: ReviewId,
) -> Result<BTreeMap<RequirementId, (usize, usize)>, StorageError> {
    let found: Vec<(String, String, i64)> = item::Entity::find()
        .select_only()
        .column(item::Column::RequirementId)
        .column(item::Column::State)
        .column_as(item::Column::ItemId.count(), "items")
        .filter(item::Column::ReviewId.eq(review.to_string()))
        .filter(item::Column::RequirementId.is_not_null())
        .group_by(item::Column::RequirementId)
        .group_by(item::Column::State)
        .into_tuple()
        .all(rows.connection())
        .await?;
    let verified = coded(&review::follow_up::ItemState::Verified)?;
    let mut counts: BTreeMap<_, (usize, usize)> = BTreeMap::new();
    for (id, state, items) in found {
        let items = counted(items, "item", "items")?;
        let one = counts.entry(parsed(&id, "item", "requirement_id")?).or_default();
        one.0 += items;
        one.1 += if state == verified { items } else { 0 };
    }
    Ok(counts)
}

/// Those that have neither an item nor a reason for none, the earliest first.
pub async fn waiting(rows: &impl Rows, review: ReviewId) -> Result<Vec<Requirement>, StorageError> {
    let taken_up = Query::select()
        .column(item::Column::RequirementId)
        .from(item::Entity)
        .and_where(item::Column::ReviewId.eq(review.to_string()))
        .and_where(item::Column::RequirementId.is_not_null())
        .to_owned();
    let found = requirement::Entity::find()
        .filter(requirement::Column::ReviewId.eq(review.to_string()))
        .filter(requirement::Column::NoneWhy.is_null())
        .filter(requirement::Column::RequirementId.not_in_subquery(taken_up))
        .all(rows.connection())
        .await?;
    let mut found: Vec<Requirement> =
        found.into_iter().map(Requirement::try_from).collect::<Result<_, _>>()?;
    found.sort_by_key(|one| one.id);
    Ok(found)
}

/// Keeps why there is no item, or takes the reason back. `seen` is when the reason was given that the person read;
/// `false` when it is no longer that.
pub async fn settle(
    tx: &Tx,
    review: ReviewId,
    id: RequirementId,
    seen: Option<Instant>,
    none: Option<&WhyNone>,
) -> Result<bool, StorageError> {
    let as_seen = match seen {
        None => requirement::Column::NoneAt.is_null(),
        Some(at) => requirement::Column::NoneAt.eq(at.ms()),
    };
    let done = requirement::Entity::update_many()
        .col_expr(requirement::Column::NoneWhy, Expr::value(none.map(|none| none.why.clone())))
        .col_expr(requirement::Column::NoneBy, Expr::value(none.map(|none| none.by.to_string())))
        .col_expr(requirement::Column::NoneAt, Expr::value(none.map(|none| none.at.ms())))
        .filter(requirement::Column::RequirementId.eq(id.to_string()))
        .filter(requirement::Column::ReviewId.eq(review.to_string()))
        .filter(as_seen)
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
