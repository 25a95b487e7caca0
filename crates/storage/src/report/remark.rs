//! Remarks at the passages of a version.

use review::{
    id::{AccountId, RemarkId, ReportId},
    template::SectionKey,
    time::Instant,
    words::Lang,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, parsed, table},
};

table!(report_remark = "report_remark" [remark_id: String] {
    report_id: String,
    number: i64,
    lang: String,
    section: String,
    quote: String,
    words: String,
    made_at: i64,
    made_by: String,
    answer: Option<String>,
    answered_at: Option<i64>,
    resolved_at: Option<i64>,
});

/// What was said of a passage, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Which.
    pub id: RemarkId,
    /// On which version …
    pub version: usize,
    /// … which edition …
    pub lang: Lang,
    /// … and which section of it.
    pub section: SectionKey,
    /// The passage; blank for the whole section.
    pub quote: String,
    /// What is said of it.
    pub words: String,
    /// When …
    pub made_at: Instant,
    /// … and by whom.
    pub made_by: AccountId,
    /// What the reporter answered last.
    pub answer: Option<String>,
    /// Set once the reporter has dealt with it.
    pub resolved_at: Option<Instant>,
}

impl TryFrom<report_remark::Model> for Remark {
    type Error = StorageError;

    fn try_from(row: report_remark::Model) -> Result<Self, StorageError> {
        Ok(Self {
            id: parsed(&row.remark_id, "report_remark", "remark_id")?,
            version: counted(row.number, "report_remark", "number")?,
            lang: parsed(&row.lang, "report_remark", "lang")?,
            section: parsed(&row.section, "report_remark", "section")?,
            quote: row.quote,
            words: row.words,
            made_at: Instant::from_ms(row.made_at),
            made_by: parsed(&row.made_by, "report_remark", "made_by")?,
            answer: row.answer,
            resolved_at: row.resolved_at.map(Instant::from_ms),
        })
    }
}

/// The remarks on a version, the first first.
pub async fn on_version(
    rows: &impl Rows,
    report: ReportId,
    number: usize,
) -> Result<Vec<Remark>, StorageError> {
    let found = report_remark::Entity::find()
        .filter(report_remark::Column::ReportId.eq(report.to_string()))
        .filter(report_remark::Column::Number.eq(count(number)))
        .order_by_asc(report_remark::Column::RemarkId)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Remark::try_from).collect()
}

/// Adds a remark.
pub async fn add(tx: &Tx, report: ReportId, new: &Remark) -> Result<(), StorageError> {
    report_remark::ActiveModel {
        remark_id: Set(new.id.to_string()),
        report_id: Set(report.to_string()),
        number: Set(count(new.version)),
        lang: Set(new.lang.tag().to_owned()),
        section: Set(new.section.to_string()),
        quote: Set(new.quote.clone()),
        words: Set(new.words.clone()),
        made_at: Set(new.made_at.ms()),
        made_by: Set(new.made_by.to_string()),
        answer: Set(None),
        answered_at: Set(None),
        resolved_at: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Takes a remark back. `false` when it is gone, answered or resolved.
pub async fn take_back(tx: &Tx, report: ReportId, id: RemarkId) -> Result<bool, StorageError> {
    let done = report_remark::Entity::delete_many()
        .filter(report_remark::Column::RemarkId.eq(id.to_string()))
        .filter(report_remark::Column::ReportId.eq(report.to_string()))
        .filter(report_remark::Column::AnsweredAt.is_null())
        .filter(report_remark::Column::ResolvedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Answers a remark, over the answer that was read. `false` when it was answered otherwise meanwhile.
pub async fn answer(
    tx: &Tx,
    report: ReportId,
    id: RemarkId,
    before: Option<&str>,
    words: &str,
    at: Instant,
) -> Result<bool, StorageError> {
    let as_read = match before {
        Some(before) => report_remark::Column::Answer.eq(before),
        None => report_remark::Column::Answer.is_null(),
    };
    let done = report_remark::Entity::update_many()
        .col_expr(report_remark::Column::Answer, Expr::value(words))
        .col_expr(report_remark::Column::AnsweredAt, Expr::value(at.ms()))
        .filter(report_remark::Column::RemarkId.eq(id.to_string()))
        .filter(report_remark::Column::ReportId.eq(report.to_string()))
        .filter(as_read)
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Marks a remark as dealt with. `false` when it was before.
pub async fn resolve(tx: &Tx, report: ReportId, id: RemarkId, at: Instant) -> Result<bool, StorageError> {
    let done = report_remark::Entity::update_many()
        .col_expr(report_remark::Column::ResolvedAt, Expr::value(at.ms()))
        .filter(report_remark::Column::RemarkId.eq(id.to_string()))
        .filter(report_remark::Column::ReportId.eq(report.to_string()))
        .filter(report_remark::Column::ResolvedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
