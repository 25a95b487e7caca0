use std::collections::BTreeMap;

use review::{
    id::{AccountId, ReviewId},
    time::{Day, Instant},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Rows, StorageError, Tx,
    table::{parsed, table},
};

table!(nudge = "nudge" [review_id: String, account_id: String, on_day: String] {
    nudged_at: i64,
    nudged_by: String,
    note: String,
    mailed_at: Option<i64>,
});

/// That an organiser asked somebody to hurry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nudge {
    /// In which review.
    pub review: ReviewId,
    /// Whom.
    pub account: AccountId,
    /// On which day: once a day at most.
    pub day: Day,
    /// When.
    pub at: Instant,
    /// Who asked.
    pub by: AccountId,
    /// In which words; may be blank.
    pub note: String,
    /// Set when a mail went out with it.
    pub mailed_at: Option<Instant>,
}

impl TryFrom<nudge::Model> for Nudge {
    type Error = StorageError;

    fn try_from(row: nudge::Model) -> Result<Self, StorageError> {
        Ok(Self {
            review: parsed(&row.review_id, "nudge", "review_id")?,
            account: parsed(&row.account_id, "nudge", "account_id")?,
            day: parsed(&row.on_day, "nudge", "on_day")?,
            at: Instant::from_ms(row.nudged_at),
            by: parsed(&row.nudged_by, "nudge", "nudged_by")?,
            note: row.note,
            mailed_at: row.mailed_at.map(Instant::from_ms),
        })
    }
}

/// The latest nudge of each who had one in a review.
pub async fn last_nudges(
    rows: &impl Rows,
    review: ReviewId,
) -> Result<BTreeMap<AccountId, Nudge>, StorageError> {
    let found = nudge::Entity::find()
        .filter(nudge::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(nudge::Column::NudgedAt)
        .all(rows.connection())
        .await?;
    found.into_iter().map(|row| Nudge::try_from(row).map(|nudge| (nudge.account, nudge))).collect()
}

/// The nudges somebody had since a day, the latest first.
pub async fn nudges_to(rows: &impl Rows, account: AccountId, since: Day) -> Result<Vec<Nudge>, StorageError> {
    let found = nudge::Entity::find()
        .filter(nudge::Column::AccountId.eq(account.to_string()))
        .filter(nudge::Column::OnDay.gte(since.to_string()))
        .order_by_desc(nudge::Column::NudgedAt)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Nudge::try_from).collect()
}

/// Notes a nudge. [`StorageError::is_duplicate`] when this person had one on that day.
pub async fn add_nudge(tx: &Tx, new: &Nudge) -> Result<(), StorageError> {
    nudge::ActiveModel {
        review_id: Set(new.review.to_string()),
        account_id: Set(new.account.to_string()),
        on_day: Set(new.day.to_string()),
        nudged_at: Set(new.at.ms()),
        nudged_by: Set(new.by.to_string()),
        note: Set(new.note.clone()),
        mailed_at: Set(new.mailed_at.map(Instant::ms)),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}
