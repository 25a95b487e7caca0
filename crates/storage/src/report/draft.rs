use review::{
    id::{AccountId, ReportId},
    report::{Body, Stretch, Why, continues},
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx,
    table::{coded, count, counted, decoded, from_json, json, parsed, table},
};

table!(report_draft = "report_draft" [report_id: String, number: i64] {
    body: String,
    why: String,
    began_at: i64,
    saved_at: i64,
    saved_by: String,
});

/// A draft's row without its text.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "report_draft::Entity")]
struct Line {
    number: i64,
    why: String,
    began_at: i64,
    saved_at: i64,
    saved_by: String,
}

/// A draft that is kept. Its text comes by [`draft_body`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Of its report, from 1.
    pub number: usize,
    /// Why it was kept.
    pub why: Why,
    /// When its stretch of writing began …
    pub began_at: Instant,
    /// … and when it was saved last.
    pub saved_at: Instant,
    /// By whom.
    pub by: AccountId,
}

impl TryFrom<Line> for Draft {
    type Error = StorageError;

    fn try_from(row: Line) -> Result<Self, StorageError> {
        Ok(Self {
            number: counted(row.number, "report_draft", "number")?,
            why: decoded(&row.why, "report_draft", "why")?,
            began_at: Instant::from_ms(row.began_at),
            saved_at: Instant::from_ms(row.saved_at),
            by: parsed(&row.saved_by, "report_draft", "saved_by")?,
        })
    }
}

/// The drafts of a report, the last first; at most so many.
pub async fn drafts(rows: &impl Rows, report: ReportId, most: u64) -> Result<Vec<Draft>, StorageError> {
    let found = report_draft::Entity::find()
        .filter(report_draft::Column::ReportId.eq(report.to_string()))
        .order_by_desc(report_draft::Column::Number)
        .limit(most)
        .into_partial_model::<Line>()
        .all(rows.connection())
        .await?;
    found.into_iter().map(Draft::try_from).collect()
}

/// The text of a draft.
pub async fn draft_body(
    rows: &impl Rows,
    report: ReportId,
    number: usize,
) -> Result<Option<Body>, StorageError> {
    let row = report_draft::Entity::find_by_id((report.to_string(), count(number)));
    let row = row.one(rows.connection()).await?;
    row.map(|row| from_json(&row.body, "report_draft", "body")).transpose()
}

/// Keeps a draft: in the row of its stretch of writing, or in one of its own. `false` when somebody else did meanwhile.
pub async fn keep_draft(
    tx: &Tx,
    report: ReportId,
    body: &Body,
    by: AccountId,
    why: Why,
    at: Instant,
) -> Result<bool, StorageError> {
    let last = drafts(tx, report, 1).await?.pop();
    let stretch = last.as_ref().map(|last| Stretch { by: last.by, why: last.why, began_at: last.began_at });
    let number = last.map_or(0, |last| last.number);
    if continues(stretch, by, why, at) {
        let done = report_draft::Entity::update_many()
            .col_expr(report_draft::Column::Body, Expr::value(json(body)?))
            .col_expr(report_draft::Column::SavedAt, Expr::value(at.ms()))
            .filter(report_draft::Column::ReportId.eq(report.to_string()))
            .filter(report_draft::Column::Number.eq(count(number)))
            .exec(&tx.0)
            .await?;
        return Ok(done.rows_affected == 1);
    }
    report_draft::ActiveModel {
        report_id: Set(report.to_string()),
        number: Set(count(number.saturating_add(1))),
        body: Set(json(body)?),
        why: Set(coded(&why)?),
        began_at: Set(at.ms()),
        saved_at: Set(at.ms()),
        saved_by: Set(by.to_string()),
    }
    .insert(&tx.0)
    .await?;
    Ok(true)
}
