//! What a clerk took down for leaders: lines that stand as not yet confirmed until their leader settles them.

use review::{
    id::{AccountId, NotedId, ReporterId, ReviewId},
    meeting::noted::Part,
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx,
    table::{coded, decoded, parsed, table},
};

table!(noted = "noted" [noted_id: String] {
    review_id: String,
    reporter_id: String,
    leader_id: String,
    part: String,
    words: String,
    noted_at: i64,
    revision: i64,
    written_by: String,
    written_at: i64,
    settled_at: Option<i64>,
});

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Which.
    pub id: NotedId,
    /// On whose report.
    pub reporter: ReporterId,
    /// Who said it.
    pub leader: AccountId,
    /// Which part of that leader's comment it belongs to.
    pub part: Part,
    /// What was said.
    pub words: String,
    /// When it was first taken down.
    pub noted_at: Instant,
    /// Grows by one each time it is written; the first is 1.
    pub revision: i64,
    /// Who wrote it last.
    pub written_by: AccountId,
    /// When.
    pub written_at: Instant,
    /// When its leader made it part of the own comment, or struck it.
    pub settled_at: Option<Instant>,
}

impl TryFrom<noted::Model> for Noted {
    type Error = StorageError;

    fn try_from(row: noted::Model) -> Result<Self, StorageError> {
        Ok(Self {
            id: parsed(&row.noted_id, "noted", "noted_id")?,
            reporter: parsed(&row.reporter_id, "noted", "reporter_id")?,
            leader: parsed(&row.leader_id, "noted", "leader_id")?,
            part: decoded(&row.part, "noted", "part")?,
            words: row.words,
            noted_at: Instant::from_ms(row.noted_at),
            revision: row.revision,
            written_by: parsed(&row.written_by, "noted", "written_by")?,
            written_at: Instant::from_ms(row.written_at),
            settled_at: row.settled_at.map(Instant::from_ms),
        })
    }
}

/// All lines of a review, the earliest first.
pub async fn all(rows: &impl Rows, review: ReviewId) -> Result<Vec<Noted>, StorageError> {
    let found = noted::Entity::find()
        .filter(noted::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(noted::Column::NotedAt)
        .order_by_asc(noted::Column::NotedId)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Noted::try_from).collect()
}

/// The lines of one leader that wait to be settled, the earliest first.
pub async fn waiting(
    rows: &impl Rows,
    review: ReviewId,
    leader: AccountId,
) -> Result<Vec<Noted>, StorageError> {
    let found = noted::Entity::find()
        .filter(noted::Column::ReviewId.eq(review.to_string()))
        .filter(noted::Column::LeaderId.eq(leader.to_string()))
        .filter(noted::Column::SettledAt.is_null())
        .order_by_asc(noted::Column::NotedAt)
        .order_by_asc(noted::Column::NotedId)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Noted::try_from).collect()
}

/// One line of a review.
pub async fn by_id(rows: &impl Rows, review: ReviewId, id: NotedId) -> Result<Option<Noted>, StorageError> {
    let found = noted::Entity::find_by_id(id.to_string())
        .filter(noted::Column::ReviewId.eq(review.to_string()))
        .one(rows.connection())
        .await?;
    found.map(Noted::try_from).transpose()
}

/// Takes a line down.
pub async fn add(tx: &Tx, review: ReviewId, new: &Noted) -> Result<(), StorageError> {
    row(review, new)?.insert(&tx.0).await?;
    Ok(())
}

/// Writes a line anew over the revision that was read. `false` when it is another by now, or settled.
pub async fn rewrite(tx: &Tx, review: ReviewId, from: i64, to: &Noted) -> Result<bool, StorageError> {
    let done = noted::Entity::update_many()
        .set(row(review, to)?)
        .filter(noted::Column::NotedId.eq(to.id.to_string()))
        .filter(noted::Column::Revision.eq(from))
        .filter(noted::Column::SettledAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes a line away. `false` when it is another than the one that was read, or settled.
pub async fn remove(tx: &Tx, review: ReviewId, id: NotedId, revision: i64) -> Result<bool, StorageError> {
    let done = noted::Entity::delete_many()
        .filter(noted::Column::NotedId.eq(id.to_string()))
        .filter(noted::Column::ReviewId.eq(review.to_string()))
        .filter(noted::Column::Revision.eq(revision))
        .filter(noted::Column::SettledAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Settles a line as its leader read it. `false` when it is another by now, settled, gone, or another leader's.
pub async fn settle(
    tx: &Tx,
    leader: AccountId,
    reporter: ReporterId,
    (id, revision): (NotedId, i64),
    at: Instant,
) -> Result<bool, StorageError> {
    let done = noted::Entity::update_many()
        .col_expr(noted::Column::SettledAt, Expr::value(at.ms()))
        .filter(noted::Column::NotedId.eq(id.to_string()))
        .filter(noted::Column::LeaderId.eq(leader.to_string()))
        .filter(noted::Column::ReporterId.eq(reporter.to_string()))
        .filter(noted::Column::Revision.eq(revision))
        .filter(noted::Column::SettledAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

fn row(review: ReviewId, of: &Noted) -> Result<noted::ActiveModel, StorageError> {
    Ok(noted::ActiveModel {
        noted_id: Set(of.id.to_string()),
        review_id: Set(review.to_string()),
        reporter_id: Set(of.reporter.to_string()),
        leader_id: Set(of.leader.to_string()),
        part: Set(coded(&of.part)?),
        words: Set(of.words.clone()),
        noted_at: Set(of.noted_at.ms()),
        revision: Set(of.revision),
        written_by: Set(of.written_by.to_string()),
        written_at: Set(of.written_at.ms()),
        settled_at: Set(of.settled_at.map(Instant::ms)),
    })
}
