//! The steps of a box's life. Each expects that it was not taken before, and tells if it was.

use review::{evaluation::Stop, id::BoxId, time::Instant};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::ballot_box::{Reconciliation, ballot_box};
use crate::{StorageError, Tx, table::count};

/// The set-up stands. `false` when it did before.
pub async fn mark_ready(tx: &Tx, id: &BoxId, at: Instant) -> Result<bool, StorageError> {
    step(tx, id, ballot_box::Column::ReadyAt, at).await
}

/// Ballots are taken from now on. `false` when they were before.
pub async fn mark_opened(tx: &Tx, id: &BoxId, at: Instant) -> Result<bool, StorageError> {
    step(tx, id, ballot_box::Column::OpenedAt, at).await
}

/// Voting has ended; what is under way may still arrive. `false` when it had ended before.
pub async fn mark_stopped(tx: &Tx, id: &BoxId, stop: Stop) -> Result<bool, StorageError> {
    let done = ballot_box::Entity::update_many()
        .col_expr(ballot_box::Column::StoppedAt, Expr::value(stop.at.ms()))
        .col_expr(ballot_box::Column::GraceEndsAt, Expr::value(stop.grace_ends_at.ms()))
        .filter(ballot_box::Column::BoxId.eq(id.as_str()))
        .filter(ballot_box::Column::StoppedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// No more ballots. `false` when it was closed before.
pub async fn mark_closed(tx: &Tx, id: &BoxId, at: Instant) -> Result<bool, StorageError> {
    step(tx, id, ballot_box::Column::ClosedAt, at).await
}

/// Too few voted: the sums stay sealed for good. `false` when that was noted before.
pub async fn mark_withheld(tx: &Tx, id: &BoxId, at: Instant) -> Result<bool, StorageError> {
    step(tx, id, ballot_box::Column::TooSmallAt, at).await
}

/// The sums are known. `false` when they were before.
pub async fn mark_sums_opened(tx: &Tx, id: &BoxId, at: Instant) -> Result<bool, StorageError> {
    step(tx, id, ballot_box::Column::ResultAt, at).await
}

/// Keeps what scrutineers counted by hand; a later count replaces an earlier one.
pub async fn reconcile(tx: &Tx, id: &BoxId, counted: Reconciliation) -> Result<bool, StorageError> {
    let done = ballot_box::Entity::update_many()
        .col_expr(ballot_box::Column::Issued, Expr::value(count(counted.issued)))
        .col_expr(ballot_box::Column::SpoiltPaper, Expr::value(count(counted.spoilt_paper)))
        .col_expr(ballot_box::Column::ReconciledAt, Expr::value(counted.at.ms()))
        .filter(ballot_box::Column::BoxId.eq(id.as_str()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// One step of a box's life: sets its instant where it is still empty.
pub(super) async fn step(
    tx: &Tx,
    id: &BoxId,
    instant: ballot_box::Column,
    at: Instant,
) -> Result<bool, StorageError> {
    let done = ballot_box::Entity::update_many()
        .col_expr(instant, Expr::value(at.ms()))
        .filter(ballot_box::Column::BoxId.eq(id.as_str()))
        .filter(instant.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
