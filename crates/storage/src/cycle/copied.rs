//! From which review one was copied, and what of it waits to be confirmed.

use review::{
    id::{AccountId, ReviewId},
    roster::copied::Subject,
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

use crate::{
    Rows, StorageError, Tx,
    table::{parsed, table},
};

table!(copy = "review_copy" [review_id: String] {
    copied_from: String,
    copied_by: String,
    copied_at: i64,
});
table!(unconfirmed = "unconfirmed" [review_id: String, kind: String, subject: String] {});

/// Records that a review was copied from another.
pub async fn add(
    tx: &Tx,
    review: ReviewId,
    from: ReviewId,
    by: AccountId,
    at: Instant,
) -> Result<(), StorageError> {
    copy::ActiveModel {
        review_id: Set(review.to_string()),
        copied_from: Set(from.to_string()),
        copied_by: Set(by.to_string()),
        copied_at: Set(at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Whence a review was copied.
pub async fn from(rows: &impl Rows, review: ReviewId) -> Result<Option<ReviewId>, StorageError> {
    let row = copy::Entity::find_by_id(review.to_string()).one(rows.connection()).await?;
    row.map(|row| parsed(&row.copied_from, "review_copy", "copied_from")).transpose()
}

/// Kind and the rest of a subject, as the table keeps them.
fn columns(subject: &Subject) -> (String, String) {
    let text = subject.to_string();
    text.split_once(':').map(|(kind, rest)| (kind.to_owned(), rest.to_owned())).unwrap_or_default()
}

/// Puts subjects on the list of what is to be confirmed.
pub async fn wait_for(tx: &Tx, review: ReviewId, subjects: &[Subject]) -> Result<(), StorageError> {
    /// Rows of one statement: both engines bound its parameters.
    const CHUNK: usize = 500;
    for chunk in subjects.chunks(CHUNK) {
        let rows = chunk.iter().map(|subject| {
            let (kind, subject) = columns(subject);
            unconfirmed::ActiveModel {
                review_id: Set(review.to_string()),
                kind: Set(kind),
                subject: Set(subject),
            }
        });
        unconfirmed::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

/// What waits; in the order of the table.
pub async fn waiting(rows: &impl Rows, review: ReviewId) -> Result<Vec<Subject>, StorageError> {
    let found = unconfirmed::Entity::find()
        .filter(unconfirmed::Column::ReviewId.eq(review.to_string()))
        .order_by_desc(unconfirmed::Column::Kind)
        .order_by_asc(unconfirmed::Column::Subject)
        .all(rows.connection())
        .await?;
    let read =
        |row: unconfirmed::Model| parsed(&format!("{}:{}", row.kind, row.subject), "unconfirmed", "subject");
    found.into_iter().map(read).collect()
}

/// How much waits.
pub async fn count(rows: &impl Rows, review: ReviewId) -> Result<u64, StorageError> {
    let asked = unconfirmed::Entity::find().filter(unconfirmed::Column::ReviewId.eq(review.to_string()));
    Ok(asked.count(rows.connection()).await?)
}

/// Takes one off the list. `false` when it waited no longer.
pub async fn settle(tx: &Tx, review: ReviewId, subject: &Subject) -> Result<bool, StorageError> {
    let (kind, subject) = columns(subject);
    let done = unconfirmed::Entity::delete_by_id((review.to_string(), kind, subject)).exec(&tx.0).await?;
    Ok(done.rows_affected == 1)
}
