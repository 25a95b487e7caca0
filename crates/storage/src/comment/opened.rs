use review::{
    id::{AccountId, BoxId, ReporterId, ReviewId},
    time::Instant,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

use super::sealed::AT_ONCE;
use crate::{
    Rows, StorageError, Tx, roster,
    table::{parsed, table},
};

table!(opened_comment = "opened_comment" [comment_id: i32] {
    reporter_id: String,
    words: String,
    hidden_reason: Option<String>,
    hidden_by: Option<String>,
    hidden_at: Option<i64>,
    box_id: Option<String>,
});

/// That a comment is not shown, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// What readers see in its place.
    pub reason: String,
    /// Who hid it.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

/// A comment in the clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedComment {
    /// Random: it has nothing to do with the sealed one's.
    pub id: i32,
    /// On whose work.
    pub reporter: ReporterId,
    /// What is said.
    pub words: String,
    /// Whether it is hidden.
    pub hidden: Option<Hidden>,
}

/// Stores the opened comments of a box in the order given.
pub async fn add_opened(tx: &Tx, box_id: &BoxId, new: &[OpenedComment]) -> Result<(), StorageError> {
    for some in new.chunks(AT_ONCE) {
        let rows = some.iter().map(|one| opened_comment::ActiveModel {
            comment_id: Set(one.id),
            reporter_id: Set(one.reporter.to_string()),
            words: Set(one.words.clone()),
            hidden_reason: Set(None),
            hidden_by: Set(None),
            hidden_at: Set(None),
            box_id: Set(Some(box_id.to_string())),
        });
        opened_comment::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

/// Removes the opened comments of a box whose ballot is void.
pub async fn forget_opened(tx: &Tx, box_id: &BoxId) -> Result<(), StorageError> {
    opened_comment::Entity::delete_many()
        .filter(opened_comment::Column::BoxId.eq(box_id.as_str()))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Forgets of which box each opened comment of a review came.
pub async fn forget_boxes(tx: &Tx, review: ReviewId) -> Result<(), StorageError> {
    let reporters = roster::reporters(tx, review).await?;
    opened_comment::Entity::update_many()
        .col_expr(opened_comment::Column::BoxId, Expr::value(None::<String>))
        .filter(opened_comment::Column::ReporterId.is_in(reporters.iter().map(|one| one.id.to_string())))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// The opened comments of a review, those of all boxes mixed.
pub async fn opened(rows: &impl Rows, review: ReviewId) -> Result<Vec<OpenedComment>, StorageError> {
    let reporters = roster::reporters(rows, review).await?;
    let found = opened_comment::Entity::find()
        .filter(opened_comment::Column::ReporterId.is_in(reporters.iter().map(|one| one.id.to_string())))
        .order_by_asc(opened_comment::Column::CommentId)
        .all(rows.connection())
        .await?;
    found.into_iter().map(OpenedComment::try_from).collect()
}

/// Hides a comment. `false` when it was hidden before, or is not of this reporter.
pub async fn hide(tx: &Tx, reporter: ReporterId, id: i32, hidden: &Hidden) -> Result<bool, StorageError> {
    let done = opened_comment::Entity::update_many()
        .col_expr(opened_comment::Column::HiddenReason, Expr::value(hidden.reason.clone()))
        .col_expr(opened_comment::Column::HiddenBy, Expr::value(hidden.by.to_string()))
        .col_expr(opened_comment::Column::HiddenAt, Expr::value(hidden.at.ms()))
        .filter(opened_comment::Column::CommentId.eq(id))
        .filter(opened_comment::Column::ReporterId.eq(reporter.to_string()))
        .filter(opened_comment::Column::HiddenAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

impl TryFrom<opened_comment::Model> for OpenedComment {
    type Error = StorageError;

    fn try_from(row: opened_comment::Model) -> Result<Self, StorageError> {
        const TABLE: &str = "opened_comment";
        let hidden = match (row.hidden_reason, row.hidden_by, row.hidden_at) {
            (Some(reason), Some(by), Some(at)) => {
                Some(Hidden { reason, by: parsed(&by, TABLE, "hidden_by")?, at: Instant::from_ms(at) })
            }
            (None, None, None) => None,
            _ => return Err(StorageError::inconsistent(TABLE, "hidden_at", "hidden in part")),
        };
        Ok(Self {
            id: row.comment_id,
            reporter: parsed(&row.reporter_id, TABLE, "reporter_id")?,
            words: row.words,
            hidden,
        })
    }
}
