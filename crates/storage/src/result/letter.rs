//! The letters to reporters: that they are out, and what was done about each.

use std::collections::BTreeMap;

use review::{
    id::{AccountId, ReporterId, ReviewId},
    result::letter::Deed,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Rows, StorageError, Tx, roster,
    table::{from_json, json, parsed, table},
};

table!(letter_release = "letter_release" [review_id: String] {
    released_by: String,
    released_at: i64,
});
table!(letter_deed = "letter_deed" [reporter_id: String, number: i64] {
    deed: String,
    done_by: String,
    done_at: i64,
});

/// A deed as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// From 1.
    pub number: i64,
    /// What.
    pub deed: Deed,
    /// By whom.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

/// When the letters went out; `None` while no reporter sees one.
pub async fn released(rows: &impl Rows, review: ReviewId) -> Result<Option<Instant>, StorageError> {
    let found = letter_release::Entity::find_by_id(review.to_string()).one(rows.connection()).await?;
    Ok(found.map(|row| Instant::from_ms(row.released_at)))
}

/// Notes that the letters are out. [`StorageError::is_duplicate`] when they were before.
pub async fn release(tx: &Tx, review: ReviewId, by: AccountId, at: Instant) -> Result<(), StorageError> {
    letter_release::ActiveModel {
        review_id: Set(review.to_string()),
        released_by: Set(by.to_string()),
        released_at: Set(at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// What was done about all letters of a review, each reporter's earliest first.
pub async fn deeds(
    rows: &impl Rows,
    review: ReviewId,
) -> Result<BTreeMap<ReporterId, Vec<Done>>, StorageError> {
    let found = letter_deed::Entity::find()
        .filter(letter_deed::Column::ReporterId.in_subquery(roster::ids_of_reporters(review)))
        .order_by_asc(letter_deed::Column::Number)
        .all(rows.connection())
        .await?;
    let mut all: BTreeMap<ReporterId, Vec<Done>> = BTreeMap::new();
    for row in found {
        let done = Done {
            number: row.number,
            deed: from_json(&row.deed, "letter_deed", "deed")?,
            by: parsed(&row.done_by, "letter_deed", "done_by")?,
            at: Instant::from_ms(row.done_at),
        };
        all.entry(parsed(&row.reporter_id, "letter_deed", "reporter_id")?).or_default().push(done);
    }
    Ok(all)
}

/// Adds a deed after those that were read. [`StorageError::is_duplicate`] when somebody was faster.
pub async fn add(tx: &Tx, reporter: ReporterId, new: &Done) -> Result<(), StorageError> {
    letter_deed::ActiveModel {
        reporter_id: Set(reporter.to_string()),
        number: Set(new.number),
        deed: Set(json(&new.deed)?),
        done_by: Set(new.by.to_string()),
        done_at: Set(new.at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}
