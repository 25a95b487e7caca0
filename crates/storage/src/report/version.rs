use std::collections::BTreeMap;

use review::{
    id::{AccountId, ReportId},
    report::{Body, State},
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, from_json, json, parsed, table},
};

table!(report_version = "report_version" [report_id: String, number: i64] {
    body: String,
    handed_in_at: i64,
    handed_in_by: String,
    accepted_at: Option<i64>,
    accepted_by: Option<String>,
    returned_at: Option<i64>,
    returned_by: Option<String>,
    note: Option<String>,
});

/// A report as it was handed in once. Its text comes by [`version_body`]: lists do without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Of its report, from 1.
    pub number: usize,
    /// When it was handed in …
    pub handed_in_at: Instant,
    /// … and by whom.
    pub handed_in_by: AccountId,
    /// Set when it was accepted, and kept when it was returned after that.
    pub accepted: Option<Decision>,
    /// Set when it went back to its reporter.
    pub returned: Option<Return>,
}

/// Who decided, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When.
    pub at: Instant,
    /// Who.
    pub by: AccountId,
}

/// Who sent it back, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Return {
    /// When.
    pub at: Instant,
    /// Who.
    pub by: AccountId,
    /// What the reporter is asked to mend.
    pub note: String,
}

/// A version's row without its text.
#[derive(FromQueryResult)]
struct Line {
    report_id: String,
    number: i64,
    handed_in_at: i64,
    handed_in_by: String,
    accepted_at: Option<i64>,
    accepted_by: Option<String>,
    returned_at: Option<i64>,
    returned_by: Option<String>,
    note: Option<String>,
}

impl Line {
    const COLUMNS: [report_version::Column; 9] = [
        report_version::Column::ReportId,
        report_version::Column::Number,
        report_version::Column::HandedInAt,
        report_version::Column::HandedInBy,
        report_version::Column::AcceptedAt,
        report_version::Column::AcceptedBy,
        report_version::Column::ReturnedAt,
        report_version::Column::ReturnedBy,
        report_version::Column::Note,
    ];
}

impl TryFrom<Line> for Version {
    type Error = StorageError;

    fn try_from(row: Line) -> Result<Self, StorageError> {
        let accepted = row.accepted_at.zip(row.accepted_by).map(|(at, by)| {
            let by = parsed(&by, "report_version", "accepted_by")?;
            Ok::<_, StorageError>(Decision { at: Instant::from_ms(at), by })
        });
        let returned = row.returned_at.zip(row.returned_by).map(|(at, by)| {
            let by = parsed(&by, "report_version", "returned_by")?;
            Ok::<_, StorageError>(Return { at: Instant::from_ms(at), by, note: row.note.unwrap_or_default() })
        });
        Ok(Self {
            number: counted(row.number, "report_version", "number")?,
            handed_in_at: Instant::from_ms(row.handed_in_at),
            handed_in_by: parsed(&row.handed_in_by, "report_version", "handed_in_by")?,
            accepted: accepted.transpose()?,
            returned: returned.transpose()?,
        })
    }
}

/// Whose turn it is with a report that was handed in so: the last version tells.
pub fn state(versions: &[Version]) -> State {
    match versions.last() {
        None => State::Drafting,
        Some(last) if last.returned.is_some() => State::Returned,
        Some(last) if last.accepted.is_some() => State::Accepted,
        Some(_) => State::HandedIn,
    }
}

/// The versions of a report, the first first.
pub async fn versions(rows: &impl Rows, report: ReportId) -> Result<Vec<Version>, StorageError> {
    Ok(of_all(rows, [report]).await?.remove(&report).unwrap_or_default())
}

/// The versions of many reports in one query.
pub(super) async fn of_all(
    rows: &impl Rows,
    reports: impl IntoIterator<Item = ReportId>,
) -> Result<BTreeMap<ReportId, Vec<Version>>, StorageError> {
    let ids = reports.into_iter().map(|id| id.to_string());
    let found = report_version::Entity::find()
        .select_only()
        .columns(Line::COLUMNS)
        .filter(report_version::Column::ReportId.is_in(ids))
        .order_by_asc(report_version::Column::Number)
        .into_model::<Line>()
        .all(rows.connection())
        .await?;
    let mut all: BTreeMap<ReportId, Vec<Version>> = BTreeMap::new();
    for line in found {
        let report = parsed(&line.report_id, "report_version", "report_id")?;
        all.entry(report).or_default().push(line.try_into()?);
    }
    Ok(all)
}

/// The text of a version, as it was handed in.
pub async fn version_body(
    rows: &impl Rows,
    report: ReportId,
    number: usize,
) -> Result<Option<Body>, StorageError> {
    let row = report_version::Entity::find_by_id((report.to_string(), count(number)));
    let row = row.one(rows.connection()).await?;
    row.map(|row| from_json(&row.body, "report_version", "body")).transpose()
}

/// Adds a version. [`StorageError::is_duplicate`] when the number is taken.
pub async fn add_version(
    tx: &Tx,
    report: ReportId,
    number: usize,
    body: &Body,
    by: AccountId,
    at: Instant,
) -> Result<(), StorageError> {
    report_version::ActiveModel {
        report_id: Set(report.to_string()),
        number: Set(count(number)),
        body: Set(json(body)?),
        handed_in_at: Set(at.ms()),
        handed_in_by: Set(by.to_string()),
        accepted_at: Set(None),
        accepted_by: Set(None),
        returned_at: Set(None),
        returned_by: Set(None),
        note: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Accepts a version. `false` when it was decided on before.
pub async fn accept(
    tx: &Tx,
    report: ReportId,
    number: usize,
    decision: &Decision,
) -> Result<bool, StorageError> {
    let done = report_version::Entity::update_many()
        .col_expr(report_version::Column::AcceptedAt, Expr::value(decision.at.ms()))
        .col_expr(report_version::Column::AcceptedBy, Expr::value(decision.by.to_string()))
        .filter(report_version::Column::ReportId.eq(report.to_string()))
        .filter(report_version::Column::Number.eq(count(number)))
        .filter(report_version::Column::AcceptedAt.is_null())
        .filter(report_version::Column::ReturnedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Returns a version, accepted or not. `false` when it was returned before.
pub async fn give_back(
    tx: &Tx,
    report: ReportId,
    number: usize,
    back: &Return,
) -> Result<bool, StorageError> {
    let done = report_version::Entity::update_many()
        .col_expr(report_version::Column::ReturnedAt, Expr::value(back.at.ms()))
        .col_expr(report_version::Column::ReturnedBy, Expr::value(back.by.to_string()))
        .col_expr(report_version::Column::Note, Expr::value(back.note.clone()))
        .filter(report_version::Column::ReportId.eq(report.to_string()))
        .filter(report_version::Column::Number.eq(count(number)))
        .filter(report_version::Column::ReturnedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
