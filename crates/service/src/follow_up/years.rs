//! A problem through the years: carried on, found again in the same words, or linked by somebody who knows.

use std::collections::BTreeSet;

use review::{
    Refusal, follow_up as rules,
    id::{ItemId, ReviewId},
    role::Act,
    words::{Lang, Words},
};
use storage::{
    Rows,
    account::Account,
    cycle::Review,
    follow_up::{
        Deed, Item, Move, Taken,
        years::{Past, earlier_item, of_same_unit, same_words},
    },
};

use super::seen;
use crate::{Error, Service, access};

/// Years that a problem is followed back at most.
const YEARS: usize = 20;

/// How an item of an earlier year is known to be the same problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It goes on in the later one.
    Carried,
    /// Somebody has said so.
    Linked,
    /// It says the same.
    SameWords,
}

/// The same problem in earlier years, the latest first.
pub async fn history(rows: &impl Rows, review: &Review, item: &Item) -> Result<Vec<(Past, How)>, Error> {
    let unit = unit_name(rows, review.id, item).await?;
    let mut found: Vec<(Past, How)> = Vec::new();
    let mut known = BTreeSet::from([item.id]);
    let mut next: Vec<_> = back(item).collect();
    while let Some((id, how)) = next.pop() {
        if found.len() >= YEARS || !known.insert(id) {
            continue;
        }
        if let Some(past) = earlier_item(rows, review, id).await? {
            next.extend(back(&past.item));
            found.push((past, how));
        }
    }
    for past in same_words(rows, review, unit.as_ref(), &item.text).await? {
        if known.insert(past.item.id) && found.len() < YEARS {
            found.push((past, How::SameWords));
        }
    }
    found.sort_by_key(|(past, _)| (std::cmp::Reverse(past.year), past.item.id));
    Ok(found)
}

fn back(item: &Item) -> impl Iterator<Item = (ItemId, How)> {
    let carried = item.carried_from.map(|id| (id, How::Carried));
    carried.into_iter().chain(item.repeats.map(|id| (id, How::Linked)))
}

/// With which items of earlier years this one could be linked: those of the same unit that do not stand in its history.
pub async fn candidates(
    rows: &impl Rows,
    review: &Review,
    item: &Item,
    history: &[(Past, How)],
) -> Result<Vec<Past>, Error> {
    let unit = unit_name(rows, review.id, item).await?;
    let mut all = of_same_unit(rows, review, unit.as_ref()).await?;
    all.retain(|one| !history.iter().any(|(past, _)| past.item.id == one.item.id));
    Ok(all)
}

/// Says that an item is the same problem as one of an earlier year, or takes that back.
pub async fn link(
    service: &Service,
    by: &Account,
    review: ReviewId,
    id: ItemId,
    revision: i64,
    to: Option<ItemId>,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::VerifyItem).await?;
    found.phase.may_change().map_err(Refusal::from)?;
    let item = seen(&tx, review, id, revision).await?;
    let mut note = String::new();
    if let Some(to) = to {
        let past = earlier_item(&tx, &found, to).await?;
        let unit = unit_name(&tx, review, &item).await?;
        let same = |name: &Option<Words>| {
            let zh = |words: &Option<Words>| words.as_ref().map(|words| words.in_lang(Lang::Zh).to_owned());
            zh(name) == zh(&unit)
        };
        let past = past.filter(|past| same(&past.unit));
        let past = past.ok_or_else(|| Refusal::from(rules::Refusal::NotEarlier))?;
        note = format!("{} · {}", past.year, past.item.text.in_lang(Lang::Zh));
    }
    let taken = Taken { deed: Deed::Link, state: item.state, note, by: by.id, at: now };
    if !storage::follow_up::take_step(&tx, review, id, revision, &taken, Move::Link(to)).await? {
        return Err(Error::Stale);
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

async fn unit_name(rows: &impl Rows, review: ReviewId, item: &Item) -> Result<Option<Words>, Error> {
    let units = storage::roster::units(rows, review).await?;
    Ok(units.into_iter().find(|unit| Some(unit.id) == item.unit).map(|unit| unit.name))
}
