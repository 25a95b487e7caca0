//! An organisation's own templates, every version of each.

use std::collections::BTreeMap;

use review::{
    id::{AccountId, TemplateId},
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, parsed, table},
};

table!(stored = "template_version" [template_id: String, number: i64] {
    contents: String,
    hash: String,
    saved_by: String,
    saved_at: i64,
});

/// When a version was saved, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Of which template.
    pub template: TemplateId,
    /// From 1.
    pub number: usize,
    /// SHA-256 of the text, lower-case hexadecimal.
    pub hash: String,
    /// By whom.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

/// A version with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Whose and when.
    pub saved: Saved,
    /// The file, byte for byte.
    pub text: String,
}

/// The columns of [`Saved`].
type Line = (String, i64, String, String, i64);

fn saved((template, number, hash, by, at): Line) -> Result<Saved, StorageError> {
    Ok(Saved {
        template: parsed(&template, "template_version", "template_id")?,
        number: counted(number, "template_version", "number")?,
        hash,
        by: parsed(&by, "template_version", "saved_by")?,
        at: Instant::from_ms(at),
    })
}

/// The versions of all templates, the latest of each first; without the texts, which are long.
async fn lines(rows: &impl Rows, of: Option<TemplateId>) -> Result<Vec<Saved>, StorageError> {
    let mut asked = stored::Entity::find()
        .select_only()
        .column(stored::Column::TemplateId)
        .column(stored::Column::Number)
        .column(stored::Column::Hash)
        .column(stored::Column::SavedBy)
        .column(stored::Column::SavedAt)
        .order_by_asc(stored::Column::TemplateId)
        .order_by_desc(stored::Column::Number);
    if let Some(template) = of {
        asked = asked.filter(stored::Column::TemplateId.eq(template.to_string()));
    }
    let found: Vec<Line> = asked.into_tuple().all(rows.connection()).await?;
    found.into_iter().map(saved).collect()
}

/// The latest version of each template, in the order in which the templates were made.
pub async fn latest(rows: &impl Rows) -> Result<Vec<Version>, StorageError> {
    let mut newest = BTreeMap::new();
    for one in lines(rows, None).await? {
        newest.entry(one.template).or_insert(one.number);
    }
    let mut found = Vec::with_capacity(newest.len());
    for (template, number) in newest {
        found.extend(version(rows, template, number).await?);
    }
    Ok(found)
}

/// All versions of one template, the latest first; none where there is no such template.
pub async fn history(rows: &impl Rows, template: TemplateId) -> Result<Vec<Saved>, StorageError> {
    lines(rows, Some(template)).await
}

/// One version.
pub async fn version(
    rows: &impl Rows,
    template: TemplateId,
    number: usize,
) -> Result<Option<Version>, StorageError> {
    let key = (template.to_string(), count(number));
    let row = stored::Entity::find_by_id(key).one(rows.connection()).await?;
    row.map(|row| {
        let line = (row.template_id, row.number, row.hash, row.saved_by, row.saved_at);
        Ok(Version { saved: saved(line)?, text: row.contents })
    })
    .transpose()
}

/// Adds a version. [`StorageError::is_duplicate`] when somebody else saved that number first.
pub async fn add(tx: &Tx, new: &Version) -> Result<(), StorageError> {
    stored::ActiveModel {
        template_id: Set(new.saved.template.to_string()),
        number: Set(count(new.saved.number)),
        contents: Set(new.text.clone()),
        hash: Set(new.saved.hash.clone()),
        saved_by: Set(new.saved.by.to_string()),
        saved_at: Set(new.saved.at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}
