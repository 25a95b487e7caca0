//! What leaders said: comments and requirements.

use review::{
    id::{AccountId, CommentId, ReporterId, RequirementId, ReviewId, UnitId},
    time::Instant,
    words::{Lang, Words},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx, roster,
    table::{parsed, table, words, zh_en},
};

table!(comment = "comment" [comment_id: String] {
    reporter_id: String,
    author_id: String,
    praise_zh: String,
    praise_en: String,
    problem_zh: String,
    problem_en: String,
    direction_zh: String,
    direction_en: String,
    revision: i64,
    written_at: i64,
});
table!(requirement = "requirement" [requirement_id: String] {
    review_id: String,
    unit_id: Option<String>,
    text_zh: String,
    text_en: String,
    stated_by: String,
    stated_at: i64,
    none_why: Option<String>,
    none_by: Option<String>,
    none_at: Option<i64>,
});

/// What somebody said, in both languages. Unlike [`Words`] it may be blank, and as long as its own rule lets it be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Said {
    /// As a reader of this language has it.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// A leader's comment on one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Which.
    pub id: CommentId,
    /// On whose report.
    pub reporter: ReporterId,
    /// Whose.
    pub author: AccountId,
    /// What was good.
    pub praise: Said,
    /// What was not.
    pub problem: Said,
    /// Where to go from here.
    pub direction: Said,
    /// Grows each time it is written; the first is 1.
    pub revision: i64,
    /// When it was written last.
    pub written_at: Instant,
}

/// What leaders ask of one unit, or of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Which.
    pub id: RequirementId,
    /// Of which unit; of all where none is named.
    pub unit: Option<UnitId>,
    /// What.
    pub text: Words,
    /// Who stated it.
    pub by: AccountId,
    /// When.
    pub at: Instant,
    /// Why no item of the ledger follows from it, where somebody has said so.
    pub none: Option<WhyNone>,
}

/// Why no item follows from a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyNone {
    /// The reason.
    pub why: String,
    /// Who gave it.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

impl TryFrom<comment::Model> for Comment {
    type Error = StorageError;

    fn try_from(row: comment::Model) -> Result<Self, StorageError> {
        Ok(Self {
            id: parsed(&row.comment_id, "comment", "comment_id")?,
            reporter: parsed(&row.reporter_id, "comment", "reporter_id")?,
            author: parsed(&row.author_id, "comment", "author_id")?,
            praise: Said { zh: row.praise_zh, en: row.praise_en },
            problem: Said { zh: row.problem_zh, en: row.problem_en },
            direction: Said { zh: row.direction_zh, en: row.direction_en },
            revision: row.revision,
            written_at: Instant::from_ms(row.written_at),
        })
    }
}

impl TryFrom<requirement::Model> for Requirement {
    type Error = StorageError;

    fn try_from(row: requirement::Model) -> Result<Self, StorageError> {
        let none = match (row.none_why, row.none_by, row.none_at) {
            (Some(why), Some(by), Some(at)) => {
                let by = parsed(&by, "requirement", "none_by")?;
                Some(WhyNone { why, by, at: Instant::from_ms(at) })
            }
            (_, _, _) => None,
        };
        Ok(Self {
            none,
            id: parsed(&row.requirement_id, "requirement", "requirement_id")?,
            unit: row.unit_id.map(|unit| parsed(&unit, "requirement", "unit_id")).transpose()?,
            text: words(&row.text_zh, &row.text_en, "requirement", "text_zh")?,
            by: parsed(&row.stated_by, "requirement", "stated_by")?,
            at: Instant::from_ms(row.stated_at),
        })
    }
}

/// All comments of a review's reporters, the earliest first.
pub async fn comments(rows: &impl Rows, reporters: &[ReporterId]) -> Result<Vec<Comment>, StorageError> {
    let found = comment::Entity::find()
        .filter(comment::Column::ReporterId.is_in(reporters.iter().map(ToString::to_string)))
        .order_by_asc(comment::Column::CommentId)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Comment::try_from).collect()
}

