//! The ledger as its pages want it: filtered, counted and paged by the database. A review may have ten thousand items.

use std::collections::BTreeMap;

use review::{
    follow_up::{ItemState, Source},
    id::{AccountId, CommentId, ItemId, QuestionId, RequirementId, ReviewId, UnitId},
    time::Day,
    words::Words,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LikeExpr},
};

use super::{Item, item, item_step};
use crate::{
    Rows, StorageError,
    table::{coded, counted, decoded, parsed, words},
};

/// Owners that a filter offers at most.
const OWNERS: u64 = 300;
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// Which items are wanted; what is not named does not matter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this unit.
    pub unit: Option<UnitId>,
    /// Of this owner, as printed in Chinese.
    pub owner: Option<String>,
    /// Of somebody who signs in …
    pub account: Option<AccountId>,
    /// … or waiting for whoever verifies.
    pub or_submitted: bool,
    /// Of this requirement.
    pub requirement: Option<RequirementId>,
    /// In one of these states.
    pub states: Vec<ItemState>,
    /// Due before this day and not verified.
    pub overdue_on: Option<Day>,
    /// From where.
    pub source: Option<Source>,
    /// Due from this day to that.
    pub due: Option<(Day, Day)>,
    /// With these words in text, measure or owner.
    pub text: Option<String>,
}

impl Filter {
    fn condition(&self, review: ReviewId) -> Result<Condition, StorageError> {
        let mut all = Condition::all().add(item::Column::ReviewId.eq(review.to_string()));
        if let Some(unit) = self.unit {
            all = all.add(item::Column::UnitId.eq(unit.to_string()));
        }
        if let Some(requirement) = self.requirement {
            all = all.add(item::Column::RequirementId.eq(requirement.to_string()));
        }
        if let Some(owner) = &self.owner {
            all = all.add(item::Column::OwnerZh.eq(owner.clone()));
        }
        if let Some(account) = self.account {
            let submitted = item::Column::State.eq(coded(&ItemState::Submitted)?);
            let own = Condition::any().add(item::Column::OwnerId.eq(account.to_string()));
            all = all.add(if self.or_submitted { own.add(submitted) } else { own });
        }
        if !self.states.is_empty() {
            let states: Vec<_> = self.states.iter().map(coded).collect::<Result<_, _>>()?;
            all = all.add(item::Column::State.is_in(states));
        }
        if let Some(today) = self.overdue_on {
            all = all.add(item::Column::DueOn.lt(today.to_string()));
            all = all.add(item::Column::State.ne(coded(&ItemState::Verified)?));
        }
        if let Some(source) = self.source {
            all = all.add(item::Column::Source.eq(coded(&source)?));
        }
        if let Some((from, to)) = self.due {
            all = all.add(item::Column::DueOn.between(from.to_string(), to.to_string()));
        }
        if let Some(text) = &self.text {
            all = all.add(said(text));
        }
        Ok(all)
    }
}

/// Somewhere in the words of an item. What means something to `LIKE` is looked for as it is.
fn said(text: &str) -> Condition {
    let plain = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let within = [
        item::Column::TextZh,
        item::Column::TextEn,
        item::Column::MeasureZh,
        item::Column::MeasureEn,
        item::Column::OwnerZh,
        item::Column::OwnerEn,
    ];
    within.into_iter().fold(Condition::any(), |any, column| {
        any.add(column.like(LikeExpr::new(format!("%{plain}%")).escape('\\')))
    })
}

/// How many items there are.
pub async fn count(rows: &impl Rows, review: ReviewId, filter: &Filter) -> Result<usize, StorageError> {
    let found = item::Entity::find().filter(filter.condition(review)?).count(rows.connection()).await?;
    Ok(usize::try_from(found).unwrap_or(usize::MAX))
}

/// A stretch of them: what is due first comes first.
pub async fn stretch(
    rows: &impl Rows,
    review: ReviewId,
    filter: &Filter,
    skip: u64,
    take: u64,
) -> Result<Vec<Item>, StorageError> {
    let found = item::Entity::find()
        .filter(filter.condition(review)?)
        .order_by_asc(item::Column::DueOn)
        .order_by_asc(item::Column::ItemId)
        .offset(skip)
        .limit(take)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Item::try_from).collect()
}

