//! The ledger: items to be mended, and each step somebody took with one.

pub mod evidence;
pub mod ledger;
pub mod requirement;
pub mod years;

use review::{
    follow_up::{ItemState, Source, words_key},
    id::{AccountId, CommentId, ItemId, QuestionId, RequirementId, ReviewId, UnitId},
    time::{Day, Instant},
    words::Words,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};
use serde::{Deserialize, Serialize};

use crate::{
    Rows, StorageError, Tx,
    table::{coded, decoded, parsed, table, words, zh_en},
};

table!(item = "item" [item_id: String] {
    review_id: String,
    unit_id: Option<String>,
    requirement_id: Option<String>,
    question_id: Option<String>,
    comment_id: Option<String>,
    origin_year: i64,
    text_zh: String,
    text_en: String,
    owner_zh: String,
    owner_en: String,
    owner_id: Option<String>,
    due_on: String,
    state: String,
    note: String,
    revision: i64,
    changed_at: i64,
    measure_zh: String,
    measure_en: String,
    source: String,
    source_key: Option<String>,
    made_at: i64,
    verified_on: Option<String>,
    text_key: String,
    carried_from: Option<String>,
    repeats: Option<String>,
    asked_zh: String,
    asked_en: String,
});
table!(item_step = "item_step" [item_id: String, revision: i64] {
    state: String,
    note: String,
    by_id: String,
    taken_at: i64,
    kind: String,
});

/// A problem to be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which.
    pub id: ItemId,
    /// Whose; everybody's where no unit is named.
    pub unit: Option<UnitId>,
    /// What it follows from.
    pub requirement: Option<RequirementId>,
    /// … or out of which question it came.
    pub question: Option<QuestionId>,
    /// … or of which comment it is the problem.
    pub comment: Option<CommentId>,
    /// The reviewed year in which it was found; earlier than its review's when it was carried in.
    pub origin_year: i16,
    /// What is to be mended.
    pub text: Words,
    /// By whom, as printed.
    pub owner: Words,
    /// … and as signed in, where the owner has an account.
    pub owner_account: Option<AccountId>,
    /// The last day in time.
    pub due_on: Day,
    /// Where it stands.
    pub state: ItemState,
    /// What was noted at the latest step.
    pub note: String,
    /// Grows at each step; the first is 1.
    pub revision: i64,
    /// How it is to be mended, once somebody has said so.
    pub measure: Option<Words>,
    /// Where it comes from.
    pub source: Source,
    /// The words of a report, or the voter's comment, that it was made of: these become one item at most.
    pub source_key: Option<String>,
    /// When it was made.
    pub made_at: Instant,
    /// The day on which it was verified, while it is.
    pub verified_on: Option<Day>,
    /// The item of the year before that goes on in this one.
    pub carried_from: Option<ItemId>,
    /// The item of an earlier year of which somebody has said that it is the same problem.
    pub repeats: Option<ItemId>,
    /// What was asked, where the requirement stayed in its own year.
    pub asked: Option<Words>,
}

impl Item {
    /// An open item, nobody's in particular, of no unit in particular.
    pub fn new(
        id: ItemId,
        source: Source,
        origin_year: i16,
        text: Words,
        owner: Words,
        due_on: Day,
        made_at: Instant,
    ) -> Self {
        Self {
            id,
            unit: None,
            requirement: None,
            question: None,
            comment: None,
            origin_year,
            text,
            owner,
            owner_account: None,
            due_on,
            state: ItemState::default(),
            note: String::new(),
            revision: 1,
            measure: None,
            source,
            source_key: None,
            made_at,
            verified_on: None,
            carried_from: None,
            repeats: None,
            asked: None,
        }
    }
}

/// What a row of an item's record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// It went on.
    Step,
    /// Its measure, owner or day was changed.
    Change,
    /// It was said to be the same problem as one of an earlier year.
    Link,
}

/// A step that somebody took with an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// What was done.
    pub deed: Deed,
    /// Where the item stood afterwards.
    pub state: ItemState,
    /// What was noted.
    pub note: String,
    /// By whom.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

impl TryFrom<item::Model> for Item {
    type Error = StorageError;

    fn try_from(row: item::Model) -> Result<Self, StorageError> {
        let origin_year = i16::try_from(row.origin_year);
        Ok(Self {
            id: parsed(&row.item_id, "item", "item_id")?,
            unit: row.unit_id.map(|id| parsed(&id, "item", "unit_id")).transpose()?,
            requirement: row.requirement_id.map(|id| parsed(&id, "item", "requirement_id")).transpose()?,
            comment: row.comment_id.map(|id| parsed(&id, "item", "comment_id")).transpose()?,
            question: row.question_id.map(|id| parsed(&id, "item", "question_id")).transpose()?,
            origin_year: origin_year.map_err(|why| StorageError::inconsistent("item", "origin_year", why))?,
            text: words(&row.text_zh, &row.text_en, "item", "text_zh")?,
            owner: words(&row.owner_zh, &row.owner_en, "item", "owner_zh")?,
            owner_account: row.owner_id.map(|id| parsed(&id, "item", "owner_id")).transpose()?,
            due_on: parsed(&row.due_on, "item", "due_on")?,
            state: decoded(&row.state, "item", "state")?,
            note: row.note,
            revision: row.revision,
            measure: maybe(&row.measure_zh, &row.measure_en, "measure_zh")?,
            source: decoded(&row.source, "item", "source")?,
            source_key: row.source_key,
            made_at: Instant::from_ms(row.made_at),
            verified_on: row.verified_on.map(|day| parsed(&day, "item", "verified_on")).transpose()?,
            carried_from: row.carried_from.map(|id| parsed(&id, "item", "carried_from")).transpose()?,
            repeats: row.repeats.map(|id| parsed(&id, "item", "repeats")).transpose()?,
            asked: maybe(&row.asked_zh, &row.asked_en, "asked_zh")?,
        })
    }
}

