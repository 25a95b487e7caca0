use review::{id::ReviewId, time::Instant};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, table},
};

table!(ceremony_test = "ceremony_test" [review_id: String] {
    uuid: String,
    election: String,
    test_sum: String,
    opened_at: Option<i64>,
});
table!(test_part = "ceremony_test_part" [review_id: String, position: i64] {
    contents: String,
    given_at: i64,
});

/// A sum of known numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestSum {
    /// The test election's uuid, which no box has.
    pub uuid: String,
    /// The election, verbatim.
    pub election: String,
    /// Numbers and randomness, of which the sealed sums follow.
    pub text: String,
    /// When it came out.
    pub opened_at: Option<Instant>,
}

/// A trustee's part of the test sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestPart {
    /// Whose, from 0.
    pub place: usize,
    /// Verbatim.
    pub text: String,
}

/// The test sum of a ceremony, once its key stands.
pub async fn test(rows: &impl Rows, review: ReviewId) -> Result<Option<TestSum>, StorageError> {
    let row = ceremony_test::Entity::find_by_id(review.to_string()).one(rows.connection()).await?;
    Ok(row.map(|row| TestSum {
        uuid: row.uuid,
        election: row.election,
        text: row.test_sum,
        opened_at: row.opened_at.map(Instant::from_ms),
    }))
}

/// Adds the test sum.
pub async fn add_test(tx: &Tx, review: ReviewId, new: &TestSum) -> Result<(), StorageError> {
    ceremony_test::ActiveModel {
        review_id: Set(review.to_string()),
        uuid: Set(new.uuid.clone()),
        election: Set(new.election.clone()),
        test_sum: Set(new.text.clone()),
        opened_at: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// The parts of the test sum, by place.
pub async fn test_parts(rows: &impl Rows, review: ReviewId) -> Result<Vec<TestPart>, StorageError> {
    let found = test_part::Entity::find()
        .filter(test_part::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(test_part::Column::Position)
        .all(rows.connection())
        .await?;
    let part = |row: test_part::Model| {
        Ok(TestPart { place: counted(row.position, "ceremony_test_part", "position")?, text: row.contents })
    };
    found.into_iter().map(part).collect()
}

/// Keeps a part. [`StorageError::is_duplicate`] when this trustee has given one.
pub async fn add_test_part(
    tx: &Tx,
    review: ReviewId,
    new: &TestPart,
    at: Instant,
) -> Result<(), StorageError> {
    test_part::ActiveModel {
        review_id: Set(review.to_string()),
        position: Set(count(new.place)),
        contents: Set(new.text.clone()),
        given_at: Set(at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// The right numbers came out. `false` when they had before.
pub async fn mark_test_opened(tx: &Tx, review: ReviewId, at: Instant) -> Result<bool, StorageError> {
    let done = ceremony_test::Entity::update_many()
        .col_expr(ceremony_test::Column::OpenedAt, Expr::value(at.ms()))
        .filter(ceremony_test::Column::ReviewId.eq(review.to_string()))
        .filter(ceremony_test::Column::OpenedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