/// All that are wanted, for a paper or for what somebody owes.
pub async fn all(rows: &impl Rows, review: ReviewId, filter: &Filter) -> Result<Vec<Item>, StorageError> {
    stretch(rows, review, filter, 0, u64::from(u32::MAX)).await
}

/// How many items stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// By state, in the states' order.
    pub by_state: [usize; 5],
    /// Due before today and not verified.
    pub overdue: usize,
}

impl Stand {
    /// How many are in a state.
    pub fn of(&self, state: ItemState) -> usize {
        self.by_state[place(state)]
    }

    /// All of them.
    pub fn all(&self) -> usize {
        self.by_state.iter().sum()
    }

    /// Those that are not verified.
    pub fn open(&self) -> usize {
        self.all() - self.of(ItemState::Verified)
    }

    /// Both together.
    pub fn join(&mut self, other: &Self) {
        for (sum, count) in self.by_state.iter_mut().zip(other.by_state) {
            *sum += count;
        }
        self.overdue += other.overdue;
    }

    fn add(&mut self, state: ItemState, count: usize) {
        self.by_state[place(state)] += count;
    }
}

fn place(state: ItemState) -> usize {
    match state {
        ItemState::Open => 0,
        ItemState::InProgress => 1,
        ItemState::Submitted => 2,
        ItemState::Returned => 3,
        ItemState::Verified => 4,
    }
}

/// How a whole ledger stands today.
pub async fn stand(rows: &impl Rows, review: ReviewId, today: Day) -> Result<Stand, StorageError> {
    let found: Vec<(String, i64)> = item::Entity::find()
        .select_only()
        .column(item::Column::State)
        .column_as(item::Column::ItemId.count(), "items")
        .filter(item::Column::ReviewId.eq(review.to_string()))
        .group_by(item::Column::State)
        .into_tuple()
        .all(rows.connection())
        .await?;
    let overdue = Filter { overdue_on: Some(today), ..Filter::default() };
    let mut stand = Stand { overdue: count(rows, review, &overdue).await?, ..Stand::default() };
    for (state, items) in found {
        stand.add(decoded(&state, "item", "state")?, counted(items, "item", "items")?);
    }
    Ok(stand)
}

/// How the ledger stands by something: one row of the database a value and state, and one more for what is overdue.
async fn by<K: Ord>(
    rows: &impl Rows,
    filter: Condition,
    today: Day,
    key: Expr,
    read: impl Fn(Option<String>) -> Result<K, StorageError>,
) -> Result<BTreeMap<K, Stand>, StorageError> {
    let found = |condition: Condition| {
        item::Entity::find()
            .select_only()
            .column_as(key.clone(), "what")
            .column(item::Column::State)
            .column_as(item::Column::ItemId.count(), "items")
            .filter(condition)
            .group_by(key.clone())
            .group_by(item::Column::State)
            .into_tuple::<(Option<String>, String, i64)>()
    };
    let mut all: BTreeMap<K, Stand> = BTreeMap::new();
    for (what, state, items) in found(filter.clone()).all(rows.connection()).await? {
        let stand = all.entry(read(what)?).or_default();
        stand.add(decoded(&state, "item", "state")?, counted(items, "item", "items")?);
    }
    let late = filter
        .add(item::Column::DueOn.lt(today.to_string()))
        .add(item::Column::State.ne(coded(&ItemState::Verified)?));
    for (what, _, items) in found(late).all(rows.connection()).await? {
        all.entry(read(what)?).or_default().overdue += counted(items, "item", "items")?;
    }
    Ok(all)
}

/// How the ledger stands by unit; `None` are everybody's items.
pub async fn by_unit(
    rows: &impl Rows,
    review: ReviewId,
    today: Day,
) -> Result<BTreeMap<Option<UnitId>, Stand>, StorageError> {
    let filter = Filter::default().condition(review)?;
    let read = |unit: Option<String>| unit.map(|unit| parsed(&unit, "item", "unit_id")).transpose();
    by(rows, filter, today, Expr::cust("\"unit_id\""), read).await
}

/// … of items that were carried in from earlier years than this.
pub async fn carried_by_unit(
    rows: &impl Rows,
    review: ReviewId,
    year: i16,
    today: Day,
) -> Result<BTreeMap<Option<UnitId>, Stand>, StorageError> {
    let filter = Filter::default().condition(review)?.add(item::Column::OriginYear.lt(i64::from(year)));
    let read = |unit: Option<String>| unit.map(|unit| parsed(&unit, "item", "unit_id")).transpose();
    by(rows, filter, today, Expr::cust("\"unit_id\""), read).await
}

