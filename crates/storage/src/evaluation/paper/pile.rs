use std::collections::BTreeMap;

use review::{
    evaluation::paper::{Tally, Why},
    id::{AccountId, BoxId, ReviewId},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    Rows, StorageError, Tx, evaluation,
    table::{count, counted, from_json, json, parsed, table},
};

table!(paper_pile = "paper_pile" [box_id: String] {
    issued: i64,
    collected: Option<i64>,
    collected_by: Option<String>,
    collected_at: Option<i64>,
    signed_at: Option<i64>,
    valid: Option<i64>,
    void: Option<String>,
    unclear: Option<i64>,
    counts: Option<String>,
});

/// The papers of a box.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pile {
    /// Handed out, less those that were exchanged for a card.
    pub issued: usize,
    /// Taken out of the box.
    pub collected: Option<usize>,
    /// Who counted them, and when.
    pub counted: Option<(AccountId, Instant)>,
    /// The signed count.
    pub signed: Option<Signed>,
}

/// What two people signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// When the second of them did.
    pub at: Instant,
    /// Papers that count.
    pub valid: usize,
    /// Void papers by number, with the reason.
    pub void: Vec<(usize, Why)>,
    /// Rows of valid papers that nobody could read.
    pub unclear: usize,
    /// For each question, how often each answer was chosen. `None` where so few papers are not counted.
    pub counts: Option<Vec<Vec<u64>>>,
}

impl TryFrom<paper_pile::Model> for Pile {
    type Error = StorageError;

    fn try_from(row: paper_pile::Model) -> Result<Self, StorageError> {
        const TABLE: &str = "paper_pile";
        let counter = row.collected_by.as_deref().map(|id| parsed(id, TABLE, "collected_by")).transpose()?;
        let signed = match (row.signed_at, row.valid, row.void, row.unclear) {
            (Some(at), Some(valid), Some(void), Some(unclear)) => Some(Signed {
                at: Instant::from_ms(at),
                valid: counted(valid, TABLE, "valid")?,
                void: from_json(&void, TABLE, "void")?,
                unclear: counted(unclear, TABLE, "unclear")?,
                counts: row.counts.map(|counts| from_json(&counts, TABLE, "counts")).transpose()?,
            }),
            (None, _, _, _) | (_, None, _, _) | (_, _, None, _) | (_, _, _, None) => None,
        };
        Ok(Self {
            issued: counted(row.issued, TABLE, "issued")?,
            collected: row.collected.map(|number| counted(number, TABLE, "collected")).transpose()?,
            counted: counter.zip(row.collected_at.map(Instant::from_ms)),
            signed,
        })
    }
}

/// The papers of a box; `None` where none were ever handed out.
pub async fn pile(rows: &impl Rows, id: &BoxId) -> Result<Option<Pile>, StorageError> {
    let row = paper_pile::Entity::find_by_id(id.to_string()).one(rows.connection()).await?;
    row.map(Pile::try_from).transpose()
}

/// The piles of all boxes of a review.
pub async fn piles(rows: &impl Rows, review: ReviewId) -> Result<BTreeMap<BoxId, Pile>, StorageError> {
    let mut found = BTreeMap::new();
    for one in evaluation::boxes(rows, review).await? {
        if let Some(pile) = pile(rows, &one.id).await? {
            found.insert(one.id, pile);
        }
    }
    Ok(found)
}

/// The first papers of a box. [`StorageError::is_duplicate`] when somebody was faster.
pub async fn add_pile(tx: &Tx, id: &BoxId, issued: usize) -> Result<(), StorageError> {
    paper_pile::ActiveModel {
        box_id: Set(id.to_string()),
        issued: Set(count(issued)),
        collected: Set(None),
        collected_by: Set(None),
        collected_at: Set(None),
        signed_at: Set(None),
        valid: Set(None),
        void: Set(None),
        unclear: Set(None),
        counts: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Hands out more papers, or takes some back. `false` when the number was no longer `before`.
pub async fn issue(tx: &Tx, id: &BoxId, before: usize, issued: usize) -> Result<bool, StorageError> {
    let done = paper_pile::Entity::update_many()
        .col_expr(paper_pile::Column::Issued, Expr::value(count(issued)))
        .filter(paper_pile::Column::BoxId.eq(id.as_str()))
        .filter(paper_pile::Column::Issued.eq(count(before)))
        .filter(paper_pile::Column::Collected.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Notes how many papers came out of the box. `false` when the count is signed.
pub async fn collect(
    tx: &Tx,
    id: &BoxId,
    collected: usize,
    by: AccountId,
    at: Instant,
) -> Result<bool, StorageError> {
    let done = paper_pile::Entity::update_many()
        .col_expr(paper_pile::Column::Collected, Expr::value(count(collected)))
        .col_expr(paper_pile::Column::CollectedBy, Expr::value(by.to_string()))
        .col_expr(paper_pile::Column::CollectedAt, Expr::value(at.ms()))
        .filter(paper_pile::Column::BoxId.eq(id.as_str()))
        .filter(paper_pile::Column::SignedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Keeps the signed count, once. `counted` says whether its sums may be kept. `false` when it was signed before.
pub async fn sign(
    tx: &Tx,
    id: &BoxId,
    tally: &Tally,
    counted: bool,
    at: Instant,
) -> Result<bool, StorageError> {
    let counts = counted.then(|| json(&tally.counts)).transpose()?;
    let done = paper_pile::Entity::update_many()
        .col_expr(paper_pile::Column::SignedAt, Expr::value(at.ms()))
        .col_expr(paper_pile::Column::Valid, Expr::value(count(tally.valid)))
        .col_expr(paper_pile::Column::Void, Expr::value(json(&tally.void)?))
        .col_expr(paper_pile::Column::Unclear, Expr::value(count(tally.unclear)))
        .col_expr(paper_pile::Column::Counts, Expr::value(counts))
        .filter(paper_pile::Column::BoxId.eq(id.as_str()))
        .filter(paper_pile::Column::SignedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
