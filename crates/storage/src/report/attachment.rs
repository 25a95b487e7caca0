//! Files that go with a report.

use std::collections::BTreeMap;

use review::{
    id::{AccountId, AttachmentId, ReportId},
    report::attachment::FileKind,
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, parsed, table},
};

table!(report_attachment = "report_attachment" [attachment_id: String] {
    report_id: String,
    name: String,
    kind: String,
    hash: String,
    size: i64,
    contents: Vec<u8>,
    added_at: i64,
    added_by: String,
    removed_at: Option<i64>,
});

/// A file's row without the file.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "report_attachment::Entity")]
struct Line {
    attachment_id: String,
    name: String,
    kind: String,
    hash: String,
    size: i64,
    added_at: i64,
    added_by: String,
    removed_at: Option<i64>,
}

/// A file, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Which.
    pub id: AttachmentId,
    /// How it is called.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// SHA-256 of its bytes, in hexadecimal.
    pub hash: String,
    /// How many bytes.
    pub size: usize,
    /// When it came …
    pub added_at: Instant,
    /// … and from whom.
    pub added_by: AccountId,
    /// Set when its reporter took it away.
    pub removed_at: Option<Instant>,
}

impl Attachment {
    /// Whether it was there at that moment.
    pub fn was_there(&self, at: Instant) -> bool {
        self.added_at <= at && self.removed_at.is_none_or(|removed| removed > at)
    }
}

impl TryFrom<Line> for Attachment {
    type Error = StorageError;

    fn try_from(row: Line) -> Result<Self, StorageError> {
        Ok(Self {
            id: parsed(&row.attachment_id, "report_attachment", "attachment_id")?,
            name: row.name,
            kind: parsed(&row.kind, "report_attachment", "kind")?,
            hash: row.hash,
            size: counted(row.size, "report_attachment", "size")?,
            added_at: Instant::from_ms(row.added_at),
            added_by: parsed(&row.added_by, "report_attachment", "added_by")?,
            removed_at: row.removed_at.map(Instant::from_ms),
        })
    }
}

/// All files of a report, those that were taken away too, in the order in which they came.
pub async fn of_report(rows: &impl Rows, report: ReportId) -> Result<Vec<Attachment>, StorageError> {
    let found = report_attachment::Entity::find()
        .filter(report_attachment::Column::ReportId.eq(report.to_string()))
        .order_by_asc(report_attachment::Column::AttachmentId)
        .into_partial_model::<Line>()
        .all(rows.connection())
        .await?;
    found.into_iter().map(Attachment::try_from).collect()
}

/// How many files go with each of some reports.
pub async fn counts(
    rows: &impl Rows,
    reports: impl IntoIterator<Item = ReportId>,
) -> Result<BTreeMap<ReportId, usize>, StorageError> {
    let found: Vec<(String, i64)> = report_attachment::Entity::find()
        .select_only()
        .column(report_attachment::Column::ReportId)
        .column_as(report_attachment::Column::AttachmentId.count(), "files")
        .filter(report_attachment::Column::ReportId.is_in(reports.into_iter().map(|id| id.to_string())))
        .filter(report_attachment::Column::RemovedAt.is_null())
        .group_by(report_attachment::Column::ReportId)
        .into_tuple()
        .all(rows.connection())
        .await?;
    let read = |(report, files): (String, i64)| {
        let report = parsed(&report, "report_attachment", "report_id")?;
        Ok((report, counted(files, "report_attachment", "files")?))
    };
    found.into_iter().map(read).collect()
}

/// The bytes of a file.
pub async fn contents(
    rows: &impl Rows,
    report: ReportId,
    id: AttachmentId,
) -> Result<Option<Vec<u8>>, StorageError> {
    let row = report_attachment::Entity::find_by_id(id.to_string())
        .filter(report_attachment::Column::ReportId.eq(report.to_string()))
        .one(rows.connection())
        .await?;
    Ok(row.map(|row| row.contents))
}

/// Adds a file.
pub async fn add(tx: &Tx, report: ReportId, new: &Attachment, bytes: Vec<u8>) -> Result<(), StorageError> {
    report_attachment::ActiveModel {
        attachment_id: Set(new.id.to_string()),
        report_id: Set(report.to_string()),
        name: Set(new.name.clone()),
        kind: Set(new.kind.ending().to_owned()),
        hash: Set(new.hash.clone()),
        size: Set(count(new.size)),
        contents: Set(bytes),
        added_at: Set(new.added_at.ms()),
        added_by: Set(new.added_by.to_string()),
        removed_at: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Takes a file away for good. `false` when it is gone.
pub async fn delete(tx: &Tx, report: ReportId, id: AttachmentId) -> Result<bool, StorageError> {
    let done = report_attachment::Entity::delete_many()
        .filter(report_attachment::Column::AttachmentId.eq(id.to_string()))
        .filter(report_attachment::Column::ReportId.eq(report.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes a file away that an earlier version went out with: that version keeps it. `false` when it was before.
pub async fn remove(tx: &Tx, report: ReportId, id: AttachmentId, at: Instant) -> Result<bool, StorageError> {
    let done = report_attachment::Entity::update_many()
        .col_expr(report_attachment::Column::RemovedAt, Expr::value(at.ms()))
        .filter(report_attachment::Column::AttachmentId.eq(id.to_string()))
        .filter(report_attachment::Column::ReportId.eq(report.to_string()))
        .filter(report_attachment::Column::RemovedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
