//! What was entered by hand, with all that stood there before.

use std::collections::BTreeMap;

use review::{
    id::{AccountId, ReporterId, ReviewId},
    result::input::{Amount, Field},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Rows, StorageError, Tx,
    meeting::said::Said,
    roster,
    table::{parsed, table},
};

table!(result_entry = "result_entry" [reporter_id: String, field: String, number: i64] {
    value: Option<String>,
    note_zh: String,
    note_en: String,
    entered_by: String,
    entered_at: i64,
});

/// Which field: a reporter's.
pub type Place = (ReporterId, Field);

/// What was entered once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// For whom …
    pub reporter: ReporterId,
    /// … what.
    pub field: Field,
    /// From 1; the greatest counts.
    pub number: i64,
    /// The number; none where it was taken back.
    pub value: Option<Amount>,
    /// What it rests on, or why it was taken back.
    pub note: Said,
    /// Who entered it.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

impl TryFrom<result_entry::Model> for Entry {
    type Error = StorageError;

    fn try_from(row: result_entry::Model) -> Result<Self, StorageError> {
        let broken =
            |text: &str| StorageError::inconsistent("result_entry", "value", format!("{text} is no number"));
        Ok(Self {
            reporter: parsed(&row.reporter_id, "result_entry", "reporter_id")?,
            field: parsed(&row.field, "result_entry", "field")?,
            number: row.number,
            value: row.value.map(|text| Amount::stored(&text).ok_or_else(|| broken(&text))).transpose()?,
            note: Said { zh: row.note_zh, en: row.note_en },
            by: parsed(&row.entered_by, "result_entry", "entered_by")?,
            at: Instant::from_ms(row.entered_at),
        })
    }
}

/// All that was ever entered in a review, each field's earliest first.
pub async fn of_review(rows: &impl Rows, review: ReviewId) -> Result<Vec<Entry>, StorageError> {
    let found = result_entry::Entity::find()
        .filter(result_entry::Column::ReporterId.in_subquery(roster::ids_of_reporters(review)))
        .order_by_asc(result_entry::Column::Number)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Entry::try_from).collect()
}

/// Each field's last entry.
pub fn last(entries: &[Entry]) -> BTreeMap<Place, &Entry> {
    entries.iter().map(|entry| ((entry.reporter, entry.field.clone()), entry)).collect()
}

/// What counts: of each field the last entry, unless that took back what stood there.
pub fn standing(entries: &[Entry]) -> BTreeMap<Place, &Entry> {
    let mut last = last(entries);
    last.retain(|_, entry| entry.value.is_some());
    last
}

/// Adds an entry after the one that was read. [`StorageError::is_duplicate`] when somebody was faster.
pub async fn add(tx: &Tx, new: &Entry) -> Result<(), StorageError> {
    result_entry::ActiveModel {
        reporter_id: Set(new.reporter.to_string()),
        field: Set(new.field.to_string()),
        number: Set(new.number),
        value: Set(new.value.as_ref().map(|value| value.text().to_owned())),
        note_zh: Set(new.note.zh.clone()),
        note_en: Set(new.note.en.clone()),
        entered_by: Set(new.by.to_string()),
        entered_at: Set(new.at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}
