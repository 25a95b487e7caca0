//! Corrections of released texts, which pass the same steps as the texts did.

use std::collections::BTreeMap;

use review::{
    id::{AccountId, NewsCorrectionId, NewsId},
    publication::{Approval, NewsState},
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, UpdateMany,
    sea_query::Expr,
};

use super::{
    approval::Passed,
    item::{Body, Stage, step},
};
use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, parsed, table},
};

table!(news_correction = "news_correction" [correction_id: String] {
    news_id: String,
    text_zh: String,
    text_en: String,
    author_id: String,
    revision: i64,
    drafted_at: i64,
    submitted_at: Option<i64>,
    approved_at: Option<i64>,
    released_at: Option<i64>,
    released_by: Option<String>,
    note: Option<String>,
});
table!(news_correction_approval = "news_correction_approval" [correction_id: String, step: i64] {
    account_id: String,
    approved_at: i64,
});

/// What was wrong in a released text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Which.
    pub id: NewsCorrectionId,
    /// Of which text.
    pub news: NewsId,
    /// What it says.
    pub text: Body,
    /// Who wrote it, and so approves none of it.
    pub author: AccountId,
    /// Grows with every deed.
    pub revision: usize,
    /// Where it stands.
    pub state: NewsState,
    /// The steps it has passed since it was submitted.
    pub approvals: Vec<Passed>,
    /// When it was begun.
    pub drafted_at: Instant,
    /// Since when everybody may read it.
    pub released_at: Option<Instant>,
    /// Why it was last sent back.
    pub note: Option<String>,
}

fn correction(row: news_correction::Model, approvals: Vec<Passed>) -> Result<Correction, StorageError> {
    Ok(Correction {
        id: parsed(&row.correction_id, "news_correction", "correction_id")?,
        news: parsed(&row.news_id, "news_correction", "news_id")?,
        text: Body { zh: row.text_zh, en: row.text_en },
        author: parsed(&row.author_id, "news_correction", "author_id")?,
        revision: counted(row.revision, "news_correction", "revision")?,
        state: match (row.released_at, row.approved_at, row.submitted_at) {
            (Some(_), _, _) => NewsState::Released,
            (None, Some(_), _) => NewsState::Approved,
            (None, None, Some(_)) => NewsState::InReview { step: step(approvals.len())? },
            (None, None, None) => NewsState::Draft,
        },
        approvals,
        drafted_at: Instant::from_ms(row.drafted_at),
        released_at: row.released_at.map(Instant::from_ms),
        note: row.note,
    })
}

/// The corrections of a text, the first first.
pub async fn corrections(rows: &impl Rows, of: NewsId) -> Result<Vec<Correction>, StorageError> {
    let found = news_correction::Entity::find()
        .filter(news_correction::Column::NewsId.eq(of.to_string()))
        .order_by_asc(news_correction::Column::DraftedAt)
        .order_by_asc(news_correction::Column::CorrectionId)
        .all(rows.connection())
        .await?;
    let mut passed = approvals(rows, &found).await?;
    found
        .into_iter()
        .map(|row| {
            let passed = passed.remove(&row.correction_id).unwrap_or_default();
            correction(row, passed)
        })
        .collect()
}

async fn approvals(
    rows: &impl Rows,
    of: &[news_correction::Model],
) -> Result<BTreeMap<String, Vec<Passed>>, StorageError> {
    let found = news_correction_approval::Entity::find()
        .filter(news_correction_approval::Column::CorrectionId.is_in(of.iter().map(|row| &row.correction_id)))
        .order_by_asc(news_correction_approval::Column::Step)
        .all(rows.connection())
        .await?;
    let mut all: BTreeMap<String, Vec<Passed>> = BTreeMap::new();
    for row in found {
        let number = u8::try_from(row.step)
            .map_err(|why| StorageError::inconsistent("news_correction_approval", "step", why))?;
        let by = parsed(&row.account_id, "news_correction_approval", "account_id")?;
        let passed =
            Passed { approval: Approval { step: number, by }, at: Instant::from_ms(row.approved_at) };
        all.entry(row.correction_id).or_default().push(passed);
    }
    Ok(all)
}

