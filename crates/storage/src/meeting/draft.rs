//! What a leader means to say. Every question names its author: nobody else's drafts can be asked for.

use review::{
    id::{AccountId, ReporterId, ReviewId},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::said::Said;
use crate::{
    Rows, StorageError, Tx, roster,
    table::{parsed, table},
};

table!(comment_draft = "comment_draft" [reporter_id: String, author_id: String] {
    praise_zh: String,
    praise_en: String,
    problem_zh: String,
    problem_en: String,
    direction_zh: String,
    direction_en: String,
    revision: i64,
    saved_at: i64,
});

/// The three texts, each in both languages, as far as they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// What was good.
    pub praise: Said,
    /// What was not.
    pub problem: Said,
    /// Where to go from here.
    pub direction: Said,
}

impl Texts {
    /// Whether nothing is written.
    pub fn is_blank(&self) -> bool {
        let all = [&self.praise, &self.problem, &self.direction];
        all.iter().all(|said| said.zh.trim().is_empty() && said.en.trim().is_empty())
    }
}

/// An author's own draft on one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// On whose report.
    pub reporter: ReporterId,
    /// What it says.
    pub texts: Texts,
    /// Grows by one at each save; the first is 1.
    pub revision: i64,
    /// When it was saved last.
    pub saved_at: Instant,
}

impl TryFrom<comment_draft::Model> for Draft {
    type Error = StorageError;

    fn try_from(row: comment_draft::Model) -> Result<Self, StorageError> {
        Ok(Self {
            reporter: parsed(&row.reporter_id, "comment_draft", "reporter_id")?,
            texts: Texts {
                praise: Said { zh: row.praise_zh, en: row.praise_en },
                problem: Said { zh: row.problem_zh, en: row.problem_en },
                direction: Said { zh: row.direction_zh, en: row.direction_en },
            },
            revision: row.revision,
            saved_at: Instant::from_ms(row.saved_at),
        })
    }
}

/// An author's own drafts in a review.
pub async fn own(rows: &impl Rows, review: ReviewId, author: AccountId) -> Result<Vec<Draft>, StorageError> {
    let found = comment_draft::Entity::find()
        .filter(comment_draft::Column::AuthorId.eq(author.to_string()))
        .filter(comment_draft::Column::ReporterId.in_subquery(roster::ids_of_reporters(review)))
        .all(rows.connection())
        .await?;
    found.into_iter().map(Draft::try_from).collect()
}

/// An author's own draft on one report.
pub async fn own_on(
    rows: &impl Rows,
    reporter: ReporterId,
    author: AccountId,
) -> Result<Option<Draft>, StorageError> {
    let key = (reporter.to_string(), author.to_string());
    let row = comment_draft::Entity::find_by_id(key).one(rows.connection()).await?;
    row.map(Draft::try_from).transpose()
}

/// Begins a draft. [`StorageError::is_duplicate`] when its author had begun one elsewhere.
pub async fn begin(tx: &Tx, author: AccountId, new: &Draft) -> Result<(), StorageError> {
    row(author, new).insert(&tx.0).await?;
    Ok(())
}

/// Writes a draft over the revision that was read. `false` when it is another by now.
pub async fn rewrite(tx: &Tx, author: AccountId, from: i64, to: &Draft) -> Result<bool, StorageError> {
    let done = comment_draft::Entity::update_many()
        .set(row(author, to))
        .filter(comment_draft::Column::ReporterId.eq(to.reporter.to_string()))
        .filter(comment_draft::Column::AuthorId.eq(author.to_string()))
        .filter(comment_draft::Column::Revision.eq(from))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Throws a draft away. `false` when it is another than the one that was read.
pub async fn discard(
    tx: &Tx,
    reporter: ReporterId,
    author: AccountId,
    revision: i64,
) -> Result<bool, StorageError> {
    let done = comment_draft::Entity::delete_many()
        .filter(comment_draft::Column::ReporterId.eq(reporter.to_string()))
        .filter(comment_draft::Column::AuthorId.eq(author.to_string()))
        .filter(comment_draft::Column::Revision.eq(revision))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Throws away all drafts of a review, whosever they are, unread.
pub async fn discard_all(tx: &Tx, review: ReviewId) -> Result<(), StorageError> {
    comment_draft::Entity::delete_many()
        .filter(comment_draft::Column::ReporterId.in_subquery(roster::ids_of_reporters(review)))
        .exec(&tx.0)
        .await?;
    Ok(())
}

fn row(author: AccountId, of: &Draft) -> comment_draft::ActiveModel {
    let Texts { praise, problem, direction } = of.texts.clone();
    comment_draft::ActiveModel {
        reporter_id: Set(of.reporter.to_string()),
        author_id: Set(author.to_string()),
        praise_zh: Set(praise.zh),
        praise_en: Set(praise.en),
        problem_zh: Set(problem.zh),
        problem_en: Set(problem.en),
        direction_zh: Set(direction.zh),
        direction_en: Set(direction.en),
        revision: Set(of.revision),
        saved_at: Set(of.saved_at.ms()),
    }
}
