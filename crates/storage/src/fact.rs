//! What checks before the meeting have found, with all that stood there before.

use std::collections::BTreeMap;

use review::{
    fact::Score,
    id::{AccountId, ReviewId, UnitId},
    template::CheckKey,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Rows, StorageError, Tx,
    meeting::said::Said,
    roster,
    table::{parsed, table},
};

table!(check_entry = "check_entry" [unit_id: String, check_key: String, number: i64] {
    score: Option<String>,
    note_zh: String,
    note_en: String,
    entered_by: String,
    entered_at: i64,
});

/// Which field of the table: a unit's check.
pub type Field = (UnitId, CheckKey);

/// What was entered once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// At which unit …
    pub unit: UnitId,
    /// … by which check.
    pub check: CheckKey,
    /// From 1; the greatest counts.
    pub number: i64,
    /// The score, where there is one.
    pub score: Option<Score>,
    /// What was seen; may be blank.
    pub note: Said,
    /// Who entered it.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

impl Entry {
    /// Whether what stood there was taken back.
    pub fn is_blank(&self) -> bool {
        self.score.is_none() && self.note.zh.is_empty() && self.note.en.is_empty()
    }
}

impl TryFrom<check_entry::Model> for Entry {
    type Error = StorageError;

    fn try_from(row: check_entry::Model) -> Result<Self, StorageError> {
        let broken =
            |text: &str| StorageError::inconsistent("check_entry", "score", format!("{text} is no score"));
        Ok(Self {
            unit: parsed(&row.unit_id, "check_entry", "unit_id")?,
            check: parsed(&row.check_key, "check_entry", "check_key")?,
            number: row.number,
            score: row.score.map(|text| Score::stored(&text).ok_or_else(|| broken(&text))).transpose()?,
            note: Said { zh: row.note_zh, en: row.note_en },
            by: parsed(&row.entered_by, "check_entry", "entered_by")?,
            at: Instant::from_ms(row.entered_at),
        })
    }
}

/// All that was ever entered for these units, each field's earliest first.
pub async fn of_units(rows: &impl Rows, units: &[UnitId]) -> Result<Vec<Entry>, StorageError> {
    let found = check_entry::Entity::find()
        .filter(check_entry::Column::UnitId.is_in(units.iter().map(ToString::to_string)))
        .order_by_asc(check_entry::Column::Number)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Entry::try_from).collect()
}

/// All that was ever entered in a review.
pub async fn of_review(rows: &impl Rows, review: ReviewId) -> Result<Vec<Entry>, StorageError> {
    let found = check_entry::Entity::find()
        .filter(check_entry::Column::UnitId.in_subquery(roster::ids_of_units(review)))
        .order_by_asc(check_entry::Column::Number)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Entry::try_from).collect()
}

/// What counts: of each field the last entry, unless that took back what stood there.
pub fn standing(entries: &[Entry]) -> BTreeMap<Field, &Entry> {
    let mut last = last(entries);
    last.retain(|_, entry| !entry.is_blank());
    last
}

/// Each field's last entry.
pub fn last(entries: &[Entry]) -> BTreeMap<Field, &Entry> {
    entries.iter().map(|entry| ((entry.unit, entry.check.clone()), entry)).collect()
}

/// Adds an entry after the one that was read. [`StorageError::is_duplicate`] when somebody was faster.
pub async fn add(tx: &Tx, new: &Entry) -> Result<(), StorageError> {
    check_entry::ActiveModel {
        unit_id: Set(new.unit.to_string()),
        check_key: Set(new.check.to_string()),
        number: Set(new.number),
        score: Set(new.score.as_ref().map(|score| score.text().to_owned())),
        note_zh: Set(new.note.zh.clone()),
        note_en: Set(new.note.en.clone()),
        entered_by: Set(new.by.to_string()),
        entered_at: Set(new.at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}
