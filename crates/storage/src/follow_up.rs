//! The ledger, in the making: what this year's reports must answer.

use review::{
    follow_up::ItemState,
    id::{AccountId, ItemId, RequirementId, ReviewId, UnitId},
    time::{Day, Instant},
    words::Words,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder,
};

use crate::{
    Rows, StorageError, Tx,
    cycle::Review,
    table::{coded, decoded, parsed, table, words, zh_en},
};

table!(item = "item" [item_id: String] {
    review_id: String,
    unit_id: Option<String>,
    requirement_id: Option<String>,
    origin_year: i64,
    text_zh: String,
    text_en: String,
    owner_zh: String,
    owner_en: String,
    owner_id: Option<String>,
    due_on: String,
    state: String,
    note: String,
    revision: i64,
    changed_at: i64,
});

/// Something to be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which.
    pub id: ItemId,
    /// Whose; none is everybody's.
    pub unit: Option<UnitId>,
    /// What it comes from, where it comes from a requirement.
    pub requirement: Option<RequirementId>,
    /// In which year it was found; one before its review's was carried in.
    pub origin_year: i16,
    /// What is to be mended.
    pub text: Words,
    /// By whom, as printed …
    pub owner: Words,
    /// … and who signs in for it.
    pub owner_account: Option<AccountId>,
    /// The last day in time.
    pub due_on: Day,
    /// How far it is.
    pub state: ItemState,
    /// What was said at its last step.
    pub note: String,
    /// Grows by one at each change.
    pub revision: i64,
}

impl TryFrom<item::Model> for Item {
    type Error = StorageError;

    fn try_from(row: item::Model) -> Result<Self, StorageError> {
        Ok(Self {
            id: parsed(&row.item_id, "item", "item_id")?,
            unit: row.unit_id.map(|id| parsed(&id, "item", "unit_id")).transpose()?,
            requirement: row.requirement_id.map(|id| parsed(&id, "item", "requirement_id")).transpose()?,
            origin_year: i16::try_from(row.origin_year)
                .map_err(|why| StorageError::inconsistent("item", "origin_year", why))?,
            text: words(&row.text_zh, &row.text_en, "item", "text_zh")?,
            owner: words(&row.owner_zh, &row.owner_en, "item", "owner_zh")?,
            owner_account: row.owner_id.map(|id| parsed(&id, "item", "owner_id")).transpose()?,
            due_on: parsed(&row.due_on, "item", "due_on")?,
            state: decoded(&row.state, "item", "state")?,
            note: row.note,
            revision: row.revision,
        })
    }
}

/// Items of earlier years that this year's report of a unit must answer: its own, and those of all units.
pub async fn carried_in(rows: &impl Rows, review: &Review, unit: UnitId) -> Result<Vec<Item>, StorageError> {
    let concerns =
        Condition::any().add(item::Column::UnitId.eq(unit.to_string())).add(item::Column::UnitId.is_null());
    let found = item::Entity::find()
        .filter(item::Column::ReviewId.eq(review.id.to_string()))
        .filter(item::Column::OriginYear.lt(i64::from(review.year)))
        .filter(concerns)
        .order_by_asc(item::Column::OriginYear)
        .order_by_asc(item::Column::ItemId)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Item::try_from).collect()
}

/// Adds an item to the ledger of a review.
pub async fn add_item(tx: &Tx, review: ReviewId, new: &Item, at: Instant) -> Result<(), StorageError> {
    let ((text_zh, text_en), (owner_zh, owner_en)) = (zh_en(&new.text), zh_en(&new.owner));
    item::ActiveModel {
        item_id: Set(new.id.to_string()),
        review_id: Set(review.to_string()),
        unit_id: Set(new.unit.map(|id| id.to_string())),
        requirement_id: Set(new.requirement.map(|id| id.to_string())),
        origin_year: Set(i64::from(new.origin_year)),
        text_zh: Set(text_zh),
        text_en: Set(text_en),
        owner_zh: Set(owner_zh),
        owner_en: Set(owner_en),
        owner_id: Set(new.owner_account.map(|id| id.to_string())),
        due_on: Set(new.due_on.to_string()),
        state: Set(coded(&new.state)?),
        note: Set(new.note.clone()),
        revision: Set(new.revision),
        changed_at: Set(at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}
