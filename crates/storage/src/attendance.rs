//! Who has come, and what was corrected of it. Nothing here leads to a card or a ballot.

pub mod arrival;
pub mod change;

use std::collections::{BTreeMap, BTreeSet};

use review::{
    attendance::{How, Presence},
    id::{PersonId, ReviewId},
    roster::{Attendance, Attendances},
    template::GroupKey,
    time::Instant,
};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QuerySelect, sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx,
    roster::{Person, person},
    table::{coded, parsed},
};

/// Notes that somebody has come. `false` when that was noted before, or there is no such person on the roll.
pub async fn arrive(
    tx: &Tx,
    review: ReviewId,
    which: PersonId,
    how: How,
    at: Instant,
) -> Result<bool, StorageError> {
    let done = person::Entity::update_many()
        .col_expr(person::Column::PresentAt, Expr::value(at.ms()))
        .col_expr(person::Column::PresentHow, Expr::value(coded(&how)?))
        .filter(person::Column::PersonId.eq(which.to_string()))
        .filter(person::Column::ReviewId.eq(review.to_string()))
        .filter(person::Column::PresentAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Notes that these people have come. Answers how many of them were not noted before.
pub async fn arrive_all(
    tx: &Tx,
    review: ReviewId,
    people: &BTreeSet<PersonId>,
    how: How,
    at: Instant,
) -> Result<usize, StorageError> {
    let done = person::Entity::update_many()
        .col_expr(person::Column::PresentAt, Expr::value(at.ms()))
        .col_expr(person::Column::PresentHow, Expr::value(coded(&how)?))
        .filter(person::Column::PersonId.is_in(people.iter().map(ToString::to_string)))
        .filter(person::Column::ReviewId.eq(review.to_string()))
        .filter(person::Column::PresentAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(usize::try_from(done.rows_affected).unwrap_or(usize::MAX))
}

/// How many of these people are on the roll.
pub async fn on_roll(
    rows: &impl Rows,
    review: ReviewId,
    people: &BTreeSet<PersonId>,
) -> Result<usize, StorageError> {
    let found = person::Entity::find()
        .filter(person::Column::PersonId.is_in(people.iter().map(ToString::to_string)))
        .filter(person::Column::ReviewId.eq(review.to_string()));
    Ok(usize::try_from(found.count(rows.connection()).await?).unwrap_or(usize::MAX))
}

/// Notes that everybody has come who is neither on leave nor here already. Answers how many that were.
pub async fn everybody(tx: &Tx, review: ReviewId, at: Instant) -> Result<usize, StorageError> {
    let done = person::Entity::update_many()
        .col_expr(person::Column::PresentAt, Expr::value(at.ms()))
        .col_expr(person::Column::PresentHow, Expr::value(coded(&How::Count)?))
        .filter(person::Column::ReviewId.eq(review.to_string()))
        .filter(person::Column::ExcusedAt.is_null())
        .filter(person::Column::PresentAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(usize::try_from(done.rows_affected).unwrap_or(usize::MAX))
}

/// Corrects how somebody stands. `false` when it is no longer what it was `before`.
pub async fn correct(
    tx: &Tx,
    review: ReviewId,
    which: PersonId,
    before: Presence,
    after: Presence,
) -> Result<bool, StorageError> {
    let ms = |at: Option<Instant>| at.map(Instant::ms);
    let how = (before.present_at.is_none() && after.present_at.is_some()).then_some(How::Correction);
    let mut update = person::Entity::update_many()
        .col_expr(person::Column::ExcusedAt, Expr::value(ms(after.excused_at)))
        .col_expr(person::Column::PresentAt, Expr::value(ms(after.present_at)))
        .col_expr(person::Column::LeftAt, Expr::value(ms(after.left_at)));
    if let Some(how) = how {
        update = update.col_expr(person::Column::PresentHow, Expr::value(coded(&how)?));
    }
    for (column, at) in [
        (person::Column::ExcusedAt, before.excused_at),
        (person::Column::PresentAt, before.present_at),
        (person::Column::LeftAt, before.left_at),
    ] {
        update = update.filter(at.map_or_else(|| column.is_null(), |at| column.eq(at.ms())));
    }
    let done = update
        .filter(person::Column::PersonId.eq(which.to_string()))
        .filter(person::Column::ReviewId.eq(review.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Somebody on the roll.
pub async fn person(
    rows: &impl Rows,
    review: ReviewId,
    which: PersonId,
) -> Result<Option<Person>, StorageError> {
    let found = person::Entity::find_by_id(which.to_string())
        .filter(person::Column::ReviewId.eq(review.to_string()))
        .one(rows.connection())
        .await?;
    found.map(Person::try_from).transpose()
}

/// Roll, leave and presence by group, counted by the database. `present` is known once anybody at all was checked in.
pub async fn counts(rows: &impl Rows, review: ReviewId) -> Result<Attendances, StorageError> {
    let of = |column: person::Column| Expr::col(column).count();
    let found: Vec<(String, i64, i64, i64, i64)> = person::Entity::find()
        .select_only()
        .column(person::Column::GroupKey)
        .column_as(of(person::Column::PersonId), "roll")
        .column_as(of(person::Column::ExcusedAt), "on_leave")
        .column_as(of(person::Column::PresentAt), "present")
        .column_as(of(person::Column::LeftAt), "gone")
        .filter(person::Column::ReviewId.eq(review.to_string()))
        .group_by(person::Column::GroupKey)
        .into_tuple()
        .all(rows.connection())
        .await?;
    let counted = found.iter().any(|(.., present, _)| *present > 0);
    let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    let mut groups: BTreeMap<GroupKey, Attendance> = BTreeMap::new();
    for (group, roll, on_leave, present, left) in found {
        let attendance = Attendance {
            roll: number(roll),
            on_leave: number(on_leave),
            present: counted.then_some(number(present)),
            left: number(left),
        };
        groups.insert(parsed(&group, "person", "group_key")?, attendance);
    }
    Ok(groups)
}
