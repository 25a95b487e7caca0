use std::collections::BTreeSet;

use review::{
    id::{AccountId, ReviewId},
    time::{Day, Instant},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    Rows, StorageError, Tx,
    table::{parsed, table},
};

table!(reminder = "reminder" [account_id: String, review_id: String, task: String, due_on: String, stage: i64] {});
table!(reminder_day = "reminder_day" [account_id: String, on_day: String] {});
table!(reminder_off = "reminder_off" [account_id: String] {
    since: i64,
});

/// That somebody was reminded of something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reminded {
    /// Who.
    pub account: AccountId,
    /// In which review.
    pub review: ReviewId,
    /// The duty's key.
    pub task: String,
    /// By when it was due.
    pub due: Day,
    /// Which of its reminders it was: so many days from the due day.
    pub stage: i32,
}

impl TryFrom<reminder::Model> for Reminded {
    type Error = StorageError;

    fn try_from(row: reminder::Model) -> Result<Self, StorageError> {
        let stage = i32::try_from(row.stage);
        Ok(Self {
            account: parsed(&row.account_id, "reminder", "account_id")?,
            review: parsed(&row.review_id, "reminder", "review_id")?,
            task: row.task,
            due: parsed(&row.due_on, "reminder", "due_on")?,
            stage: stage.map_err(|why| StorageError::inconsistent("reminder", "stage", why))?,
        })
    }
}

/// Every reminder that was sent in some reviews.
pub async fn reminded(rows: &impl Rows, reviews: &[ReviewId]) -> Result<BTreeSet<Reminded>, StorageError> {
    let found = reminder::Entity::find()
        .filter(reminder::Column::ReviewId.is_in(reviews.iter().map(ReviewId::to_string)))
        .all(rows.connection())
        .await?;
    found.into_iter().map(Reminded::try_from).collect()
}

/// Notes reminders. [`StorageError::is_duplicate`] when one of them was sent before.
pub async fn add_reminders(tx: &Tx, new: &[Reminded]) -> Result<(), StorageError> {
    if new.is_empty() {
        return Ok(());
    }
    let rows = new.iter().map(|one| reminder::ActiveModel {
        account_id: Set(one.account.to_string()),
        review_id: Set(one.review.to_string()),
        task: Set(one.task.clone()),
        due_on: Set(one.due.to_string()),
        stage: Set(one.stage.into()),
    });
    reminder::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Who had a mail with reminders on a day.
pub async fn had_mail(rows: &impl Rows, day: Day) -> Result<BTreeSet<AccountId>, StorageError> {
    let found = reminder_day::Entity::find()
        .filter(reminder_day::Column::OnDay.eq(day.to_string()))
        .all(rows.connection())
        .await?;
    found.iter().map(|row| parsed(&row.account_id, "reminder_day", "account_id")).collect()
}

/// Notes that somebody has a mail with reminders on a day. [`StorageError::is_duplicate`] when one was sent before.
pub async fn add_day(tx: &Tx, account: AccountId, day: Day) -> Result<(), StorageError> {
    let row =
        reminder_day::ActiveModel { account_id: Set(account.to_string()), on_day: Set(day.to_string()) };
    row.insert(&tx.0).await?;
    Ok(())
}

/// Who wants no reminders by mail.
pub async fn switched_off(rows: &impl Rows) -> Result<BTreeSet<AccountId>, StorageError> {
    let found = reminder_off::Entity::find().all(rows.connection()).await?;
    found.iter().map(|row| parsed(&row.account_id, "reminder_off", "account_id")).collect()
}

/// Switches somebody's reminders off, since then, or on again.
pub async fn set_off(tx: &Tx, account: AccountId, since: Option<Instant>) -> Result<(), StorageError> {
    reminder_off::Entity::delete_by_id(account.to_string()).exec(&tx.0).await?;
    if let Some(since) = since {
        let row = reminder_off::ActiveModel { account_id: Set(account.to_string()), since: Set(since.ms()) };
        row.insert(&tx.0).await?;
    }
    Ok(())
}
