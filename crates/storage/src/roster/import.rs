//! Imports: the rows of a file until they are taken, and what they changed.

use review::{
    id::{AccountId, ImportId, PersonId, ReviewId, UnitId},
    roster::{
        cell::Format,
        entry::{PersonEntry, UnitEntry},
        head::{ListRow, SheetRead},
        plan::{Kind, Line},
    },
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};
use serde::{Deserialize, Serialize};

use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, from_json, json, parsed, table},
};

/// Rows of one statement: both engines bound its parameters.
const CHUNK: usize = 500;

table!(roster_import = "roster_import" [import_id: String] {
    review_id: String,
    made_by: String,
    made_at: i64,
    file_name: String,
    reading: String,
    version: i64,
    absent: i64,
    done_at: Option<i64>,
    done_by: Option<String>,
    done_version: Option<i64>,
    added: i64,
    changed: i64,
    undone_at: Option<i64>,
});
table!(roster_import_row = "roster_import_row" [import_id: String, position: i64] {
    kind: String,
    source: String,
    line: String,
});
table!(roster_import_trace = "roster_import_trace" [import_id: String, position: i64] {
    subject: String,
    entity_id: String,
    prior: Option<String>,
});

/// How a file was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// What the file turned out to be.
    pub format: Format,
    /// Which sheets hold lists.
    pub sheets: Vec<SheetRead>,
    /// Sheets that were not read, for the file hides them.
    pub hidden: Vec<String>,
}

/// An import: a preview until it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Which.
    pub id: ImportId,
    /// Who chose the file.
    pub made_by: AccountId,
    /// When.
    pub made_at: Instant,
    /// As the file was called; empty for pasted rows.
    pub file_name: String,
    /// How it was read.
    pub reading: Reading,
    /// The version of the roster that it was compared with.
    pub version: i64,
    /// People of the roll who are not in the file.
    pub absent: usize,
    /// Rows that are new …
    pub added: usize,
    /// … and rows that change something.
    pub changed: usize,
    /// Who imported it when, and which version of the roster that made.
    pub done: Option<(AccountId, Instant, i64)>,
    /// When it was taken back.
    pub undone_at: Option<Instant>,
}

/// What an import touched, and how it was before; nothing where it was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trace {
    /// A unit with its reporter.
    Unit(UnitId, Option<UnitEntry>),
    /// Somebody on the roll.
    Person(PersonId, Option<PersonEntry>),
}

impl TryFrom<roster_import::Model> for Import {
    type Error = StorageError;

    fn try_from(row: roster_import::Model) -> Result<Self, StorageError> {
        const TABLE: &str = "roster_import";
        let done = match (row.done_by, row.done_at, row.done_version) {
            (Some(by), Some(at), Some(version)) => {
                Some((parsed(&by, TABLE, "done_by")?, Instant::from_ms(at), version))
            }
            (_, _, _) => None,
        };
        Ok(Self {
            id: parsed(&row.import_id, TABLE, "import_id")?,
            made_by: parsed(&row.made_by, TABLE, "made_by")?,
            made_at: Instant::from_ms(row.made_at),
            reading: from_json(&row.reading, TABLE, "reading")?,
            file_name: row.file_name,
            version: row.version,
            absent: counted(row.absent, TABLE, "absent")?,
            added: counted(row.added, TABLE, "added")?,
            changed: counted(row.changed, TABLE, "changed")?,
            done,
            undone_at: row.undone_at.map(Instant::from_ms),
        })
    }
}

