//! Who corrected, signed and repeated.

use review::{
    evaluation::paper::Differing,
    id::{AccountId, BoxId},
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, sea_query::SelectStatement,
};

use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, parsed, table},
};

table!(paper_correction = "paper_correction" [box_id: String, position: i64] {
    account_id: String,
    number: i64,
    row_number: i64,
    corrected_at: i64,
});
table!(paper_signature = "paper_signature" [box_id: String, account_id: String] {
    signed_at: i64,
});
table!(box_repeat = "box_repeat" [box_id: String] {
    repeated_in: String,
    repeated_by: String,
    repeated_at: i64,
});

/// How the whole paper is written in the place of a row.
const WHOLE: i64 = -1;

/// Somebody corrected the own entry after looking at the paper again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Who.
    pub account: AccountId,
    /// On which paper.
    pub number: usize,
    /// A row, or the paper as a whole.
    pub what: Differing,
    /// When.
    pub at: Instant,
}

/// Somebody signed the count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Who.
    pub account: AccountId,
    /// When.
    pub at: Instant,
}

/// Where a void ballot is repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The box that takes its place.
    pub within: BoxId,
    /// Who ordered it.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

/// The corrections of a box's entries in their order.
pub async fn corrections(rows: &impl Rows, id: &BoxId) -> Result<Vec<Correction>, StorageError> {
    const TABLE: &str = "paper_correction";
    let found = paper_correction::Entity::find()
        .filter(paper_correction::Column::BoxId.eq(id.as_str()))
        .order_by_asc(paper_correction::Column::Position)
        .all(rows.connection())
        .await?;
    found
        .into_iter()
        .map(|row| {
            Ok(Correction {
                account: parsed(&row.account_id, TABLE, "account_id")?,
                number: counted(row.number, TABLE, "number")?,
                what: match row.row_number {
                    WHOLE => Differing::Whole,
                    number => Differing::Row(counted(number, TABLE, "row_number")?),
                },
                at: Instant::from_ms(row.corrected_at),
            })
        })
        .collect()
}

/// Notes a correction after the earlier ones.
pub async fn add_correction(tx: &Tx, id: &BoxId, new: &Correction) -> Result<(), StorageError> {
    let before =
        paper_correction::Entity::find().filter(paper_correction::Column::BoxId.eq(id.as_str())).count(&tx.0);
    let position = i64::try_from(before.await?).unwrap_or(i64::MAX);
    paper_correction::ActiveModel {
        box_id: Set(id.to_string()),
        position: Set(position),
        account_id: Set(new.account.to_string()),
        number: Set(count(new.number)),
        row_number: Set(match new.what {
            Differing::Whole => WHOLE,
            Differing::Row(row) => count(row),
        }),
        corrected_at: Set(new.at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Who signed a box's count.
pub async fn signatures(rows: &impl Rows, id: &BoxId) -> Result<Vec<Signature>, StorageError> {
    let found = paper_signature::Entity::find()
        .filter(paper_signature::Column::BoxId.eq(id.as_str()))
        .order_by_asc(paper_signature::Column::SignedAt)
        .order_by_asc(paper_signature::Column::AccountId)
        .all(rows.connection())
        .await?;
    found
        .into_iter()
        .map(|row| {
            Ok(Signature {
                account: parsed(&row.account_id, "paper_signature", "account_id")?,
                at: Instant::from_ms(row.signed_at),
            })
        })
        .collect()
}

/// Somebody signs. [`StorageError::is_duplicate`] for a second time.
pub async fn add_signature(tx: &Tx, id: &BoxId, by: AccountId, at: Instant) -> Result<(), StorageError> {
    paper_signature::ActiveModel {
        box_id: Set(id.to_string()),
        account_id: Set(by.to_string()),
        signed_at: Set(at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Where a void ballot is repeated, if it is.
pub async fn repeated(rows: &impl Rows, id: &BoxId) -> Result<Option<Repeat>, StorageError> {
    let row = box_repeat::Entity::find_by_id(id.to_string()).one(rows.connection()).await?;
    row.map(|row| {
        Ok(Repeat {
            within: parsed(&row.repeated_in, "box_repeat", "repeated_in")?,
            by: parsed(&row.repeated_by, "box_repeat", "repeated_by")?,
            at: Instant::from_ms(row.repeated_at),
        })
    })
    .transpose()
}

/// A new box takes the place of a void one, which is no longer among the boxes of its review.
pub async fn add_repeat(tx: &Tx, void: &BoxId, new: &Repeat) -> Result<(), StorageError> {
    box_repeat::ActiveModel {
        box_id: Set(void.to_string()),
        repeated_in: Set(new.within.to_string()),
        repeated_by: Set(new.by.to_string()),
        repeated_at: Set(new.at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// The ids of all boxes whose ballot was repeated in another.
pub(in crate::evaluation) fn repeated_boxes() -> SelectStatement {
    box_repeat::Entity::find().select_only().column(box_repeat::Column::BoxId).into_query()
}
