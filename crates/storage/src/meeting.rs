//! The sitting, in the making.

use review::{id::ReviewId, meeting::MeetingState};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::{
    StorageError, Tx,
    table::{json, table},
};

table!(meeting = "meeting" [review_id: String] {
    state: String,
    version: i64,
    opened_at: Option<i64>,
    closed_at: Option<i64>,
    summing_up_zh: Option<String>,
    summing_up_en: Option<String>,
    summed_up_by: Option<String>,
    summed_up_at: Option<i64>,
});

/// Adds the meeting of a new review, waiting to be opened.
pub async fn add(tx: &Tx, review: ReviewId) -> Result<(), StorageError> {
    meeting::ActiveModel {
        review_id: Set(review.to_string()),
        state: Set(json(&MeetingState::default())?),
        version: Set(0),
        opened_at: Set(None),
        closed_at: Set(None),
        summing_up_zh: Set(None),
        summing_up_en: Set(None),
        summed_up_by: Set(None),
        summed_up_at: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}