/// Adds a preview without its rows.
pub async fn add(tx: &Tx, review: ReviewId, new: &Import) -> Result<(), StorageError> {
    roster_import::ActiveModel {
        import_id: Set(new.id.to_string()),
        review_id: Set(review.to_string()),
        made_by: Set(new.made_by.to_string()),
        made_at: Set(new.made_at.ms()),
        file_name: Set(new.file_name.clone()),
        reading: Set(json(&new.reading)?),
        version: Set(new.version),
        absent: Set(count(new.absent)),
        done_at: Set(None),
        done_by: Set(None),
        done_version: Set(None),
        added: Set(count(new.added)),
        changed: Set(count(new.changed)),
        undone_at: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Puts rows to a preview, each with what would become of it; those that were there go.
pub async fn set_rows(tx: &Tx, import: ImportId, rows: &[(ListRow, Line)]) -> Result<(), StorageError> {
    clear_rows(tx, import).await?;
    for (chunk, part) in rows.chunks(CHUNK).enumerate() {
        let models: Vec<_> = part
            .iter()
            .enumerate()
            .map(|(place, (source, line))| {
                Ok(roster_import_row::ActiveModel {
                    import_id: Set(import.to_string()),
                    position: Set(count(chunk * CHUNK + place)),
                    kind: Set(line.fate.kind().key().to_owned()),
                    source: Set(json(source)?),
                    line: Set(json(line)?),
                })
            })
            .collect::<Result<_, StorageError>>()?;
        roster_import_row::Entity::insert_many(models).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

/// Notes with which version a preview was compared anew, and what came of it. `false` when it is no preview any more.
pub async fn compared(tx: &Tx, import: &Import) -> Result<bool, StorageError> {
    let done = roster_import::Entity::update_many()
        .col_expr(roster_import::Column::Version, Expr::value(import.version))
        .col_expr(roster_import::Column::Absent, Expr::value(count(import.absent)))
        .col_expr(roster_import::Column::Added, Expr::value(count(import.added)))
        .col_expr(roster_import::Column::Changed, Expr::value(count(import.changed)))
        .filter(roster_import::Column::ImportId.eq(import.id.to_string()))
        .filter(roster_import::Column::DoneAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// One import of a review.
pub async fn by_id(
    rows: &impl Rows,
    review: ReviewId,
    which: ImportId,
) -> Result<Option<Import>, StorageError> {
    let found = roster_import::Entity::find_by_id(which.to_string())
        .filter(roster_import::Column::ReviewId.eq(review.to_string()))
        .one(rows.connection())
        .await?;
    found.map(Import::try_from).transpose()
}

/// The last import that was done and not taken back.
pub async fn last_done(rows: &impl Rows, review: ReviewId) -> Result<Option<Import>, StorageError> {
    let found = roster_import::Entity::find()
        .filter(roster_import::Column::ReviewId.eq(review.to_string()))
        .filter(roster_import::Column::DoneAt.is_not_null())
        .order_by_desc(roster_import::Column::DoneVersion)
        .limit(1)
        .one(rows.connection())
        .await?;
    let last = found.map(Import::try_from).transpose()?;
    Ok(last.filter(|last| last.undone_at.is_none()))
}

/// How many rows of a kind a preview has.
pub async fn count_rows(rows: &impl Rows, import: ImportId, kind: Kind) -> Result<usize, StorageError> {
    let found = roster_import_row::Entity::find()
        .filter(roster_import_row::Column::ImportId.eq(import.to_string()))
        .filter(roster_import_row::Column::Kind.eq(kind.key()));
    Ok(usize::try_from(found.count(rows.connection()).await?).unwrap_or(usize::MAX))
}

/// A stretch of a preview's rows, of one kind or of all, in the file's order.
pub async fn stretch(
    rows: &impl Rows,
    import: ImportId,
    kind: Option<Kind>,
    skip: u64,
    take: u64,
) -> Result<Vec<Line>, StorageError> {
    let mut found = roster_import_row::Entity::find()
        .filter(roster_import_row::Column::ImportId.eq(import.to_string()))
        .order_by_asc(roster_import_row::Column::Position);
    if let Some(kind) = kind {
        found = found.filter(roster_import_row::Column::Kind.eq(kind.key()));
    }
    let found = found.offset(skip).limit(take).all(rows.connection()).await?;
    found.iter().map(|row| from_json(&row.line, "roster_import_row", "line")).collect()
}

/// The rows as they stand in the file.
pub async fn sources(rows: &impl Rows, import: ImportId) -> Result<Vec<ListRow>, StorageError> {
    let found = roster_import_row::Entity::find()
        .filter(roster_import_row::Column::ImportId.eq(import.to_string()))
        .order_by_asc(roster_import_row::Column::Position)
        .all(rows.connection())
        .await?;
    found.iter().map(|row| from_json(&row.source, "roster_import_row", "source")).collect()
}

/// Notes that an import is done, and what it touched; the file's rows are not needed any longer, nor what earlier
/// imports touched. `false` when it was done before.
pub async fn done(
    tx: &Tx,
    review: ReviewId,
    import: ImportId,
    (by, at, version): (AccountId, Instant, i64),
    traces: &[Trace],
) -> Result<bool, StorageError> {
    let done = roster_import::Entity::update_many()
        .col_expr(roster_import::Column::DoneAt, Expr::value(at.ms()))
        .col_expr(roster_import::Column::DoneBy, Expr::value(by.to_string()))
        .col_expr(roster_import::Column::DoneVersion, Expr::value(version))
        .filter(roster_import::Column::ImportId.eq(import.to_string()))
        .filter(roster_import::Column::DoneAt.is_null())
        .exec(&tx.0)
        .await?;
    clear_rows(tx, import).await?;
    clear_traces(tx, review).await?;
    add_traces(tx, import, traces).await?;
    Ok(done.rows_affected == 1)
}

async fn clear_rows(tx: &Tx, import: ImportId) -> Result<(), StorageError> {
    let rows = roster_import_row::Entity::delete_many()
        .filter(roster_import_row::Column::ImportId.eq(import.to_string()));
    rows.exec(&tx.0).await?;
    Ok(())
}

async fn clear_traces(tx: &Tx, review: ReviewId) -> Result<(), StorageError> {
    let imports: Vec<String> = roster_import::Entity::find()
        .filter(roster_import::Column::ReviewId.eq(review.to_string()))
        .select_only()
        .column(roster_import::Column::ImportId)
        .into_tuple()
        .all(&tx.0)
        .await?;
    let traces = roster_import_trace::Entity::delete_many()
        .filter(roster_import_trace::Column::ImportId.is_in(imports));
    traces.exec(&tx.0).await?;
    Ok(())
}

async fn add_traces(tx: &Tx, import: ImportId, traces: &[Trace]) -> Result<(), StorageError> {
    for (chunk, part) in traces.chunks(CHUNK).enumerate() {
        let models: Vec<_> = part
            .iter()
            .enumerate()
            .map(|(place, trace)| {
                let (subject, entity, prior) = match trace {
                    Trace::Unit(id, prior) => ("unit", id.to_string(), prior.as_ref().map(json).transpose()?),
                    Trace::Person(id, prior) => {
                        ("person", id.to_string(), prior.as_ref().map(json).transpose()?)
                    }
                };
                Ok(roster_import_trace::ActiveModel {
                    import_id: Set(import.to_string()),
                    position: Set(count(chunk * CHUNK + place)),
                    subject: Set(subject.to_owned()),
                    entity_id: Set(entity),
                    prior: Set(prior),
                })
            })
            .collect::<Result<_, StorageError>>()?;
        roster_import_trace::Entity::insert_many(models).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

/// What an import touched, in order.
pub async fn traces(rows: &impl Rows, import: ImportId) -> Result<Vec<Trace>, StorageError> {
    const TABLE: &str = "roster_import_trace";
    let found = roster_import_trace::Entity::find()
        .filter(roster_import_trace::Column::ImportId.eq(import.to_string()))
        .order_by_asc(roster_import_trace::Column::Position)
        .all(rows.connection())
        .await?;
    let trace = |row: roster_import_trace::Model| {
        let prior = row.prior.as_deref();
        Ok(if row.subject == "unit" {
            let prior = prior.map(|text| from_json(text, TABLE, "prior")).transpose()?;
            Trace::Unit(parsed(&row.entity_id, TABLE, "entity_id")?, prior)
        } else {
            let prior = prior.map(|text| from_json(text, TABLE, "prior")).transpose()?;
            Trace::Person(parsed(&row.entity_id, TABLE, "entity_id")?, prior)
        })
    };
    found.into_iter().map(trace).collect()
}

/// Notes that an import was taken back. `false` when it was so before, or never done.
pub async fn undone(tx: &Tx, review: ReviewId, import: ImportId, at: Instant) -> Result<bool, StorageError> {
    let done = roster_import::Entity::update_many()
        .col_expr(roster_import::Column::UndoneAt, Expr::value(at.ms()))
        .filter(roster_import::Column::ImportId.eq(import.to_string()))
        .filter(roster_import::Column::DoneAt.is_not_null())
        .filter(roster_import::Column::UndoneAt.is_null())
        .exec(&tx.0)
        .await?;
    clear_traces(tx, review).await?;
    Ok(done.rows_affected == 1)
}

/// Deletes the previews, of all reviews, that were made before a moment.
pub async fn drop_previews(tx: &Tx, before: Instant) -> Result<(), StorageError> {
    let old = roster_import::Entity::delete_many()
        .filter(roster_import::Column::DoneAt.is_null())
        .filter(roster_import::Column::MadeAt.lt(before.ms()));
    old.exec(&tx.0).await?;
    Ok(())
}