/// Words that may be missing.
fn maybe(zh: &str, en: &str, column: &'static str) -> Result<Option<Words>, StorageError> {
    if zh.is_empty() && en.is_empty() { Ok(None) } else { words(zh, en, "item", column).map(Some) }
}

/// … and what the columns hold of them.
fn both(words: Option<&Words>) -> (String, String) {
    words.map(zh_en).unwrap_or_default()
}

impl TryFrom<item_step::Model> for Taken {
    type Error = StorageError;

    fn try_from(row: item_step::Model) -> Result<Self, StorageError> {
        Ok(Self {
            deed: decoded(&row.kind, "item_step", "kind")?,
            state: decoded(&row.state, "item_step", "state")?,
            note: row.note,
            by: parsed(&row.by_id, "item_step", "by_id")?,
            at: Instant::from_ms(row.taken_at),
        })
    }
}

/// The ledger of a review: what is due first comes first.
pub async fn items(rows: &impl Rows, review: ReviewId) -> Result<Vec<Item>, StorageError> {
    let found = item::Entity::find()
        .filter(item::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(item::Column::DueOn)
        .order_by_asc(item::Column::ItemId)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Item::try_from).collect()
}

/// One item of a review.
pub async fn by_id(rows: &impl Rows, review: ReviewId, id: ItemId) -> Result<Option<Item>, StorageError> {
    let found = item::Entity::find_by_id(id.to_string())
        .filter(item::Column::ReviewId.eq(review.to_string()))
        .one(rows.connection())
        .await?;
    found.map(Item::try_from).transpose()
}

/// The item that a question has become.
pub async fn of_question(rows: &impl Rows, question: QuestionId) -> Result<Option<Item>, StorageError> {
    let found = item::Entity::find()
        .filter(item::Column::QuestionId.eq(question.to_string()))
        .one(rows.connection())
        .await?;
    found.map(Item::try_from).transpose()
}

/// The item that the problem of a comment has become.
pub async fn of_comment(rows: &impl Rows, comment: CommentId) -> Result<Option<Item>, StorageError> {
    let found = item::Entity::find()
        .filter(item::Column::CommentId.eq(comment.to_string()))
        .one(rows.connection())
        .await?;
    found.map(Item::try_from).transpose()
}

/// What this year's report of a unit must answer: items of earlier years, the unit's own and everybody's.
pub async fn carried_in(rows: &impl Rows, review: ReviewId, unit: UnitId) -> Result<Vec<Item>, StorageError> {
    let Some(found) = crate::cycle::by_id(rows, review).await? else { return Ok(Vec::new()) };
    let concerned =
        Condition::any().add(item::Column::UnitId.eq(unit.to_string())).add(item::Column::UnitId.is_null());
    let found = item::Entity::find()
        .filter(item::Column::ReviewId.eq(review.to_string()))
        .filter(item::Column::OriginYear.lt(i64::from(found.year)))
        .filter(concerned)
        .order_by_asc(item::Column::ItemId)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Item::try_from).collect()
}

