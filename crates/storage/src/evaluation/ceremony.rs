//! The key ceremony: who takes part, what was sent, who complained, and the test sum.

mod message;
mod test_sum;

use review::{
    evaluation::ceremony::{Arrangement, KeyKind},
    id::{AccountId, ReviewId},
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

pub use message::{Complaint, Sent, add_complaint, add_message, complaints, messages, withdraw_complaints};
pub use test_sum::{TestPart, TestSum, add_test, add_test_part, mark_test_opened, test, test_parts};

use crate::{
    Rows, StorageError, Tx,
    table::{coded, count, counted, decoded, parsed, table},
};

table!(ceremony = "ceremony" [review_id: String] {
    kind: String,
    needed: i64,
    attempt: i64,
    begun_at: i64,
});
table!(member = "ceremony_member" [review_id: String, position: i64] {
    account_id: String,
});

/// How the trustees of a review come to their key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ceremony {
    /// Of which review.
    pub review: ReviewId,
    /// How they hold it.
    pub kind: KeyKind,
    /// How many of them open a sum.
    pub needed: usize,
    /// From 1; it grows when the ceremony is started over.
    pub attempt: usize,
    /// When this attempt was begun.
    pub begun_at: Instant,
    /// The trustees in the order of their numbers.
    pub members: Vec<AccountId>,
}

impl Ceremony {
    /// Who must take part, out of how many.
    pub fn arrangement(&self) -> Arrangement {
        Arrangement { kind: self.kind, needed: self.needed, size: self.members.len() }
    }

    /// A trustee's place in the list, from 0.
    pub fn place(&self, account: AccountId) -> Option<usize> {
        self.members.iter().position(|member| *member == account)
    }
}

async fn whole(rows: &impl Rows, row: ceremony::Model) -> Result<Ceremony, StorageError> {
    let members = member::Entity::find()
        .filter(member::Column::ReviewId.eq(&row.review_id))
        .order_by_asc(member::Column::Position)
        .all(rows.connection())
        .await?;
    Ok(Ceremony {
        review: parsed(&row.review_id, "ceremony", "review_id")?,
        kind: decoded(&row.kind, "ceremony", "kind")?,
        needed: counted(row.needed, "ceremony", "needed")?,
        attempt: counted(row.attempt, "ceremony", "attempt")?,
        begun_at: Instant::from_ms(row.begun_at),
        members: members
            .iter()
            .map(|member| parsed(&member.account_id, "ceremony_member", "account_id"))
            .collect::<Result<_, _>>()?,
    })
}

/// A review's ceremony, once it was begun.
pub async fn by_review(rows: &impl Rows, review: ReviewId) -> Result<Option<Ceremony>, StorageError> {
    let found = ceremony::Entity::find_by_id(review.to_string()).one(rows.connection()).await?;
    match found {
        Some(row) => Ok(Some(whole(rows, row).await?)),
        None => Ok(None),
    }
}

/// … which nobody else changes until the transaction ends. (On SQLite the transaction itself is the lock.)
pub async fn locked(tx: &Tx, review: ReviewId) -> Result<Option<Ceremony>, StorageError> {
    let found = ceremony::Entity::find_by_id(review.to_string()).lock_exclusive().one(&tx.0).await?;
    match found {
        Some(row) => Ok(Some(whole(tx, row).await?)),
        None => Ok(None),
    }
}

/// Begins a ceremony. [`StorageError::is_duplicate`] when there is one.
pub async fn begin(tx: &Tx, new: &Ceremony) -> Result<(), StorageError> {
    ceremony::ActiveModel {
        review_id: Set(new.review.to_string()),
        kind: Set(coded(&new.kind)?),
        needed: Set(count(new.needed)),
        attempt: Set(count(new.attempt)),
        begun_at: Set(new.begun_at.ms()),
    }
    .insert(&tx.0)
    .await?;
    for (position, account) in new.members.iter().enumerate() {
        member::ActiveModel {
            review_id: Set(new.review.to_string()),
            position: Set(count(position)),
            account_id: Set(account.to_string()),
        }
        .insert(&tx.0)
        .await?;
    }
    Ok(())
}

/// Removes a ceremony with everything that was sent in it. `false` when this attempt is no longer there.
pub async fn remove(tx: &Tx, review: ReviewId, attempt: usize) -> Result<bool, StorageError> {
    let done = ceremony::Entity::delete_many()
        .filter(ceremony::Column::ReviewId.eq(review.to_string()))
        .filter(ceremony::Column::Attempt.eq(count(attempt)))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