/// … by the month in which items are due, such as `2023-03`.
pub async fn by_month(
    rows: &impl Rows,
    review: ReviewId,
    today: Day,
) -> Result<BTreeMap<String, Stand>, StorageError> {
    let filter = Filter::default().condition(review)?;
    // No parameters: both engines must see the same words twice.
    let month = Expr::cust("substr(\"due_on\", 1, 7)");
    by(rows, filter, today, month, |month| Ok(month.unwrap_or_default())).await
}

/// What happened to the ledger on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Items that came.
    pub made: i64,
    /// Items that were verified, less those of which it was taken back.
    pub verified: i64,
}

/// What happened by day, the days counted from 1970 in a zone so many milliseconds east of Greenwich.
pub async fn by_day(
    rows: &impl Rows,
    review: ReviewId,
    east: i64,
) -> Result<BTreeMap<i64, Change>, StorageError> {
    let made: Vec<(i64, i64)> = item::Entity::find()
        .select_only()
        .column_as(Expr::cust(format!("(\"made_at\" + {east}) / {DAY}")), "day")
        .column_as(item::Column::ItemId.count(), "items")
        .filter(item::Column::ReviewId.eq(review.to_string()))
        .group_by(Expr::cust(format!("(\"made_at\" + {east}) / {DAY}")))
        .into_tuple()
        .all(rows.connection())
        .await?;
    let mut days: BTreeMap<i64, Change> = BTreeMap::new();
    for (day, items) in made {
        days.entry(day).or_default().made += items;
    }
    for (day, items) in judged(rows, review, east, ItemState::Verified, None).await? {
        days.entry(day).or_default().verified += items;
    }
    // Returned after it had been verified: the row before it in the record says so.
    for (day, items) in judged(rows, review, east, ItemState::Returned, Some(ItemState::Verified)).await? {
        days.entry(day).or_default().verified -= items;
    }
    Ok(days)
}

async fn judged(
    rows: &impl Rows,
    review: ReviewId,
    east: i64,
    state: ItemState,
    before: Option<ItemState>,
) -> Result<Vec<(i64, i64)>, StorageError> {
    let day = format!("(\"taken_at\" + {east}) / {DAY}");
    let ours = sea_orm::sea_query::Query::select()
        .column(item::Column::ItemId)
        .from(item::Entity)
        .and_where(item::Column::ReviewId.eq(review.to_string()))
        .to_owned();
    let mut found = item_step::Entity::find()
        .select_only()
        .column_as(Expr::cust(day.clone()), "day")
        .column_as(item_step::Column::ItemId.count(), "items")
        .filter(item_step::Column::ItemId.in_subquery(ours))
        .filter(item_step::Column::State.eq(coded(&state)?))
        .filter(item_step::Column::Kind.eq(coded(&super::Deed::Step)?));
    if let Some(before) = before {
        let name = coded(&before)?;
        found = found.filter(Expr::cust(format!(
            "EXISTS (SELECT 1 FROM item_step before_it WHERE before_it.item_id = item_step.item_id AND \
             before_it.revision = item_step.revision - 1 AND before_it.state = '{name}')"
        )));
    }
    Ok(found.group_by(Expr::cust(day)).into_tuple().all(rows.connection()).await?)
}

/// How verified items ended: in time, late, and those of which the day is not known.
pub async fn ended(rows: &impl Rows, review: ReviewId) -> Result<[usize; 3], StorageError> {
    let verified = Filter { states: vec![ItemState::Verified], ..Filter::default() }.condition(review)?;
    let count = async |condition: Expr| {
        let found = item::Entity::find().filter(verified.clone()).filter(condition);
        let found = found.count(rows.connection()).await?;
        Ok::<_, StorageError>(usize::try_from(found).unwrap_or(usize::MAX))
    };
    Ok([
        count(Expr::cust("\"verified_on\" <= \"due_on\"")).await?,
        count(Expr::cust("\"verified_on\" > \"due_on\"")).await?,
        count(item::Column::VerifiedOn.is_null()).await?,
    ])
}