/// Adds a draft.
pub async fn add_correction(
    tx: &Tx,
    (id, of): (NewsCorrectionId, NewsId),
    author: AccountId,
    text: Body,
    at: Instant,
) -> Result<(), StorageError> {
    news_correction::ActiveModel {
        correction_id: Set(id.to_string()),
        news_id: Set(of.to_string()),
        text_zh: Set(text.zh),
        text_en: Set(text.en),
        author_id: Set(author.to_string()),
        revision: Set(0),
        drafted_at: Set(at.ms()),
        submitted_at: Set(None),
        approved_at: Set(None),
        released_at: Set(None),
        released_by: Set(None),
        note: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// The row as somebody read it.
fn as_read(id: NewsCorrectionId, revision: usize) -> UpdateMany<news_correction::Entity> {
    news_correction::Entity::update_many()
        .col_expr(news_correction::Column::Revision, Expr::value(count(revision + 1)))
        .filter(news_correction::Column::CorrectionId.eq(id.to_string()))
        .filter(news_correction::Column::Revision.eq(count(revision)))
}

/// Writes another text, which is a draft without approvals. `false` when somebody was faster.
pub async fn rewrite_correction(
    tx: &Tx,
    id: NewsCorrectionId,
    revision: usize,
    text: Body,
) -> Result<bool, StorageError> {
    let none = || Expr::value(None::<i64>);
    let done = as_read(id, revision)
        .col_expr(news_correction::Column::TextZh, Expr::value(text.zh))
        .col_expr(news_correction::Column::TextEn, Expr::value(text.en))
        .col_expr(news_correction::Column::SubmittedAt, none())
        .col_expr(news_correction::Column::ApprovedAt, none())
        .exec(&tx.0)
        .await?;
    clear(tx, id).await?;
    Ok(done.rows_affected == 1)
}

/// Moves a correction on; back to a draft with the reason. `false` when somebody was faster.
pub async fn move_correction(
    tx: &Tx,
    id: NewsCorrectionId,
    revision: usize,
    stage: Stage,
    note: Option<String>,
) -> Result<bool, StorageError> {
    use news_correction::Column;
    let never = || Expr::value(None::<i64>);
    let change = as_read(id, revision);
    let change = match stage {
        Stage::Draft => change
            .col_expr(Column::SubmittedAt, never())
            .col_expr(Column::ApprovedAt, never())
            .col_expr(Column::Note, Expr::value(note)),
        Stage::Submitted(at) => change
            .col_expr(Column::SubmittedAt, Expr::value(at.ms()))
            .col_expr(Column::Note, Expr::value(None::<String>)),
        Stage::Passed => change,
        Stage::Approved(at) => change.col_expr(Column::ApprovedAt, Expr::value(at.ms())),
        Stage::Released(at, by) => change
            .col_expr(Column::ReleasedAt, Expr::value(at.ms()))
            .col_expr(Column::ReleasedBy, Expr::value(by.to_string())),
        Stage::CalledOff => change.col_expr(Column::ReleasedAt, never()),
    };
    if change.exec(&tx.0).await?.rows_affected != 1 {
        return Ok(false);
    }
    if stage == Stage::Draft {
        clear(tx, id).await?;
    }
    Ok(true)
}

/// Notes a passed step.
pub async fn approve_correction(tx: &Tx, id: NewsCorrectionId, passed: Passed) -> Result<(), StorageError> {
    news_correction_approval::ActiveModel {
        correction_id: Set(id.to_string()),
        step: Set(passed.approval.step.into()),
        account_id: Set(passed.approval.by.to_string()),
        approved_at: Set(passed.at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Drops a correction that nobody has read. `false` when somebody was faster.
pub async fn remove_correction(tx: &Tx, id: NewsCorrectionId, revision: usize) -> Result<bool, StorageError> {
    let done = news_correction::Entity::delete_many()
        .filter(news_correction::Column::CorrectionId.eq(id.to_string()))
        .filter(news_correction::Column::Revision.eq(count(revision)))
        .filter(news_correction::Column::ReleasedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

async fn clear(tx: &Tx, id: NewsCorrectionId) -> Result<(), StorageError> {
    news_correction_approval::Entity::delete_many()
        .filter(news_correction_approval::Column::CorrectionId.eq(id.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(())
}
