//! One news item.

use review::{
    id::{AccountId, NewsId, ReviewId},
    publication::{Circle, ItemKind, NewsState, Slug},
    time::Instant,
    words::{Lang, Words},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, UpdateMany, sea_query::Expr,
};

use super::approval::{Passed, approvals, clear_approvals};
use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, parsed, table, words, zh_en},
};

table!(news = "news" [news_id: String] {
    review_id: String,
    slug: String,
    title_zh: String,
    title_en: String,
    body_zh: String,
    body_en: String,
    correspondent_zh: String,
    correspondent_en: String,
    author_id: String,
    revision: i64,
    drafted_at: i64,
    submitted_at: Option<i64>,
    approved_at: Option<i64>,
    released_at: Option<i64>,
    released_by: Option<String>,
    views: i64,
    kind: String,
    circle: String,
});

/// The Markdown, too long for [`Words`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// What is edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Its place under `/news/`.
    pub slug: Slug,
    /// The headline.
    pub title: Words,
    /// What is reported.
    pub body: Body,
    /// By whom, as printed.
    pub correspondent: Words,
    /// Who may read it once it is released.
    pub circle: Circle,
}

/// A news item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// Which.
    pub id: NewsId,
    /// Of which review it tells.
    pub review: ReviewId,
    /// What it is.
    pub kind: ItemKind,
    /// What it says.
    pub text: Text,
    /// Who drafted it, and so approves none of it.
    pub author: AccountId,
    /// Grows with every deed.
    pub revision: usize,
    /// Where it stands.
    pub state: NewsState,
    /// The steps that were passed since it was last submitted.
    pub approvals: Vec<Passed>,
    /// Since when it is there.
    pub drafted_at: Instant,
    /// Since when it waits for approval.
    pub submitted_at: Option<Instant>,
    /// Since when it may be read, which may be still to come, and who saw to that.
    pub released: Option<(Instant, AccountId)>,
    /// How often it was read.
    pub views: usize,
}

/// What a deed makes of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody waits for it.
    Draft,
    /// It waits for its first step.
    Submitted(Instant),
    /// A step was passed and another is left.
    Passed,
    /// All steps are passed.
    Approved(Instant),
    /// It may be read from then on.
    Released(Instant, AccountId),
    /// Its release, which was still to come, is off.
    CalledOff,
}

impl Body {
    /// In one language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

impl News {
    /// Since when it may be read, or will.
    pub fn released_at(&self) -> Option<Instant> {
        self.released.map(|(at, _)| at)
    }

