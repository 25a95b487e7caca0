//! What was asked of reporters at the meeting, and answered.

use review::{
    id::{AccountId, QuestionId, ReporterId, ReviewId},
    question::Asker,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Rows, StorageError, Tx,
    meeting::said::Said,
    table::{parsed, table},
};

table!(question = "question" [question_id: String] {
    review_id: String,
    reporter_id: String,
    asker_id: Option<String>,
    asker_name: String,
    text_zh: String,
    text_en: String,
    answer_zh: String,
    answer_en: String,
    follow_up: i64,
    asked_at: i64,
    revision: i64,
    written_by: String,
    written_at: i64,
});

/// A question to one reporter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Which.
    pub id: QuestionId,
    /// Whom it was put to.
    pub reporter: ReporterId,
    /// Who asked.
    pub asker: Asker,
    /// What was asked.
    pub text: Said,
    /// What was answered; blank until somebody writes it down.
    pub answer: Said,
    /// Whether something is to come of it.
    pub follow_up: bool,
    /// When it was first written down.
    pub asked_at: Instant,
    /// Grows by one each time it is written; the first is 1.
    pub revision: i64,
    /// Who wrote it last.
    pub written_by: AccountId,
    /// When.
    pub written_at: Instant,
}

impl TryFrom<question::Model> for Question {
    type Error = StorageError;

    fn try_from(row: question::Model) -> Result<Self, StorageError> {
        let asker = match row.asker_id {
            Some(id) => Asker::Leader(parsed(&id, "question", "asker_id")?),
            None => Asker::Named(row.asker_name),
        };
        Ok(Self {
            id: parsed(&row.question_id, "question", "question_id")?,
            reporter: parsed(&row.reporter_id, "question", "reporter_id")?,
            asker,
            text: Said { zh: row.text_zh, en: row.text_en },
            answer: Said { zh: row.answer_zh, en: row.answer_en },
            follow_up: row.follow_up == 1,
            asked_at: Instant::from_ms(row.asked_at),
            revision: row.revision,
            written_by: parsed(&row.written_by, "question", "written_by")?,
            written_at: Instant::from_ms(row.written_at),
        })
    }
}

/// All questions of a review, the earliest first.
pub async fn questions(rows: &impl Rows, review: ReviewId) -> Result<Vec<Question>, StorageError> {
    let found = question::Entity::find()
        .filter(question::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(question::Column::AskedAt)
        .order_by_asc(question::Column::QuestionId)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Question::try_from).collect()
}

/// One question of a review.
pub async fn by_id(
    rows: &impl Rows,
    review: ReviewId,
    id: QuestionId,
) -> Result<Option<Question>, StorageError> {
    let found = question::Entity::find_by_id(id.to_string())
        .filter(question::Column::ReviewId.eq(review.to_string()))
        .one(rows.connection())
        .await?;
    found.map(Question::try_from).transpose()
}

/// Writes a new question down.
pub async fn add(tx: &Tx, review: ReviewId, new: &Question) -> Result<(), StorageError> {
    row(review, new).insert(&tx.0).await?;
    Ok(())
}

/// Writes a question anew over the revision that was read. `false` when it is another by now.
pub async fn rewrite(tx: &Tx, review: ReviewId, from: i64, to: &Question) -> Result<bool, StorageError> {
    let done = question::Entity::update_many()
        .set(row(review, to))
        .filter(question::Column::QuestionId.eq(to.id.to_string()))
        .filter(question::Column::ReviewId.eq(review.to_string()))
        .filter(question::Column::Revision.eq(from))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes a question away. `false` when it is another than the one that was read.
pub async fn remove(tx: &Tx, review: ReviewId, id: QuestionId, revision: i64) -> Result<bool, StorageError> {
    let done = question::Entity::delete_many()
        .filter(question::Column::QuestionId.eq(id.to_string()))
        .filter(question::Column::ReviewId.eq(review.to_string()))
        .filter(question::Column::Revision.eq(revision))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

fn row(review: ReviewId, of: &Question) -> question::ActiveModel {
    let (asker_id, asker_name) = match &of.asker {
        Asker::Leader(account) => (Some(account.to_string()), String::new()),
        Asker::Named(name) => (None, name.clone()),
    };
    question::ActiveModel {
        question_id: Set(of.id.to_string()),
        review_id: Set(review.to_string()),
        reporter_id: Set(of.reporter.to_string()),
        asker_id: Set(asker_id),
        asker_name: Set(asker_name),
        text_zh: Set(of.text.zh.clone()),
        text_en: Set(of.text.en.clone()),
        answer_zh: Set(of.answer.zh.clone()),
        answer_en: Set(of.answer.en.clone()),
        follow_up: Set(i64::from(of.follow_up)),
        asked_at: Set(of.asked_at.ms()),
        revision: Set(of.revision),
        written_by: Set(of.written_by.to_string()),
        written_at: Set(of.written_at.ms()),
    }
}
