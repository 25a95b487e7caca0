//! Changing the roster: which state of it was read, and what becomes of its rows.

use review::{
    id::{AccountId, PersonId, ReporterId, ReviewId, UnitId},
    report::How,
    words::Words,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::{Person, Unit, person, reporter, unit};
use crate::{
    Rows, StorageError, Tx,
    table::{count, table, zh_en},
};

table!(roster_version = "roster_version" [review_id: String] {
    version: i64,
});

/// How often the roster was changed.
pub async fn version(rows: &impl Rows, review: ReviewId) -> Result<i64, StorageError> {
    let found = roster_version::Entity::find_by_id(review.to_string()).one(rows.connection()).await?;
    Ok(found.map_or(0, |row| row.version))
}

/// Takes the roster from one version to the next. `false` when it is not at that version.
pub async fn advance(tx: &Tx, review: ReviewId, from: i64) -> Result<bool, StorageError> {
    if from == 0 {
        let first = roster_version::ActiveModel { review_id: Set(review.to_string()), version: Set(1) };
        let once = OnConflict::column(roster_version::Column::ReviewId).do_nothing().to_owned();
        let done =
            roster_version::Entity::insert(first).on_conflict(once).exec_without_returning(&tx.0).await?;
        return Ok(done == 1);
    }
    let done = roster_version::Entity::update_many()
        .col_expr(roster_version::Column::Version, Expr::value(from + 1))
        .filter(roster_version::Column::ReviewId.eq(review.to_string()))
        .filter(roster_version::Column::Version.eq(from))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes a person anew; presence stays as it is. `false` when there is none.
pub async fn change_person(tx: &Tx, review: ReviewId, to: &Person) -> Result<bool, StorageError> {
    let ((name_zh, name_en), (title_zh, title_en)) = (zh_en(&to.name), zh_en(&to.title));
    let row = person::ActiveModel {
        number: Set(to.number.clone()),
        email: Set(to.email.clone()),
        name_zh: Set(name_zh),
        name_en: Set(name_en),
        title_zh: Set(title_zh),
        title_en: Set(title_en),
        unit_id: Set(to.unit.map(|id| id.to_string())),
        group_key: Set(to.group.to_string()),
        roles: Set(super::role_keys(&to.roles)),
        excused_at: Set(to.excused_at.map(review::time::Instant::ms)),
        ..Default::default()
    };
    let done = person::Entity::update_many()
        .set(row)
        .filter(person::Column::PersonId.eq(to.id.to_string()))
        .filter(person::Column::ReviewId.eq(review.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes a person off the roll. `false` when there is none.
pub async fn remove_person(tx: &Tx, review: ReviewId, which: PersonId) -> Result<bool, StorageError> {
    let done = person::Entity::delete_many()
        .filter(person::Column::PersonId.eq(which.to_string()))
        .filter(person::Column::ReviewId.eq(review.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes a unit anew. `false` when there is none.
pub async fn change_unit(tx: &Tx, review: ReviewId, to: &Unit) -> Result<bool, StorageError> {
    let (name_zh, name_en) = zh_en(&to.name);
    let row = unit::ActiveModel {
        code: Set(to.code.clone()),
        name_zh: Set(name_zh),
        name_en: Set(name_en),
        members: Set(count(to.members)),
        committee: Set(count(to.committee)),
        ..Default::default()
    };
    let done = unit::Entity::update_many()
        .set(row)
        .filter(unit::Column::UnitId.eq(to.id.to_string()))
        .filter(unit::Column::ReviewId.eq(review.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Lets somebody else answer for a unit, or under another post. `false` when nobody answered for it.
pub async fn change_reporter(
    tx: &Tx,
    review: ReviewId,
    which: UnitId,
    account: AccountId,
    title: &Words,
) -> Result<bool, StorageError> {
    let (title_zh, title_en) = zh_en(title);
    let row = reporter::ActiveModel {
        account_id: Set(account.to_string()),
        title_zh: Set(title_zh),
        title_en: Set(title_en),
        ..Default::default()
    };
    let done = reporter::Entity::update_many()
        .set(row)
        .filter(reporter::Column::UnitId.eq(which.to_string()))
        .filter(reporter::Column::ReviewId.eq(review.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Lets a reporter report another way than so far. `false` when it was another by now.
pub async fn change_how(
    tx: &Tx,
    review: ReviewId,
    which: ReporterId,
    from: How,
    to: How,
) -> Result<bool, StorageError> {
    let done = reporter::Entity::update_many()
        .col_expr(reporter::Column::How, Expr::value(to.key()))
        .filter(reporter::Column::ReporterId.eq(which.to_string()))
        .filter(reporter::Column::ReviewId.eq(review.to_string()))
        .filter(reporter::Column::How.eq(from.key()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes a unit's reporter away. `false` when it has none. [`StorageError::is_in_use`] when something speaks of them.
pub async fn remove_reporter(tx: &Tx, review: ReviewId, which: UnitId) -> Result<bool, StorageError> {
    let reporter = reporter::Entity::delete_many()
        .filter(reporter::Column::UnitId.eq(which.to_string()))
        .filter(reporter::Column::ReviewId.eq(review.to_string()));
    Ok(reporter.exec(&tx.0).await?.rows_affected == 1)
}

/// Takes a unit away. `false` when there is none. [`StorageError::is_in_use`] when something speaks of it.
pub async fn remove_unit(tx: &Tx, review: ReviewId, which: UnitId) -> Result<bool, StorageError> {
    let unit = unit::Entity::delete_many()
        .filter(unit::Column::UnitId.eq(which.to_string()))
        .filter(unit::Column::ReviewId.eq(review.to_string()));
    Ok(unit.exec(&tx.0).await?.rows_affected == 1)
}
