use review::{id::BoxId, time::Instant};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait},
};

use super::{
    ballot_box::{BallotBox, ballot_box},
    life::step,
};
use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, table},
};

table!(box_credential = "box_credential" [box_id: String, credential: String] {
    tracker: Option<String>,
    ballots: i64,
});

/// What came by a card so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cast {
    /// Of the ballot that counts.
    pub tracker: Option<String>,
    /// All of them.
    pub ballots: usize,
}

/// Keeps the public halves of a box's cards, once. `false` when they were made before.
pub async fn add_credentials(
    tx: &Tx,
    id: &BoxId,
    credentials: &[String],
    at: Instant,
) -> Result<bool, StorageError> {
    /// Rows of one statement: both engines bound its parameters.
    const CHUNK: usize = 500;
    if !step(tx, id, ballot_box::Column::CardsMadeAt, at).await? {
        return Ok(false);
    }
    for chunk in credentials.chunks(CHUNK) {
        let rows = chunk.iter().map(|credential| box_credential::ActiveModel {
            box_id: Set(id.to_string()),
            credential: Set(credential.clone()),
            tracker: Set(None),
            ballots: Set(0),
        });
        box_credential::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    }
    Ok(true)
}

/// The public halves of a box's cards, sorted.
pub async fn credentials(rows: &impl Rows, id: &BoxId) -> Result<Vec<String>, StorageError> {
    let found = box_credential::Entity::find()
        .filter(box_credential::Column::BoxId.eq(id.as_str()))
        .order_by_asc(box_credential::Column::Credential)
        .all(rows.connection())
        .await?;
    Ok(found.into_iter().map(|row| row.credential).collect())
}

/// The trackers of the ballots that count so far, sorted: their order tells nothing.
pub async fn trackers(rows: &impl Rows, id: &BoxId) -> Result<Vec<String>, StorageError> {
    let found = box_credential::Entity::find()
        .filter(box_credential::Column::BoxId.eq(id.as_str()))
        .filter(box_credential::Column::Tracker.is_not_null())
        .order_by_asc(box_credential::Column::Tracker)
        .all(rows.connection())
        .await?;
    Ok(found.into_iter().filter_map(|row| row.tracker).collect())
}

/// What came by a card so far. `None`: there is no such card.
pub async fn cast_by(rows: &impl Rows, id: &BoxId, credential: &str) -> Result<Option<Cast>, StorageError> {
    let row = box_credential::Entity::find_by_id((id.to_string(), credential.to_owned()))
        .one(rows.connection())
        .await?;
    row.map(|row| {
        let ballots = counted(row.ballots, "box_credential", "ballots")?;
        Ok(Cast { tracker: row.tracker, ballots })
    })
    .transpose()
}

/// Notes the ballot that counts for a card from now on, and the box's counts. `false` when there is no such card.
pub async fn note_counted(
    tx: &Tx,
    before: &BallotBox,
    credential: &str,
    tracker: &str,
    first: bool,
) -> Result<bool, StorageError> {
    let noted = box_credential::Entity::update_many()
        .col_expr(box_credential::Column::Tracker, Expr::value(tracker))
        .col_expr(box_credential::Column::Ballots, Expr::col(box_credential::Column::Ballots).add(1))
        .filter(box_credential::Column::BoxId.eq(before.id.as_str()))
        .filter(box_credential::Column::Credential.eq(credential))
        .exec(&tx.0)
        .await?;
    let moved = ballot_box::Entity::update_many()
        .col_expr(ballot_box::Column::Ballots, Expr::value(count(before.ballots + 1)))
        .col_expr(ballot_box::Column::CastCards, Expr::value(count(before.cast_cards + usize::from(first))))
        .filter(ballot_box::Column::BoxId.eq(before.id.as_str()))
        .filter(ballot_box::Column::Ballots.eq(count(before.ballots)))
        .exec(&tx.0)
        .await?;
    Ok(noted.rows_affected == 1 && moved.rows_affected == 1)
}
