use review::{
    id::{PostId, ReviewId},
    notice::Task,
    time::{Day, Instant},
    words::Words,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};
use serde::{Deserialize, Serialize};

use crate::{
    Rows, StorageError, Tx,
    mail::Stand,
    table::{coded, count, counted, decoded, from_json, json, parsed, table},
};

table!(hook_post = "hook_post" [post_id: String] {
    review_id: String,
    kind: String,
    on_day: String,
    contents: String,
    caused_at: i64,
    due_at: Option<i64>,
    attempts: i64,
    ends_at: i64,
    sent_at: Option<i64>,
    failed_at: Option<i64>,
    reason: Option<String>,
});

/// Why something is posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PostKind {
    /// What is due, once a day.
    Summary,
    /// To find out whether it works.
    Test,
}

/// What is due in a review, in numbers of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Whose review …
    pub organisation: Words,
    /// … and of which year.
    pub year: i16,
    /// The day it is of.
    pub day: Day,
    /// How many people are late with anything.
    pub late: usize,
    /// What is due first comes first.
    pub parts: Vec<Part>,
}

/// One thing that some people have to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What; of what differs from person to person, any.
    pub task: Task,
    /// How many have to.
    pub people: usize,
    /// By when.
    pub due: Day,
}

/// A post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Which.
    pub id: PostId,
    /// To the chat of which review.
    pub review: ReviewId,
    /// Why.
    pub kind: PostKind,
    /// What it says.
    pub summary: Summary,
    /// Since when it waits.
    pub caused_at: Instant,
    /// How often it was tried.
    pub attempts: usize,
    /// From when on a failure is the last.
    pub ends_at: Instant,
    /// How it stands.
    pub stand: Stand,
    /// What the chat said last.
    pub reason: Option<String>,
}

impl TryFrom<hook_post::Model> for Post {
    type Error = StorageError;

    fn try_from(row: hook_post::Model) -> Result<Self, StorageError> {
        let instant = |at: Option<i64>| at.map(Instant::from_ms);
        let stand = match (instant(row.sent_at), instant(row.failed_at), instant(row.due_at)) {
            (Some(at), None, None) => Stand::Sent { at },
            (None, Some(at), None) => Stand::Failed { at },
            (None, None, Some(due_at)) => Stand::Waiting { due_at },
            (..) => {
                return Err(StorageError::inconsistent("hook_post", "due_at", "two states at once, or none"));
            }
        };
        Ok(Self {
            id: parsed(&row.post_id, "hook_post", "post_id")?,
            review: parsed(&row.review_id, "hook_post", "review_id")?,
            kind: decoded(&row.kind, "hook_post", "kind")?,
            summary: from_json(&row.contents, "hook_post", "contents")?,
            caused_at: Instant::from_ms(row.caused_at),
            attempts: counted(row.attempts, "hook_post", "attempts")?,
            ends_at: Instant::from_ms(row.ends_at),
            stand,
            reason: row.reason,
        })
    }
}

/// Adds a post, due at once. [`StorageError::is_duplicate`] when that day's summary is there.
pub async fn add_post(tx: &Tx, new: &Post) -> Result<(), StorageError> {
    hook_post::ActiveModel {
        post_id: Set(new.id.to_string()),
        review_id: Set(new.review.to_string()),
        kind: Set(coded(&new.kind)?),
        on_day: Set(new.summary.day.to_string()),
        contents: Set(json(&new.summary)?),
        caused_at: Set(new.caused_at.ms()),
        due_at: Set(Some(new.caused_at.ms())),
        attempts: Set(0),
        ends_at: Set(new.ends_at.ms()),
        sent_at: Set(None),
        failed_at: Set(None),
        reason: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Whether a review's chat has that day's summary.
pub async fn had_summary(rows: &impl Rows, review: ReviewId, day: Day) -> Result<bool, StorageError> {
    let found = hook_post::Entity::find()
        .filter(hook_post::Column::ReviewId.eq(review.to_string()))
        .filter(hook_post::Column::OnDay.eq(day.to_string()))
        .filter(hook_post::Column::Kind.eq(coded(&PostKind::Summary)?));
    Ok(found.count(rows.connection()).await? > 0)
}

/// The last posts of a review, the latest first.
pub async fn last_posts(rows: &impl Rows, review: ReviewId, most: u64) -> Result<Vec<Post>, StorageError> {
    let found = hook_post::Entity::find()
        .filter(hook_post::Column::ReviewId.eq(review.to_string()))
        .order_by_desc(hook_post::Column::CausedAt)
        .order_by_desc(hook_post::Column::PostId)
        .limit(most)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Post::try_from).collect()
}

/// The post that has waited longest of those that are due.
pub async fn next_due(rows: &impl Rows, now: Instant) -> Result<Option<Post>, StorageError> {
    let row = hook_post::Entity::find()
        .filter(hook_post::Column::DueAt.lte(now.ms()))
        .order_by_asc(hook_post::Column::DueAt)
        .order_by_asc(hook_post::Column::PostId)
        .one(rows.connection())
        .await?;
    row.map(Post::try_from).transpose()
}

/// Takes a post to be tried, and says when it is due again if nobody comes back. `false` when another server was
/// faster.
pub async fn claim(tx: &Tx, waiting: &Post, due_again: Instant) -> Result<bool, StorageError> {
    let done = hook_post::Entity::update_many()
        .col_expr(hook_post::Column::DueAt, Expr::value(due_again.ms()))
        .col_expr(hook_post::Column::Attempts, Expr::value(count(waiting.attempts + 1)))
        .filter(still(waiting))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Notes that the chat took it. `false` when it is no longer as it was claimed.
pub async fn sent(tx: &Tx, claimed: &Post, at: Instant) -> Result<bool, StorageError> {
    let done = hook_post::Entity::update_many()
        .col_expr(hook_post::Column::DueAt, Expr::value(Option::<i64>::None))
        .col_expr(hook_post::Column::SentAt, Expr::value(at.ms()))
        .col_expr(hook_post::Column::Reason, Expr::value(Option::<String>::None))
        .filter(still(claimed))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Notes what came instead, and whether that was the last attempt. `false` as above.
pub async fn failed(
    tx: &Tx,
    claimed: &Post,
    reason: &str,
    given_up_at: Option<Instant>,
) -> Result<bool, StorageError> {
    let mut update = hook_post::Entity::update_many()
        .col_expr(hook_post::Column::Reason, Expr::value(reason))
        .filter(still(claimed));
    if let Some(at) = given_up_at {
        update = update
            .col_expr(hook_post::Column::DueAt, Expr::value(Option::<i64>::None))
            .col_expr(hook_post::Column::FailedAt, Expr::value(at.ms()));
    }
    Ok(update.exec(&tx.0).await?.rows_affected == 1)
}

/// Forgets what was sent or given up before.
pub async fn forget(tx: &Tx, before: Instant) -> Result<(), StorageError> {
    hook_post::Entity::delete_many()
        .filter(hook_post::Column::CausedAt.lt(before.ms()))
        .filter(hook_post::Column::DueAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Unsent and tried as often as it was when it was read.
fn still(post: &Post) -> Condition {
    Condition::all()
        .add(hook_post::Column::PostId.eq(post.id.to_string()))
        .add(hook_post::Column::Attempts.eq(count(post.attempts)))
        .add(hook_post::Column::DueAt.is_not_null())
}