/// Owners that items have, as printed.
pub async fn owners(rows: &impl Rows, review: ReviewId) -> Result<Vec<Words>, StorageError> {
    let found: Vec<(String, String)> = item::Entity::find()
        .select_only()
        .column(item::Column::OwnerZh)
        .column(item::Column::OwnerEn)
        .filter(item::Column::ReviewId.eq(review.to_string()))
        .group_by(item::Column::OwnerZh)
        .group_by(item::Column::OwnerEn)
        .order_by_asc(item::Column::OwnerZh)
        .limit(OWNERS)
        .into_tuple()
        .all(rows.connection())
        .await?;
    found.iter().map(|(zh, en)| words(zh, en, "item", "owner_zh")).collect()
}

/// Which items were carried in from earlier years than this, and whose they are.
pub async fn carried_ids(
    rows: &impl Rows,
    review: ReviewId,
    year: i16,
) -> Result<Vec<(ItemId, Option<UnitId>)>, StorageError> {
    let found: Vec<(String, Option<String>)> = item::Entity::find()
        .select_only()
        .column(item::Column::ItemId)
        .column(item::Column::UnitId)
        .filter(item::Column::ReviewId.eq(review.to_string()))
        .filter(item::Column::OriginYear.lt(i64::from(year)))
        .into_tuple()
        .all(rows.connection())
        .await?;
    let read = |(id, unit): (String, Option<String>)| {
        let unit = unit.map(|unit| parsed(&unit, "item", "unit_id")).transpose()?;
        Ok((parsed(&id, "item", "item_id")?, unit))
    };
    found.into_iter().map(read).collect()
}

/// Whether there is any item.
pub async fn any(rows: &impl Rows, review: ReviewId) -> Result<bool, StorageError> {
    let found: Option<String> = item::Entity::find()
        .select_only()
        .column(item::Column::ItemId)
        .filter(item::Column::ReviewId.eq(review.to_string()))
        .limit(1)
        .into_tuple()
        .one(rows.connection())
        .await?;
    Ok(found.is_some())
}

/// The latest day, from `today` on, by which an item of this year is due.
pub async fn latest_due(
    rows: &impl Rows,
    review: ReviewId,
    year: i16,
    today: Day,
) -> Result<Option<Day>, StorageError> {
    let found: Option<String> = item::Entity::find()
        .select_only()
        .column(item::Column::DueOn)
        .filter(item::Column::ReviewId.eq(review.to_string()))
        .filter(item::Column::OriginYear.eq(i64::from(year)))
        .filter(item::Column::DueOn.gte(today.to_string()))
        .order_by_desc(item::Column::DueOn)
        .limit(1)
        .into_tuple()
        .one(rows.connection())
        .await?;
    found.map(|day| parsed(&day, "item", "due_on")).transpose()
}

/// Which comments have become items.
pub async fn of_comments(
    rows: &impl Rows,
    review: ReviewId,
) -> Result<BTreeMap<CommentId, ItemId>, StorageError> {
    pairs(rows, review, item::Column::CommentId).await
}

/// Which questions have.
pub async fn of_questions(
    rows: &impl Rows,
    review: ReviewId,
) -> Result<BTreeMap<QuestionId, ItemId>, StorageError> {
    pairs(rows, review, item::Column::QuestionId).await
}

/// Which words of reports and which voters' comments have, by their keys.
pub async fn of_sources(
    rows: &impl Rows,
    review: ReviewId,
) -> Result<BTreeMap<String, ItemId>, StorageError> {
    pairs(rows, review, item::Column::SourceKey).await
}

async fn pairs<K>(
    rows: &impl Rows,
    review: ReviewId,
    column: item::Column,
) -> Result<BTreeMap<K, ItemId>, StorageError>
where
    K: std::str::FromStr + Ord,
    K::Err: ToString,
{
    let found: Vec<(String, String)> = item::Entity::find()
        .select_only()
        .column(column)
        .column(item::Column::ItemId)
        .filter(item::Column::ReviewId.eq(review.to_string()))
        .filter(column.is_not_null())
        .into_tuple()
        .all(rows.connection())
        .await?;
    let read =
        |(key, id): (String, String)| Ok((parsed(&key, "item", "source")?, parsed(&id, "item", "item_id")?));
    found.into_iter().map(read).collect()
}
