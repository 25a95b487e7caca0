use review::{
    notice::{RestDays, SpecialDay},
    time::Day,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Rows, StorageError, Tx,
    table::{coded, decoded, parsed, table},
};

table!(special_day = "special_day" [on_day: String] {
    kind: String,
    name: String,
});

/// Days that are not as their weekday says, the earliest first.
pub async fn special_days(rows: &impl Rows) -> Result<Vec<SpecialDay>, StorageError> {
    let found =
        special_day::Entity::find().order_by_asc(special_day::Column::OnDay).all(rows.connection()).await?;
    found
        .into_iter()
        .map(|row| {
            Ok(SpecialDay {
                day: parsed(&row.on_day, "special_day", "on_day")?,
                kind: decoded(&row.kind, "special_day", "kind")?,
                name: row.name,
            })
        })
        .collect()
}

/// Which days the organisation rests.
pub async fn rest_days(rows: &impl Rows) -> Result<RestDays, StorageError> {
    Ok(special_days(rows).await?.into_iter().collect())
}

/// Notes days, in place of what stood there.
pub async fn put_days(tx: &Tx, days: &[SpecialDay]) -> Result<(), StorageError> {
    special_day::Entity::delete_many()
        .filter(special_day::Column::OnDay.is_in(days.iter().map(|one| one.day.to_string())))
        .exec(&tx.0)
        .await?;
    let new = days.iter().map(|one| {
        Ok(special_day::ActiveModel {
            on_day: Set(one.day.to_string()),
            kind: Set(coded(&one.kind)?),
            name: Set(one.name.clone()),
        })
    });
    let new: Vec<_> = new.collect::<Result<_, StorageError>>()?;
    special_day::Entity::insert_many(new).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Takes a day off the list. `false` when it was not there.
pub async fn remove_day(tx: &Tx, day: Day) -> Result<bool, StorageError> {
    let done = special_day::Entity::delete_by_id(day.to_string()).exec(&tx.0).await?;
    Ok(done.rows_affected == 1)
}
