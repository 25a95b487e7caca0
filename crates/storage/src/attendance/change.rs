//! Corrections of attendance, each with its reason. They are only ever added.

use review::{
    attendance::{Change, Presence},
    id::{AccountId, CorrectionId, PersonId, ReviewId},
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::{
    Rows, StorageError, Tx,
    table::{from_json, json, parsed, table},
};

table!(attendance_change = "attendance_change" [change_id: String] {
    review_id: String,
    person_id: String,
    kind: String,
    before_json: String,
    after_json: String,
    why: String,
    by_id: String,
    changed_at: i64,
});

/// What was corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// Of whom.
    pub person: PersonId,
    /// What it says.
    pub change: Change,
    /// How the person stood …
    pub before: Presence,
    /// … and stands since.
    pub after: Presence,
    /// The reason; empty where a slip at the desk was taken back at once.
    pub why: String,
    /// Who corrected.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

impl TryFrom<attendance_change::Model> for Corrected {
    type Error = StorageError;

    fn try_from(row: attendance_change::Model) -> Result<Self, StorageError> {
        const TABLE: &str = "attendance_change";
        Ok(Self {
            person: parsed(&row.person_id, TABLE, "person_id")?,
            change: parsed(&row.kind, TABLE, "kind")?,
            before: from_json(&row.before_json, TABLE, "before_json")?,
            after: from_json(&row.after_json, TABLE, "after_json")?,
            why: row.why,
            by: parsed(&row.by_id, TABLE, "by_id")?,
            at: Instant::from_ms(row.changed_at),
        })
    }
}

/// Keeps a correction.
pub async fn add(tx: &Tx, review: ReviewId, id: CorrectionId, new: &Corrected) -> Result<(), StorageError> {
    attendance_change::ActiveModel {
        change_id: Set(id.to_string()),
        review_id: Set(review.to_string()),
        person_id: Set(new.person.to_string()),
        kind: Set(new.change.key().to_owned()),
        before_json: Set(json(&new.before)?),
        after_json: Set(json(&new.after)?),
        why: Set(new.why.clone()),
        by_id: Set(new.by.to_string()),
        changed_at: Set(new.at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// How many corrections a review has.
pub async fn count(rows: &impl Rows, review: ReviewId) -> Result<usize, StorageError> {
    let found =
        attendance_change::Entity::find().filter(attendance_change::Column::ReviewId.eq(review.to_string()));
    Ok(usize::try_from(found.count(rows.connection()).await?).unwrap_or(usize::MAX))
}

/// A stretch of them, the latest first.
pub async fn stretch(
    rows: &impl Rows,
    review: ReviewId,
    skip: u64,
    take: u64,
) -> Result<Vec<Corrected>, StorageError> {
    let found = attendance_change::Entity::find()
        .filter(attendance_change::Column::ReviewId.eq(review.to_string()))
        .order_by_desc(attendance_change::Column::ChangedAt)
        .order_by_desc(attendance_change::Column::ChangeId)
        .offset(skip)
        .limit(take)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Corrected::try_from).collect()
}

/// What was corrected of one person, the latest first.
pub async fn of_person(rows: &impl Rows, which: PersonId) -> Result<Vec<Corrected>, StorageError> {
    let found = attendance_change::Entity::find()
        .filter(attendance_change::Column::PersonId.eq(which.to_string()))
        .order_by_desc(attendance_change::Column::ChangedAt)
        .order_by_desc(attendance_change::Column::ChangeId)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Corrected::try_from).collect()
}
