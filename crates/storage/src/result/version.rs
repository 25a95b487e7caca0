//! Reckonings that differ from the one before.

use std::collections::BTreeMap;

use review::{
    id::{AccountId, ReporterId, ReviewId},
    result::{Cause, Reckoned},
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::{
    Rows, StorageError, Tx,
    cycle::cycle,
    roster,
    table::{coded, decoded, from_json, json, parsed, table},
};

table!(result_version = "result_version" [review_id: String, number: i64] {
    cause: String,
    made_by: Option<String>,
    made_at: i64,
});
table!(result_version_line = "result_version_line" [reporter_id: String, number: i64] {
    reckoned: String,
});

/// One reckoning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// From 1.
    pub number: i64,
    /// What made somebody reckon anew.
    pub cause: Cause,
    /// Who did that.
    pub by: Option<AccountId>,
    /// When.
    pub at: Instant,
    /// Those for whom it made a difference.
    pub lines: BTreeMap<ReporterId, Reckoned>,
}

/// All versions, the earliest first.
pub async fn of_review(rows: &impl Rows, review: ReviewId) -> Result<Vec<Version>, StorageError> {
    let found = result_version::Entity::find()
        .filter(result_version::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(result_version::Column::Number)
        .all(rows.connection())
        .await?;
    let lines = result_version_line::Entity::find()
        .filter(result_version_line::Column::ReporterId.in_subquery(roster::ids_of_reporters(review)))
        .all(rows.connection())
        .await?;
    let mut by_number: BTreeMap<i64, BTreeMap<ReporterId, Reckoned>> = BTreeMap::new();
    for line in lines {
        let reporter = parsed(&line.reporter_id, "result_version_line", "reporter_id")?;
        let reckoned = from_json(&line.reckoned, "result_version_line", "reckoned")?;
        by_number.entry(line.number).or_default().insert(reporter, reckoned);
    }
    let version = |row: result_version::Model| {
        let by = row.made_by.map(|id| parsed(&id, "result_version", "made_by")).transpose()?;
        Ok(Version {
            cause: decoded(&row.cause, "result_version", "cause")?,
            at: Instant::from_ms(row.made_at),
            lines: by_number.remove(&row.number).unwrap_or_default(),
            number: row.number,
            by,
        })
    };
    found.into_iter().map(version).collect()
}

/// The number of the latest version; 0 for none.
pub async fn latest(rows: &impl Rows, review: ReviewId) -> Result<i64, StorageError> {
    let found = result_version::Entity::find()
        .filter(result_version::Column::ReviewId.eq(review.to_string()))
        .order_by_desc(result_version::Column::Number)
        .one(rows.connection())
        .await?;
    Ok(found.map_or(0, |row| row.number))
}

/// What stands of everybody after the last of these versions.
pub fn standing(versions: &[Version]) -> BTreeMap<ReporterId, &Reckoned> {
    versions.iter().flat_map(|version| version.lines.iter().map(|(id, line)| (*id, line))).collect()
}

/// Lets nobody else reckon this review until the transaction ends: two boxes may be opened at once.
pub async fn lock(tx: &Tx, review: ReviewId) -> Result<(), StorageError> {
    let row = cycle::Entity::find_by_id(review.to_string()).select_only().column(cycle::Column::ReviewId);
    row.lock_exclusive().into_tuple::<String>().one(&tx.0).await?;
    Ok(())
}

/// Keeps a version. [`StorageError::is_duplicate`] when somebody was faster.
pub async fn add(tx: &Tx, review: ReviewId, new: &Version) -> Result<(), StorageError> {
    result_version::ActiveModel {
        review_id: Set(review.to_string()),
        number: Set(new.number),
        cause: Set(coded(&new.cause)?),
        made_by: Set(new.by.map(|by| by.to_string())),
        made_at: Set(new.at.ms()),
    }
    .insert(&tx.0)
    .await?;
    for (reporter, reckoned) in &new.lines {
        let line = result_version_line::ActiveModel {
            reporter_id: Set(reporter.to_string()),
            number: Set(new.number),
            reckoned: Set(json(reckoned)?),
        };
        line.insert(&tx.0).await?;
    }
    Ok(())
}
