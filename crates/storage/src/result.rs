//! Opened sums, what is entered by hand, and the committee's grades.

pub mod input;
pub mod letter;
pub mod sitting;
pub mod version;

use std::collections::BTreeMap;

use review::{
    id::{AccountId, BoxId, ReporterId, ReviewId},
    result::Suggested,
    template::GradeKey,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Rows, StorageError, Tx, roster,
    table::{count, counted, from_json, json, parsed, table},
};

table!(box_sums = "box_sums" [box_id: String] {
    counts: String,
    opened_at: i64,
});
table!(determination = "determination" [reporter_id: String, number: i64] {
    grade: String,
    suggested: String,
    reason: String,
    decided_by: String,
    decided_at: i64,
});

/// A grade of the committee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// For whom.
    pub reporter: ReporterId,
    /// Which grade.
    pub grade: GradeKey,
    /// What the rules had suggested then.
    pub suggested: Suggested,
    /// Why, where it needed a reason; else empty.
    pub reason: String,
    /// Who noted the decision.
    pub decided_by: AccountId,
    /// When.
    pub decided_at: Instant,
}

/// The opened sums of a box: for each question, how often each answer was chosen. `None` while sealed.
pub async fn sums(rows: &impl Rows, box_id: &BoxId) -> Result<Option<Vec<Vec<u64>>>, StorageError> {
    let row = box_sums::Entity::find_by_id(box_id.to_string()).one(rows.connection()).await?;
    row.map(|row| from_json(&row.counts, "box_sums", "counts")).transpose()
}

/// Keeps the opened sums of a box. [`StorageError::is_duplicate`] when they were opened before.
pub async fn add_sums(tx: &Tx, box_id: &BoxId, sums: &[Vec<u64>], at: Instant) -> Result<(), StorageError> {
    box_sums::ActiveModel {
        box_id: Set(box_id.to_string()),
        counts: Set(json(&sums)?),
        opened_at: Set(at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// The latest decision for each reporter of a review who has one.
pub async fn decisions(
    rows: &impl Rows,
    review: ReviewId,
) -> Result<BTreeMap<ReporterId, Decision>, StorageError> {
    let found = determination::Entity::find()
        .filter(determination::Column::ReporterId.is_in(reporter_ids(rows, review).await?))
        .order_by_asc(determination::Column::Number)
        .all(rows.connection())
        .await?;
    found
        .into_iter()
        .map(|row| {
            let reporter = parsed(&row.reporter_id, "determination", "reporter_id")?;
            Ok((
                reporter,
                Decision {
                    reporter,
                    grade: parsed(&row.grade, "determination", "grade")?,
                    suggested: from_json(&row.suggested, "determination", "suggested")?,
                    decided_by: parsed(&row.decided_by, "determination", "decided_by")?,
                    decided_at: Instant::from_ms(row.decided_at),
                    reason: row.reason,
                },
            ))
        })
        .collect()
}

/// Adds a decision after the earlier ones. [`StorageError::is_duplicate`] when somebody was faster.
pub async fn decide(tx: &Tx, new: &Decision) -> Result<(), StorageError> {
    let last = determination::Entity::find()
        .filter(determination::Column::ReporterId.eq(new.reporter.to_string()))
        .order_by_desc(determination::Column::Number)
        .one(&tx.0)
        .await?;
    let number = last.map_or(Ok(0), |row| counted(row.number + 1, "determination", "number"))?;
    determination::ActiveModel {
        reporter_id: Set(new.reporter.to_string()),
        number: Set(count(number)),
        grade: Set(new.grade.to_string()),
        suggested: Set(json(&new.suggested)?),
        reason: Set(new.reason.clone()),
        decided_by: Set(new.decided_by.to_string()),
        decided_at: Set(new.decided_at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

async fn reporter_ids(rows: &impl Rows, review: ReviewId) -> Result<Vec<String>, StorageError> {
    Ok(roster::reporters(rows, review).await?.iter().map(|reporter| reporter.id.to_string()).collect())
}
