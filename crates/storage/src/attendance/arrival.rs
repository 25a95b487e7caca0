//! Whether people check themselves in.

use review::{
    attendance::arrival::Kind,
    id::{AccountId, ReviewId},
    time::Instant,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use crate::{
    Rows, StorageError, Tx,
    table::{parsed, table},
};

table!(arrival = "arrival" [review_id: String] {
    kind: String,
    salt: String,
    opened_at: i64,
    opened_by: String,
    closed_at: Option<i64>,
});

/// Self check-in of one review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Which codes the hall shows.
    pub kind: Kind,
    /// What makes them other codes than any before.
    pub salt: String,
    /// Since when it is open.
    pub opened_at: Instant,
    /// Who opened it.
    pub opened_by: AccountId,
    /// Since when it is closed.
    pub closed_at: Option<Instant>,
}

impl TryFrom<arrival::Model> for Arrival {
    type Error = StorageError;

    fn try_from(row: arrival::Model) -> Result<Self, StorageError> {
        Ok(Self {
            kind: parsed_kind(&row.kind)?,
            salt: row.salt,
            opened_at: Instant::from_ms(row.opened_at),
            opened_by: parsed(&row.opened_by, "arrival", "opened_by")?,
            closed_at: row.closed_at.map(Instant::from_ms),
        })
    }
}

fn parsed_kind(key: &str) -> Result<Kind, StorageError> {
    parsed(key, "arrival", "kind")
}

/// How self check-in of a review stands, where it was ever opened.
pub async fn of(rows: &impl Rows, review: ReviewId) -> Result<Option<Arrival>, StorageError> {
    let found = arrival::Entity::find_by_id(review.to_string()).one(rows.connection()).await?;
    found.map(Arrival::try_from).transpose()
}

/// The reviews whose codes change by themselves now.
pub async fn changing(rows: &impl Rows) -> Result<Vec<ReviewId>, StorageError> {
    let found = arrival::Entity::find()
        .filter(arrival::Column::ClosedAt.is_null())
        .filter(arrival::Column::Kind.eq(Kind::Changing.key()))
        .all(rows.connection())
        .await?;
    found.iter().map(|row| parsed(&row.review_id, "arrival", "review_id")).collect()
}

/// Opens self check-in, or opens it anew with other codes.
pub async fn open(tx: &Tx, review: ReviewId, new: &Arrival) -> Result<(), StorageError> {
    let row = arrival::ActiveModel {
        review_id: Set(review.to_string()),
        kind: Set(new.kind.key().to_owned()),
        salt: Set(new.salt.clone()),
        opened_at: Set(new.opened_at.ms()),
        opened_by: Set(new.opened_by.to_string()),
        closed_at: Set(None),
    };
    let anew = OnConflict::column(arrival::Column::ReviewId)
        .update_columns([
            arrival::Column::Kind,
            arrival::Column::Salt,
            arrival::Column::OpenedAt,
            arrival::Column::OpenedBy,
            arrival::Column::ClosedAt,
        ])
        .to_owned();
    arrival::Entity::insert(row).on_conflict(anew).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Closes it. `false` when it was not open.
pub async fn close(tx: &Tx, review: ReviewId, at: Instant) -> Result<bool, StorageError> {
    let done = arrival::Entity::update_many()
        .col_expr(arrival::Column::ClosedAt, Expr::value(at.ms()))
        .filter(arrival::Column::ReviewId.eq(review.to_string()))
        .filter(arrival::Column::ClosedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
