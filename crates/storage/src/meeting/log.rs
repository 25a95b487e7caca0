//! The log of a meeting's steps. Rows are added and never changed.

use review::{
    id::ReviewId,
    meeting::{Entry, Log, Sitting},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Rows, StorageError, Tx,
    table::{coded, decoded, from_json, json, parsed, table},
};

table!(meeting_step = "meeting_step" [review_id: String, version: i64] {
    deed: String,
    undoes: Option<i64>,
    taken_by: String,
    taken_at: i64,
    state_before: String,
    state_after: String,
    agenda_before: String,
    agenda_after: String,
});

impl TryFrom<meeting_step::Model> for Entry {
    type Error = StorageError;

    fn try_from(row: meeting_step::Model) -> Result<Self, StorageError> {
        const TABLE: &str = "meeting_step";
        Ok(Self {
            version: row.version,
            deed: decoded(&row.deed, TABLE, "deed")?,
            undoes: row.undoes,
            by: parsed(&row.taken_by, TABLE, "taken_by")?,
            at: Instant::from_ms(row.taken_at),
            before: Sitting {
                state: from_json(&row.state_before, TABLE, "state_before")?,
                agenda: from_json(&row.agenda_before, TABLE, "agenda_before")?,
            },
            after: Sitting {
                state: from_json(&row.state_after, TABLE, "state_after")?,
                agenda: from_json(&row.agenda_after, TABLE, "agenda_after")?,
            },
        })
    }
}

/// All steps of a meeting.
pub async fn log(rows: &impl Rows, review: ReviewId) -> Result<Log, StorageError> {
    let found = meeting_step::Entity::find()
        .filter(meeting_step::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(meeting_step::Column::Version)
        .all(rows.connection())
        .await?;
    Ok(Log::new(found.into_iter().map(Entry::try_from).collect::<Result<_, _>>()?))
}

/// Writes a step down.
pub async fn note(tx: &Tx, review: ReviewId, entry: &Entry) -> Result<(), StorageError> {
    meeting_step::ActiveModel {
        review_id: Set(review.to_string()),
        version: Set(entry.version),
        deed: Set(coded(&entry.deed)?),
        undoes: Set(entry.undoes),
        taken_by: Set(entry.by.to_string()),
        taken_at: Set(entry.at.ms()),
        state_before: Set(json(&entry.before.state)?),
        state_after: Set(json(&entry.after.state)?),
        agenda_before: Set(json(&entry.before.agenda)?),
        agenda_after: Set(json(&entry.after.agenda)?),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}