    /// Whether it can be read by now.
    pub fn is_out(&self, now: Instant) -> bool {
        review::publication::is_out(self.released_at(), now)
    }
}

/// An item out of its row and its approvals.
fn item(row: news::Model, approvals: Vec<Passed>) -> Result<News, StorageError> {
    let release = row.released_at.map(Instant::from_ms).zip(row.released_by);
    Ok(News {
        id: parsed(&row.news_id, "news", "news_id")?,
        review: parsed(&row.review_id, "news", "review_id")?,
        text: Text {
            slug: parsed(&row.slug, "news", "slug")?,
            title: words(&row.title_zh, &row.title_en, "news", "title_zh")?,
            body: Body { zh: row.body_zh, en: row.body_en },
            correspondent: words(&row.correspondent_zh, &row.correspondent_en, "news", "correspondent_zh")?,
            circle: parsed(&row.circle, "news", "circle")?,
        },
        kind: parsed(&row.kind, "news", "kind")?,
        author: parsed(&row.author_id, "news", "author_id")?,
        revision: counted(row.revision, "news", "revision")?,
        state: match (row.released_at, row.approved_at, row.submitted_at) {
            (Some(_), _, _) => NewsState::Released,
            (None, Some(_), _) => NewsState::Approved,
            (None, None, Some(_)) => NewsState::InReview { step: step(approvals.len())? },
            (None, None, None) => NewsState::Draft,
        },
        approvals,
        drafted_at: Instant::from_ms(row.drafted_at),
        submitted_at: row.submitted_at.map(Instant::from_ms),
        released: release
            .map(|(at, by)| Ok::<_, StorageError>((at, parsed(&by, "news", "released_by")?)))
            .transpose()?,
        views: counted(row.views, "news", "views")?,
    })
}

pub(super) fn step(passed: usize) -> Result<u8, StorageError> {
    u8::try_from(passed).map_err(|why| StorageError::inconsistent("news_approval", "step", why))
}

/// Rows as items.
pub(super) async fn items(rows: &impl Rows, found: Vec<news::Model>) -> Result<Vec<News>, StorageError> {
    let mut passed = approvals(rows, found.iter().map(|row| row.news_id.as_str())).await?;
    found
        .into_iter()
        .map(|row| {
            let passed = passed.remove(&row.news_id).unwrap_or_default();
            item(row, passed)
        })
        .collect()
}

/// Adds a draft. [`StorageError::is_duplicate`] when its slug is taken.
pub async fn add(
    tx: &Tx,
    (id, review): (NewsId, ReviewId),
    author: AccountId,
    (kind, text): (ItemKind, Text),
    at: Instant,
) -> Result<(), StorageError> {
    let ((title_zh, title_en), (correspondent_zh, correspondent_en)) =
        (zh_en(&text.title), zh_en(&text.correspondent));
    news::ActiveModel {
        news_id: Set(id.to_string()),
        review_id: Set(review.to_string()),
        slug: Set(text.slug.into()),
        title_zh: Set(title_zh),
        title_en: Set(title_en),
        body_zh: Set(text.body.zh),
        body_en: Set(text.body.en),
        correspondent_zh: Set(correspondent_zh),
        correspondent_en: Set(correspondent_en),
        author_id: Set(author.to_string()),
        revision: Set(0),
        drafted_at: Set(at.ms()),
        submitted_at: Set(None),
        approved_at: Set(None),
        released_at: Set(None),
        released_by: Set(None),
        views: Set(0),
        kind: Set(kind.key().to_owned()),
        circle: Set(text.circle.key().to_owned()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// One item of a review.
pub async fn by_id(rows: &impl Rows, review: ReviewId, id: NewsId) -> Result<Option<News>, StorageError> {
    let found = news::Entity::find_by_id(id.to_string())
        .filter(news::Column::ReviewId.eq(review.to_string()))
        .one(rows.connection())
        .await?;
    Ok(items(rows, found.into_iter().collect()).await?.pop())
}

/// One item, whatever its review.
pub async fn by_news_id(rows: &impl Rows, id: NewsId) -> Result<Option<News>, StorageError> {
    let found = news::Entity::find_by_id(id.to_string()).one(rows.connection()).await?;
    Ok(items(rows, found.into_iter().collect()).await?.pop())
}

/// The item at a public address, released or not.
pub async fn by_slug(rows: &impl Rows, slug: &Slug) -> Result<Option<News>, StorageError> {
    let found =
        news::Entity::find().filter(news::Column::Slug.eq(slug.as_str())).one(rows.connection()).await?;
    Ok(items(rows, found.into_iter().collect()).await?.pop())
}

/// Whether an item stands at an address, or will.
pub async fn slug_taken(rows: &impl Rows, slug: &Slug) -> Result<bool, StorageError> {
    let found =
        news::Entity::find().filter(news::Column::Slug.eq(slug.as_str())).one(rows.connection()).await?;
    Ok(found.is_some())
}

/// The row as somebody read it; a deed moves it on by one revision.
fn as_read(id: NewsId, revision: usize) -> UpdateMany<news::Entity> {
    news::Entity::update_many()
        .filter(news::Column::NewsId.eq(id.to_string()))
        .filter(news::Column::Revision.eq(count(revision)))
}

/// Writes another text, which is a draft without approvals. `false` when somebody was faster;
/// [`StorageError::is_duplicate`] when the slug is taken.
pub async fn rewrite(tx: &Tx, id: NewsId, revision: usize, text: &Text) -> Result<bool, StorageError> {
    let ((title_zh, title_en), (correspondent_zh, correspondent_en)) =
        (zh_en(&text.title), zh_en(&text.correspondent));
    let done = as_read(id, revision)
        .col_expr(news::Column::Slug, Expr::value(text.slug.as_str()))
        .col_expr(news::Column::TitleZh, Expr::value(title_zh))
        .col_expr(news::Column::TitleEn, Expr::value(title_en))
        .col_expr(news::Column::BodyZh, Expr::value(text.body.zh.clone()))
        .col_expr(news::Column::BodyEn, Expr::value(text.body.en.clone()))
        .col_expr(news::Column::CorrespondentZh, Expr::value(correspondent_zh))
        .col_expr(news::Column::CorrespondentEn, Expr::value(correspondent_en))
        .col_expr(news::Column::Circle, Expr::value(text.circle.key()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1 && move_to(tx, id, revision, Stage::Draft).await?)
}

/// Moves an item on, or back to a draft (which takes all approvals back). `false` when somebody was faster.
pub async fn move_to(tx: &Tx, id: NewsId, revision: usize, stage: Stage) -> Result<bool, StorageError> {
    let none = || Expr::value(None::<i64>);
    let change = as_read(id, revision).col_expr(news::Column::Revision, Expr::value(count(revision + 1)));
    let change = match stage {
        Stage::Draft => change
            .col_expr(news::Column::SubmittedAt, none())
            .col_expr(news::Column::ApprovedAt, none())
            .col_expr(news::Column::ReleasedAt, none())
            .col_expr(news::Column::ReleasedBy, Expr::value(None::<String>)),
        Stage::Submitted(at) => change.col_expr(news::Column::SubmittedAt, Expr::value(at.ms())),
        Stage::Passed => change,
        Stage::Approved(at) => change.col_expr(news::Column::ApprovedAt, Expr::value(at.ms())),
        Stage::Released(at, by) => change
            .col_expr(news::Column::ReleasedAt, Expr::value(at.ms()))
            .col_expr(news::Column::ReleasedBy, Expr::value(by.to_string())),
        Stage::CalledOff => change
            .col_expr(news::Column::ReleasedAt, none())
            .col_expr(news::Column::ReleasedBy, Expr::value(None::<String>)),
    };
    if change.exec(&tx.0).await?.rows_affected != 1 {
        return Ok(false);
    }
    if stage == Stage::Draft {
        clear_approvals(tx, id).await?;
    }
    Ok(true)
}

/// Holds an item as it was read until the transaction ends, without changing it. `false` when somebody was faster.
pub async fn touch(tx: &Tx, id: NewsId, revision: usize) -> Result<bool, StorageError> {
    let held = as_read(id, revision)
        .col_expr(news::Column::Revision, Expr::value(count(revision)))
        .exec(&tx.0)
        .await?;
    Ok(held.rows_affected == 1)
}
