//! Written reports: each reporter's draft, and every version that was handed in, kept for good; remarks and files.

pub mod attachment;
mod draft;
pub mod manuscript;
pub mod remark;
mod version;

use std::collections::BTreeMap;

use review::{
    id::{ReportId, ReporterId, ReviewId},
    report::{Body, State},
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx,
    roster::{self, Reporter},
    table::{from_json, json, parsed, table},
};

pub use draft::{Draft, draft_body, drafts, keep_draft};
pub use version::{Decision, Return, Version, accept, add_version, give_back, state, version_body, versions};

table!(report = "report" [report_id: String] {
    reporter_id: String,
    draft: String,
    revision: i64,
    saved_at: i64,
});

/// A reporter's own copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Which.
    pub id: ReportId,
    /// Whose.
    pub reporter: ReporterId,
    /// What is written so far; what was handed in stands in the versions.
    pub draft: Body,
    /// Grows by one at each save; 1 is the empty draft.
    pub revision: i64,
    /// When it was saved last.
    pub saved_at: Instant,
}

/// How one reporter's report stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Who reports.
    pub reporter: Reporter,
    /// None until it was first opened.
    pub report: Option<Report>,
    /// What was handed in, the first first.
    pub versions: Vec<Version>,
}

impl Standing {
    /// Whose turn it is.
    pub fn state(&self) -> State {
        state(&self.versions)
    }
}

impl TryFrom<report::Model> for Report {
    type Error = StorageError;

    fn try_from(row: report::Model) -> Result<Self, StorageError> {
        Ok(Self {
            id: parsed(&row.report_id, "report", "report_id")?,
            reporter: parsed(&row.reporter_id, "report", "reporter_id")?,
            draft: from_json(&row.draft, "report", "draft")?,
            revision: row.revision,
            saved_at: Instant::from_ms(row.saved_at),
        })
    }
}

/// The report of a reporter, once it was opened.
pub async fn of_reporter(rows: &impl Rows, reporter: ReporterId) -> Result<Option<Report>, StorageError> {
    let row = report::Entity::find()
        .filter(report::Column::ReporterId.eq(reporter.to_string()))
        .one(rows.connection())
        .await?;
    row.map(Report::try_from).transpose()
}

/// How every report of a review stands, in running order. As many queries for a hundred reporters as for one.
pub async fn of_review(rows: &impl Rows, review: ReviewId) -> Result<Vec<Standing>, StorageError> {
    let reporters = roster::reporters(rows, review).await?;
    let found = report::Entity::find()
        .filter(report::Column::ReporterId.is_in(reporters.iter().map(|reporter| reporter.id.to_string())))
        .all(rows.connection())
        .await?;
    let reports: Vec<_> = found.into_iter().map(Report::try_from).collect::<Result<_, _>>()?;
    let mut versions = version::of_all(rows, reports.iter().map(|report| report.id)).await?;
    let standing = |reporter: Reporter| {
        let report = reports.iter().find(|report| report.reporter == reporter.id).cloned();
        let versions = report.as_ref().and_then(|report| versions.remove(&report.id)).unwrap_or_default();
        Standing { reporter, report, versions }
    };
    Ok(reporters.into_iter().map(standing).collect())
}

/// Whose turn it is with one reporter's report, without any of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who reports.
    pub reporter: Reporter,
    /// None until it was first opened.
    pub report: Option<ReportId>,
    /// Whether anything was ever saved in it.
    pub begun: bool,
    /// What was handed in, the first first.
    pub versions: Vec<Version>,
}

impl Turn {
    /// Whose turn it is.
    pub fn state(&self) -> State {
        state(&self.versions)
    }
}

/// Whose turn it is with every report of a review, in running order. No text is read.
pub async fn turns(rows: &impl Rows, review: ReviewId) -> Result<Vec<Turn>, StorageError> {
    let reporters = roster::reporters(rows, review).await?;
    let found: Vec<(String, String, i64)> = report::Entity::find()
        .select_only()
        .columns([report::Column::ReporterId, report::Column::ReportId, report::Column::Revision])
        .filter(report::Column::ReporterId.is_in(reporters.iter().map(|reporter| reporter.id.to_string())))
        .into_tuple()
        .all(rows.connection())
        .await?;
    let mut reports: BTreeMap<ReporterId, (ReportId, bool)> = BTreeMap::new();
    for (reporter, report, revision) in &found {
        let reporter = parsed(reporter, "report", "reporter_id")?;
        // The first revision is the empty draft.
        reports.insert(reporter, (parsed(report, "report", "report_id")?, *revision > 1));
    }
    let mut versions = version::of_all(rows, reports.values().map(|(report, _)| *report)).await?;
    let turn = |reporter: Reporter| {
        let found = reports.get(&reporter.id);
        let report = found.map(|(report, _)| *report);
        let versions = report.and_then(|report| versions.remove(&report)).unwrap_or_default();
        Turn { reporter, report, begun: found.is_some_and(|(_, begun)| *begun), versions }
    };
    Ok(reporters.into_iter().map(turn).collect())
}

/// Some reports with their drafts.
pub async fn some(
    rows: &impl Rows,
    which: impl IntoIterator<Item = ReportId>,
) -> Result<BTreeMap<ReportId, Report>, StorageError> {
    let ids = which.into_iter().map(|id| id.to_string());
    let found =
        report::Entity::find().filter(report::Column::ReportId.is_in(ids)).all(rows.connection()).await?;
    found.into_iter().map(|row| Report::try_from(row).map(|report| (report.id, report))).collect()
}

/// Whose turn each of these reporters' reports is, without a word of them.
pub async fn states(
    rows: &impl Rows,
    reporters: &[Reporter],
) -> Result<BTreeMap<ReporterId, State>, StorageError> {
    let found: Vec<(String, String)> = report::Entity::find()
        .select_only()
        .columns([report::Column::ReportId, report::Column::ReporterId])
        .filter(report::Column::ReporterId.is_in(reporters.iter().map(|reporter| reporter.id.to_string())))
        .into_tuple()
        .all(rows.connection())
        .await?;
    let mut whose = BTreeMap::new();
    for (id, reporter) in found {
        let id: ReportId = parsed(&id, "report", "report_id")?;
        whose.insert(id, parsed(&reporter, "report", "reporter_id")?);
    }
    let versions = version::of_all(rows, whose.keys().copied()).await?;
    let state_of = |id| versions.get(id).map(|versions| state(versions)).unwrap_or_default();
    Ok(whose.iter().map(|(id, reporter)| (*reporter, state_of(id))).collect())
}

/// Adds a report. [`StorageError::is_duplicate`] when its reporter has one.
pub async fn add(tx: &Tx, new: &Report) -> Result<(), StorageError> {
    report::ActiveModel {
        report_id: Set(new.id.to_string()),
        reporter_id: Set(new.reporter.to_string()),
        draft: Set(json(&new.draft)?),
        revision: Set(new.revision),
        saved_at: Set(new.saved_at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Saves a draft over the revision that was read. `false` when somebody else saved meanwhile.
pub async fn save(
    tx: &Tx,
    id: ReportId,
    revision: i64,
    draft: &Body,
    at: Instant,
) -> Result<bool, StorageError> {
    let done = report::Entity::update_many()
        .col_expr(report::Column::Draft, Expr::value(json(draft)?))
        .col_expr(report::Column::Revision, Expr::value(revision.saturating_add(1)))
        .col_expr(report::Column::SavedAt, Expr::value(at.ms()))
        .filter(report::Column::ReportId.eq(id.to_string()))
        .filter(report::Column::Revision.eq(revision))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
