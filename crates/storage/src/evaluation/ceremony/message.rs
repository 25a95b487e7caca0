use review::{evaluation::ceremony::Message, id::ReviewId, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Rows, StorageError, Tx,
    table::{coded, count, counted, decoded, table},
};

table!(message = "ceremony_message" [review_id: String, position: i64, kind: String] {
    contents: String,
    sent_at: i64,
});
table!(complaint = "ceremony_complaint" [review_id: String, position: i64, about: i64] {
    made_at: i64,
});

/// What a trustee sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Whose, from 0.
    pub place: usize,
    /// In which round.
    pub message: Message,
    /// Verbatim.
    pub text: String,
}

/// A trustee says that what another sent is wrong. Places from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Who says so.
    pub by: usize,
    /// About whom.
    pub about: usize,
}

/// Everything that was sent in a ceremony, by place.
pub async fn messages(rows: &impl Rows, review: ReviewId) -> Result<Vec<Sent>, StorageError> {
    let found = message::Entity::find()
        .filter(message::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(message::Column::Position)
        .all(rows.connection())
        .await?;
    let sent = |row: message::Model| {
        Ok(Sent {
            place: counted(row.position, "ceremony_message", "position")?,
            message: decoded(&row.kind, "ceremony_message", "kind")?,
            text: row.contents,
        })
    };
    found.into_iter().map(sent).collect()
}

/// Keeps a message. [`StorageError::is_duplicate`] when this trustee has sent one in this round.
pub async fn add_message(tx: &Tx, review: ReviewId, new: &Sent, at: Instant) -> Result<(), StorageError> {
    message::ActiveModel {
        review_id: Set(review.to_string()),
        position: Set(count(new.place)),
        kind: Set(coded(&new.message)?),
        contents: Set(new.text.clone()),
        sent_at: Set(at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// The complaints in a ceremony.
pub async fn complaints(rows: &impl Rows, review: ReviewId) -> Result<Vec<Complaint>, StorageError> {
    let found = complaint::Entity::find()
        .filter(complaint::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(complaint::Column::Position)
        .order_by_asc(complaint::Column::About)
        .all(rows.connection())
        .await?;
    let read = |row: complaint::Model| {
        Ok(Complaint {
            by: counted(row.position, "ceremony_complaint", "position")?,
            about: counted(row.about, "ceremony_complaint", "about")?,
        })
    };
    found.into_iter().map(read).collect()
}

/// Keeps a complaint. [`StorageError::is_duplicate`] when it was made before.
pub async fn add_complaint(
    tx: &Tx,
    review: ReviewId,
    new: Complaint,
    at: Instant,
) -> Result<(), StorageError> {
    complaint::ActiveModel {
        review_id: Set(review.to_string()),
        position: Set(count(new.by)),
        about: Set(count(new.about)),
        made_at: Set(at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Takes back what a trustee complained of: how many complaints that were.
pub async fn withdraw_complaints(tx: &Tx, review: ReviewId, by: usize) -> Result<u64, StorageError> {
    let done = complaint::Entity::delete_many()
        .filter(complaint::Column::ReviewId.eq(review.to_string()))
        .filter(complaint::Column::Position.eq(count(by)))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected)
}
