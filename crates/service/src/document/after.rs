use documents::{
    document::Document,
    news::Draft,
    packet::after::{self as packet, Item, News},
};
use review::id::UnitId;
use storage::{Rows, publication};

use super::{Desk, speaker};
use crate::Error;

/// D23; nothing while the ledger is empty.
pub(super) async fn lists(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    let all: Vec<_> = items(rows, desk).await?.into_iter().map(|(_, item)| item).collect();
    Ok(if all.is_empty() { Vec::new() } else { vec![packet::lists(desk.wanted.lang, &desk.on, &all)] })
}

/// D24, of every unit that has an item.
pub(super) async fn progress(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    let all = items(rows, desk).await?;
    let each = desk.reporters.iter().map(|reporter| {
        let own =
            all.iter().filter(|(unit, _)| *unit == Some(reporter.unit.id)).map(|(_, item)| item.clone());
        (speaker(reporter), own.collect::<Vec<_>>())
    });
    let with_items = each.filter(|(_, items)| !items.is_empty());
    Ok(with_items.map(|(who, items)| packet::progress(desk.wanted.lang, &desk.on, &who, &items)).collect())
}

async fn items(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<(Option<UnitId>, Item)>, Error> {
    let units = storage::roster::units(rows, desk.review.id).await?;
    let item = |one: storage::follow_up::Item| {
        let unit = units.iter().find(|unit| Some(unit.id) == one.unit).map(|unit| unit.name.clone());
        let item = Item {
            unit,
            origin_year: one.origin_year,
            text: one.text,
            measure: one.measure,
            owner: one.owner,
            due_on: one.due_on,
            state: one.state,
            note: one.note,
        };
        (one.unit, item)
    };
    Ok(storage::follow_up::items(rows, desk.review.id).await?.into_iter().map(item).collect())
}

/// D25, of every item.
pub(super) async fn news(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    let all = publication::of_review(rows, desk.review.id).await?;
    let passed = all.iter().flat_map(|item| &item.approvals).map(|passed| passed.approval.by);
    let names = storage::account::names(rows, &passed.collect::<Vec<_>>()).await?;
    let steps = &desk.on.template.news().steps;
    let made = all.iter().map(|item| {
        let by = |step: usize| {
            let found = item.approvals.iter().find(|passed| usize::from(passed.approval.step) == step);
            found.and_then(|passed| names.get(&passed.approval.by).cloned())
        };
        let passed = steps.iter().enumerate().map(|(at, step)| (step.title.clone(), by(at)));
        let draft = Draft {
            title: desk.in_lang(&item.text.title).to_owned(),
            body: item.text.body.in_lang(desk.wanted.lang).to_owned(),
        };
        packet::news(
            desk.wanted.lang,
            &desk.on,
            &News { draft, byline: item.text.correspondent.clone(), passed: passed.collect() },
        )
    });
    Ok(made.collect())
}