/// Adds an item to the ledger. [`StorageError::is_duplicate`] when its question or comment had become one.
pub async fn add_item(tx: &Tx, review: ReviewId, new: &Item, at: Instant) -> Result<(), StorageError> {
    let ((text_zh, text_en), (owner_zh, owner_en)) = (zh_en(&new.text), zh_en(&new.owner));
    let (measure_zh, measure_en) = both(new.measure.as_ref());
    let (asked_zh, asked_en) = both(new.asked.as_ref());
    item::ActiveModel {
        item_id: Set(new.id.to_string()),
        review_id: Set(review.to_string()),
        unit_id: Set(new.unit.map(|id| id.to_string())),
        requirement_id: Set(new.requirement.map(|id| id.to_string())),
        question_id: Set(new.question.map(|id| id.to_string())),
        comment_id: Set(new.comment.map(|id| id.to_string())),
        origin_year: Set(i64::from(new.origin_year)),
        text_key: Set(words_key(&text_zh)),
        text_zh: Set(text_zh),
        text_en: Set(text_en),
        owner_zh: Set(owner_zh),
        owner_en: Set(owner_en),
        owner_id: Set(new.owner_account.map(|id| id.to_string())),
        due_on: Set(new.due_on.to_string()),
        state: Set(coded(&new.state)?),
        note: Set(new.note.clone()),
        revision: Set(new.revision),
        changed_at: Set(at.ms()),
        measure_zh: Set(measure_zh),
        measure_en: Set(measure_en),
        source: Set(coded(&new.source)?),
        source_key: Set(new.source_key.clone()),
        made_at: Set(new.made_at.ms()),
        verified_on: Set(new.verified_on.map(|day| day.to_string())),
        carried_from: Set(new.carried_from.map(|id| id.to_string())),
        repeats: Set(new.repeats.map(|id| id.to_string())),
        asked_zh: Set(asked_zh),
        asked_en: Set(asked_en),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Takes away what was carried in for a unit and was not touched since.
pub async fn remove_untouched(tx: &Tx, review: ReviewId, unit: UnitId) -> Result<(), StorageError> {
    let Some(found) = crate::cycle::by_id(tx, review).await? else { return Ok(()) };
    item::Entity::delete_many()
        .filter(item::Column::ReviewId.eq(review.to_string()))
        .filter(item::Column::UnitId.eq(unit.to_string()))
        .filter(item::Column::OriginYear.lt(i64::from(found.year)))
        .filter(item::Column::Revision.eq(1))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// What moves with a row of the record.
#[derive(Clone, Copy, Debug)]
pub enum Move<'a> {
    /// A step; with the day where it verifies the item.
    Step { verified_on: Option<Day> },
    /// New words, owner or day.
    Change(&'a Item),
    /// The same problem as this one of an earlier year; as none, when the link is taken back.
    Link(Option<ItemId>),
}

/// Takes an item one revision on and records it. `false` when somebody else moved it since.
pub async fn take_step(
    tx: &Tx,
    review: ReviewId,
    id: ItemId,
    revision: i64,
    step: &Taken,
    moved: Move<'_>,
) -> Result<bool, StorageError> {
    let update = item::Entity::update_many()
        .col_expr(item::Column::Revision, Expr::value(revision + 1))
        .col_expr(item::Column::ChangedAt, Expr::value(step.at.ms()))
        .filter(item::Column::ItemId.eq(id.to_string()))
        .filter(item::Column::ReviewId.eq(review.to_string()))
        .filter(item::Column::Revision.eq(revision));
    let update = match moved {
        Move::Step { verified_on } => update
            .col_expr(item::Column::State, Expr::value(coded(&step.state)?))
            .col_expr(item::Column::Note, Expr::value(step.note.clone()))
            .col_expr(item::Column::VerifiedOn, Expr::value(verified_on.map(|day| day.to_string()))),
        Move::Change(new) => {
            let (owner_zh, owner_en) = zh_en(&new.owner);
            let (measure_zh, measure_en) = both(new.measure.as_ref());
            update
                .col_expr(item::Column::OwnerZh, Expr::value(owner_zh))
                .col_expr(item::Column::OwnerEn, Expr::value(owner_en))
                .col_expr(item::Column::OwnerId, Expr::value(new.owner_account.map(|id| id.to_string())))
                .col_expr(item::Column::DueOn, Expr::value(new.due_on.to_string()))
                .col_expr(item::Column::MeasureZh, Expr::value(measure_zh))
                .col_expr(item::Column::MeasureEn, Expr::value(measure_en))
        }
        Move::Link(to) => update.col_expr(item::Column::Repeats, Expr::value(to.map(|id| id.to_string()))),
    };
    if update.exec(&tx.0).await?.rows_affected != 1 {
        return Ok(false);
    }
    item_step::ActiveModel {
        item_id: Set(id.to_string()),
        revision: Set(revision + 1),
        state: Set(coded(&step.state)?),
        note: Set(step.note.clone()),
        by_id: Set(step.by.to_string()),
        taken_at: Set(step.at.ms()),
        kind: Set(coded(&step.deed)?),
    }
    .insert(&tx.0)
    .await?;
    Ok(true)
}

/// Who said last that an item is done.
pub async fn submitted_by(rows: &impl Rows, id: ItemId) -> Result<Option<AccountId>, StorageError> {
    let found = item_step::Entity::find()
        .filter(item_step::Column::ItemId.eq(id.to_string()))
        .filter(item_step::Column::State.eq(coded(&ItemState::Submitted)?))
        .filter(item_step::Column::Kind.eq(coded(&Deed::Step)?))
        .order_by_desc(item_step::Column::Revision)
        .limit(1)
        .one(rows.connection())
        .await?;
    found.map(|row| parsed(&row.by_id, "item_step", "by_id")).transpose()
}

/// The steps taken with an item, the earliest first.
pub async fn steps(rows: &impl Rows, id: ItemId) -> Result<Vec<Taken>, StorageError> {
    let found = item_step::Entity::find()
        .filter(item_step::Column::ItemId.eq(id.to_string()))
        .order_by_asc(item_step::Column::Revision)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Taken::try_from).collect()
}
