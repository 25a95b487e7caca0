//! Items across the years of one organisation: what comes back, and what goes on.

use review::{
    follow_up::words_key,
    id::{ItemId, ReviewId},
    words::{Lang, Words},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Query, SelectStatement},
};

use super::{Item, item};
use crate::{
    Rows, StorageError, Tx,
    cycle::{Review, cycle},
    roster::unit,
    table::{parsed, words},
};

/// Items that one asks for across years at most.
const MOST: u64 = 200;

/// An item of some year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// The item, as it stands there.
    pub item: Item,
    /// In which review.
    pub review: ReviewId,
    /// … of which year.
    pub year: i16,
    /// Whose; everybody's where no unit is named.
    pub unit: Option<Words>,
}

/// The reviews of the same organisation of earlier years, without rehearsals.
fn earlier(review: &Review) -> SelectStatement {
    Query::select()
        .column(cycle::Column::ReviewId)
        .from(cycle::Entity)
        .and_where(cycle::Column::OrganisationZh.eq(review.organisation.in_lang(Lang::Zh)))
        .and_where(cycle::Column::Year.lt(i64::from(review.year)))
        .and_where(cycle::Column::RehearsalOf.is_null())
        .to_owned()
}

/// Units of this name, of any year.
fn units_called(name: &Words) -> SelectStatement {
    Query::select()
        .column(unit::Column::UnitId)
        .from(unit::Entity)
        .and_where(unit::Column::NameZh.eq(name.in_lang(Lang::Zh)))
        .to_owned()
}

fn of_unit(name: Option<&Words>) -> Condition {
    match name {
        None => Condition::all().add(item::Column::UnitId.is_null()),
        Some(name) => Condition::all().add(item::Column::UnitId.in_subquery(units_called(name))),
    }
}

/// Items of earlier years of a unit of this name that say the same in the same words.
pub async fn same_words(
    rows: &impl Rows,
    review: &Review,
    unit: Option<&Words>,
    text: &Words,
) -> Result<Vec<Past>, StorageError> {
    let key = words_key(text.in_lang(Lang::Zh));
    if key.is_empty() {
        return Ok(Vec::new());
    }
    let filter = of_unit(unit)
        .add(item::Column::TextKey.eq(key))
        .add(item::Column::ReviewId.in_subquery(earlier(review)));
    found(rows, filter).await
}

/// Items of earlier years of a unit of this name: with which of them an item can be linked by hand.
pub async fn of_same_unit(
    rows: &impl Rows,
    review: &Review,
    unit: Option<&Words>,
) -> Result<Vec<Past>, StorageError> {
    found(rows, of_unit(unit).add(item::Column::ReviewId.in_subquery(earlier(review)))).await
}

/// One item of an earlier year of the same organisation.
pub async fn earlier_item(
    rows: &impl Rows,
    review: &Review,
    id: ItemId,
) -> Result<Option<Past>, StorageError> {
    let filter = Condition::all()
        .add(item::Column::ItemId.eq(id.to_string()))
        .add(item::Column::ReviewId.in_subquery(earlier(review)));
    Ok(found(rows, filter).await?.pop())
}

/// Which of the texts of these items have been found in an earlier year, in the same unit or another one.
pub async fn known_words(
    rows: &impl Rows,
    review: &Review,
    items: &[Item],
) -> Result<Vec<ItemId>, StorageError> {
    let key = |one: &Item| words_key(one.text.in_lang(Lang::Zh));
    let keys: Vec<_> = items.iter().map(key).filter(|key| !key.is_empty()).collect();
    let known: Vec<String> = item::Entity::find()
        .select_only()
        .column(item::Column::TextKey)
        .filter(item::Column::TextKey.is_in(keys))
        .filter(item::Column::ReviewId.in_subquery(earlier(review)))
        .distinct()
        .into_tuple()
        .all(rows.connection())
        .await?;
    Ok(items.iter().filter(|one| known.contains(&key(one))).map(|one| one.id).collect())
}

async fn found(rows: &impl Rows, filter: Condition) -> Result<Vec<Past>, StorageError> {
    let items = item::Entity::find()
        .filter(filter)
        .order_by_desc(item::Column::OriginYear)
        .order_by_desc(item::Column::ItemId)
        .limit(MOST)
        .all(rows.connection())
        .await?;
    let reviews: Vec<(String, i64)> = cycle::Entity::find()
        .select_only()
        .column(cycle::Column::ReviewId)
        .column(cycle::Column::Year)
        .filter(cycle::Column::ReviewId.is_in(items.iter().map(|row| row.review_id.clone())))
        .into_tuple()
        .all(rows.connection())
        .await?;
    let units = unit::Entity::find()
        .filter(unit::Column::UnitId.is_in(items.iter().filter_map(|row| row.unit_id.clone())))
        .all(rows.connection())
        .await?;
    let mut past = Vec::with_capacity(items.len());
    for row in items {
        let Some((_, year)) = reviews.iter().find(|(id, _)| *id == row.review_id) else { continue };
        let unit = units.iter().find(|unit| Some(&unit.unit_id) == row.unit_id.as_ref());
        past.push(Past {
            review: parsed(&row.review_id, "item", "review_id")?,
            year: i16::try_from(*year).map_err(|why| StorageError::inconsistent("review", "year", why))?,
            unit: unit.map(|unit| words(&unit.name_zh, &unit.name_en, "unit", "name_zh")).transpose()?,
            item: Item::try_from(row)?,
        });
    }
    // The latest year first; an item may be older than the review that it stands in.
    past.sort_by_key(|one| (std::cmp::Reverse(one.year), one.item.id));
    Ok(past)
}

/// Gives the items of a review that were there before texts were compared what they are recognised by.
pub async fn recognise(tx: &Tx, review: ReviewId) -> Result<(), StorageError> {
    let bare: Vec<(String, String)> = item::Entity::find()
        .select_only()
        .column(item::Column::ItemId)
        .column(item::Column::TextZh)
        .filter(item::Column::ReviewId.eq(review.to_string()))
        .filter(item::Column::TextKey.eq(""))
        .into_tuple()
        .all(&tx.0)
        .await?;
    for (id, text) in bare {
        item::Entity::update_many()
            .col_expr(item::Column::TextKey, Expr::value(words_key(&text)))
            .filter(item::Column::ItemId.eq(id))
            .exec(&tx.0)
            .await?;
    }
    Ok(())
}
