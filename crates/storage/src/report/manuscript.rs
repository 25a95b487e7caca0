//! What was read of a Word file and is not in its report yet.

use review::{
    id::{ManuscriptId, ReportId},
    report::{import::Piece, manuscript::Told},
    time::Instant,
    words::Lang,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx,
    table::{from_json, json, parsed, table},
};

table!(report_manuscript = "report_manuscript" [manuscript_id: String] {
    report_id: String,
    edition: String,
    file_name: String,
    pieces: String,
    told: String,
    made_at: i64,
    revision: Option<i64>,
});

/// A file's text as it waits for its reporter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manuscript {
    /// Which.
    pub id: ManuscriptId,
    /// Into which report …
    pub report: ReportId,
    /// … and which edition of it.
    pub edition: Lang,
    /// As the file was called.
    pub file_name: String,
    /// Cut at its headings; none once it was taken.
    pub pieces: Vec<Piece>,
    /// What became of everything that is not text.
    pub told: Told,
    /// When it was read.
    pub made_at: Instant,
    /// The report's with it, once it was taken.
    pub revision: Option<i64>,
}

impl TryFrom<report_manuscript::Model> for Manuscript {
    type Error = StorageError;

    fn try_from(row: report_manuscript::Model) -> Result<Self, StorageError> {
        const TABLE: &str = "report_manuscript";
        Ok(Self {
            id: parsed(&row.manuscript_id, TABLE, "manuscript_id")?,
            report: parsed(&row.report_id, TABLE, "report_id")?,
            edition: parsed(&row.edition, TABLE, "edition")?,
            file_name: row.file_name,
            pieces: from_json(&row.pieces, TABLE, "pieces")?,
            told: from_json(&row.told, TABLE, "told")?,
            made_at: Instant::from_ms(row.made_at),
            revision: row.revision,
        })
    }
}

/// Keeps what was read.
pub async fn add(tx: &Tx, new: &Manuscript) -> Result<(), StorageError> {
    report_manuscript::ActiveModel {
        manuscript_id: Set(new.id.to_string()),
        report_id: Set(new.report.to_string()),
        edition: Set(new.edition.tag().to_owned()),
        file_name: Set(new.file_name.clone()),
        pieces: Set(json(&new.pieces)?),
        told: Set(json(&new.told)?),
        made_at: Set(new.made_at.ms()),
        revision: Set(new.revision),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// One of a report.
pub async fn by_id(
    rows: &impl Rows,
    report: ReportId,
    which: ManuscriptId,
) -> Result<Option<Manuscript>, StorageError> {
    let row = report_manuscript::Entity::find_by_id(which.to_string())
        .filter(report_manuscript::Column::ReportId.eq(report.to_string()))
        .one(rows.connection())
        .await?;
    row.map(Manuscript::try_from).transpose()
}

/// Notes that it is in the report, and drops its text. `false` when it was taken meanwhile.
pub async fn taken(tx: &Tx, which: ManuscriptId, revision: i64) -> Result<bool, StorageError> {
    let none: [Piece; 0] = [];
    let done = report_manuscript::Entity::update_many()
        .col_expr(report_manuscript::Column::Pieces, Expr::value(json(&none)?))
        .col_expr(report_manuscript::Column::Revision, Expr::value(revision))
        .filter(report_manuscript::Column::ManuscriptId.eq(which.to_string()))
        .filter(report_manuscript::Column::Revision.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Drops what was read of a report's files but for the last so many.
pub async fn drop_but_last(tx: &Tx, report: ReportId, kept: u64) -> Result<(), StorageError> {
    let of_report = report_manuscript::Column::ReportId.eq(report.to_string());
    let last: Vec<String> = report_manuscript::Entity::find()
        .select_only()
        .column(report_manuscript::Column::ManuscriptId)
        .filter(of_report.clone())
        // Ids begin with their time.
        .order_by_desc(report_manuscript::Column::ManuscriptId)
        .limit(kept)
        .into_tuple()
        .all(&tx.0)
        .await?;
    let others = report_manuscript::Entity::delete_many().filter(of_report);
    others.filter(report_manuscript::Column::ManuscriptId.is_not_in(last)).exec(&tx.0).await?;
    Ok(())
}

/// Drops what was read before this moment, taken or not.
pub async fn drop_before(tx: &Tx, before: Instant) -> Result<(), StorageError> {
    let old = report_manuscript::Entity::delete_many();
    old.filter(report_manuscript::Column::MadeAt.lt(before.ms())).exec(&tx.0).await?;
    Ok(())
}
