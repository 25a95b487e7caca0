//! What was said in the hall and belongs in the news: the summing-up, and what was asked of all units.

use review::{id::ReviewId, words::Words};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Rows, StorageError,
    table::{table, words},
};

// The columns that news are made of; the tables are the meeting's.
table!(spoken = "meeting" [review_id: String] {
    summing_up_zh: Option<String>,
    summing_up_en: Option<String>,
});
table!(asked = "requirement" [requirement_id: String] {
    review_id: String,
    unit_id: Option<String>,
    text_zh: String,
    text_en: String,
});

/// What was said, as far as it was written down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// The summing-up.
    pub summing_up: Option<Words>,
    /// Asked of all units, in the order in which it was stated.
    pub requirements: Vec<Words>,
}

/// What was said in a review's meeting to everybody.
pub async fn heard(rows: &impl Rows, review: ReviewId) -> Result<Heard, StorageError> {
    let spoken = spoken::Entity::find_by_id(review.to_string()).one(rows.connection()).await?;
    let summing_up = spoken.and_then(|row| row.summing_up_zh.zip(row.summing_up_en));
    let summing_up = summing_up.filter(|(zh, en)| !zh.trim().is_empty() && !en.trim().is_empty());
    let asked = asked::Entity::find()
        .filter(asked::Column::ReviewId.eq(review.to_string()))
        .filter(asked::Column::UnitId.is_null())
        .order_by_asc(asked::Column::RequirementId)
        .all(rows.connection())
        .await?;
    Ok(Heard {
        summing_up: summing_up.map(|(zh, en)| words(&zh, &en, "meeting", "summing_up_zh")).transpose()?,
        requirements: asked
            .iter()
            .map(|row| words(&row.text_zh, &row.text_en, "requirement", "text_zh"))
            .collect::<Result<_, _>>()?,
    })
}
