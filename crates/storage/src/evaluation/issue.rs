//! What became of a box's cards: how many were handed out and why, and who made them.

use review::{
    evaluation::{Handout, Issued},
    id::BoxId,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{ballot_box::ballot_box, card::box_credential};
use crate::{
    Rows, StorageError, Tx,
    table::{coded, decoded, table},
};

table!(card_issue = "card_issue" [box_id: String, reason: String] {
    cards: i64,
});
table!(server_cards = "server_cards" [box_id: String] {
    made_at: i64,
});

/// How many cards of a box were handed out, by why.
pub async fn issued(rows: &impl Rows, id: &BoxId) -> Result<Issued, StorageError> {
    let found = card_issue::Entity::find()
        .filter(card_issue::Column::BoxId.eq(id.as_str()))
        .all(rows.connection())
        .await?;
    found
        .into_iter()
        .map(|row| {
            let cards = u64::try_from(row.cards)
                .map_err(|why| StorageError::inconsistent("card_issue", "cards", why))?;
            Ok((decoded::<Handout>(&row.reason, "card_issue", "reason")?, cards))
        })
        .collect()
}

/// Counts a box's handed-out cards anew. `false` when they are no longer as many as `before`.
pub async fn set_issued(
    tx: &Tx,
    id: &BoxId,
    why: Handout,
    before: u64,
    after: u64,
) -> Result<bool, StorageError> {
    let cards = |count| i64::try_from(count).unwrap_or(i64::MAX);
    let reason = coded(&why)?;
    let done = card_issue::Entity::update_many()
        .col_expr(card_issue::Column::Cards, Expr::value(cards(after)))
        .filter(card_issue::Column::BoxId.eq(id.as_str()))
        .filter(card_issue::Column::Reason.eq(reason.as_str()))
        .filter(card_issue::Column::Cards.eq(cards(before)))
        .exec(&tx.0)
        .await?;
    if done.rows_affected == 1 || before > 0 {
        return Ok(done.rows_affected == 1);
    }
    let first = card_issue::ActiveModel {
        box_id: Set(id.to_string()),
        reason: Set(reason),
        cards: Set(cards(after)),
    };
    match first.insert(&tx.0).await.map_err(StorageError::from) {
        Ok(_) => Ok(true),
        Err(why) if why.is_duplicate() => Ok(false),
        Err(why) => Err(why),
    }
}

/// When the server itself made a box's cards, if it did.
pub async fn server_made(rows: &impl Rows, id: &BoxId) -> Result<Option<Instant>, StorageError> {
    let row = server_cards::Entity::find_by_id(id.to_string()).one(rows.connection()).await?;
    Ok(row.map(|row| Instant::from_ms(row.made_at)))
}

/// Notes that the server itself made a box's cards.
pub async fn note_server_made(tx: &Tx, id: &BoxId, at: Instant) -> Result<(), StorageError> {
    server_cards::ActiveModel { box_id: Set(id.to_string()), made_at: Set(at.ms()) }.insert(&tx.0).await?;
    Ok(())
}

/// Throws a box's cards away: it is as if none had been made. `false` when it has none, or is set up already.
pub async fn discard_cards(tx: &Tx, id: &BoxId) -> Result<bool, StorageError> {
    let done = ballot_box::Entity::update_many()
        .col_expr(ballot_box::Column::CardsMadeAt, Expr::value(None::<i64>))
        .filter(ballot_box::Column::BoxId.eq(id.as_str()))
        .filter(ballot_box::Column::CardsMadeAt.is_not_null())
        .filter(ballot_box::Column::ReadyAt.is_null())
        .exec(&tx.0)
        .await?;
    if done.rows_affected != 1 {
        return Ok(false);
    }
    box_credential::Entity::delete_many()
        .filter(box_credential::Column::BoxId.eq(id.as_str()))
        .exec(&tx.0)
        .await?;
    card_issue::Entity::delete_many().filter(card_issue::Column::BoxId.eq(id.as_str())).exec(&tx.0).await?;
    server_cards::Entity::delete_by_id(id.to_string()).exec(&tx.0).await?;
    Ok(true)
}