/// On whose reports of a review an author has commented.
pub async fn commented_by(
    rows: &impl Rows,
    review: ReviewId,
    author: AccountId,
) -> Result<Vec<ReporterId>, StorageError> {
    let found: Vec<String> = comment::Entity::find()
        .select_only()
        .column(comment::Column::ReporterId)
        .filter(comment::Column::AuthorId.eq(author.to_string()))
        .filter(comment::Column::ReporterId.in_subquery(roster::ids_of_reporters(review)))
        .into_tuple()
        .all(rows.connection())
        .await?;
    found.iter().map(|id| parsed(id, "comment", "reporter_id")).collect()
}

/// One author's comment on one report.
pub async fn comment_of(
    rows: &impl Rows,
    reporter: ReporterId,
    author: AccountId,
) -> Result<Option<Comment>, StorageError> {
    let found = comment::Entity::find()
        .filter(comment::Column::ReporterId.eq(reporter.to_string()))
        .filter(comment::Column::AuthorId.eq(author.to_string()))
        .one(rows.connection())
        .await?;
    found.map(Comment::try_from).transpose()
}

/// One comment of a review.
pub async fn comment_by_id(
    rows: &impl Rows,
    review: ReviewId,
    id: CommentId,
) -> Result<Option<Comment>, StorageError> {
    let found = comment::Entity::find_by_id(id.to_string())
        .filter(comment::Column::ReporterId.in_subquery(roster::ids_of_reporters(review)))
        .one(rows.connection())
        .await?;
    found.map(Comment::try_from).transpose()
}

/// Adds a comment. [`StorageError::is_duplicate`] when its author had written one on the same report.
pub async fn add_comment(tx: &Tx, new: &Comment) -> Result<(), StorageError> {
    comment::ActiveModel {
        comment_id: Set(new.id.to_string()),
        reporter_id: Set(new.reporter.to_string()),
        author_id: Set(new.author.to_string()),
        praise_zh: Set(new.praise.zh.clone()),
        praise_en: Set(new.praise.en.clone()),
        problem_zh: Set(new.problem.zh.clone()),
        problem_en: Set(new.problem.en.clone()),
        direction_zh: Set(new.direction.zh.clone()),
        direction_en: Set(new.direction.en.clone()),
        revision: Set(new.revision),
        written_at: Set(new.written_at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Replaces the words of a comment. `false` when it was written since this revision.
pub async fn rewrite_comment(tx: &Tx, revision: i64, new: &Comment) -> Result<bool, StorageError> {
    let done = comment::Entity::update_many()
        .col_expr(comment::Column::PraiseZh, Expr::value(new.praise.zh.clone()))
        .col_expr(comment::Column::PraiseEn, Expr::value(new.praise.en.clone()))
        .col_expr(comment::Column::ProblemZh, Expr::value(new.problem.zh.clone()))
        .col_expr(comment::Column::ProblemEn, Expr::value(new.problem.en.clone()))
        .col_expr(comment::Column::DirectionZh, Expr::value(new.direction.zh.clone()))
        .col_expr(comment::Column::DirectionEn, Expr::value(new.direction.en.clone()))
        .col_expr(comment::Column::Revision, Expr::value(new.revision))
        .col_expr(comment::Column::WrittenAt, Expr::value(new.written_at.ms()))
        .filter(comment::Column::CommentId.eq(new.id.to_string()))
        .filter(comment::Column::Revision.eq(revision))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// All requirements of a review, the earliest first.
pub async fn requirements(rows: &impl Rows, review: ReviewId) -> Result<Vec<Requirement>, StorageError> {
    let found = requirement::Entity::find()
        .filter(requirement::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(requirement::Column::RequirementId)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Requirement::try_from).collect()
}

/// Adds a requirement.
pub async fn add_requirement(tx: &Tx, review: ReviewId, new: &Requirement) -> Result<(), StorageError> {
    let (text_zh, text_en) = zh_en(&new.text);
    requirement::ActiveModel {
        requirement_id: Set(new.id.to_string()),
        review_id: Set(review.to_string()),
        unit_id: Set(new.unit.map(|unit| unit.to_string())),
        text_zh: Set(text_zh),
        text_en: Set(text_en),
        stated_by: Set(new.by.to_string()),
        stated_at: Set(new.at.ms()),
        none_why: Set(None),
        none_by: Set(None),
        none_at: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}
