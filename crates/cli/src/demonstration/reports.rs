use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use review::{
    follow_up::ItemState,
    id::{ItemId, ReviewId},
    report::{Body, Outcome, Why},
    words::Lang,
};
use service::{Service, report};
use storage::follow_up::Item;

use super::{accounts::People, files::Files};

/// A reporter writes the report in both languages, answers last year's items, saves and hands in; the organiser accepts.
pub(super) async fn write_and_accept(
    service: &Service,
    people: &People,
    review: ReviewId,
    files: &Files,
    unit: &str,
) -> Result<()> {
    let reader = service.reader();
    let reporters = storage::roster::reporters(&reader, review).await?;
    let reporter = reporters.into_iter().find(|one| one.unit.code == unit);
    let reporter = reporter.with_context(|| format!("there is no unit {unit}"))?;
    let by = people.get(&files.institute.reporter(unit)?.sign_in)?;
    let items = storage::follow_up::carried_in(&reader, review, reporter.unit.id).await?;
    let body = body(files, unit, &items)?;
    let draft = report::open(service, by, review, reporter.id).await?;
    let revision = report::save(service, by, review, reporter.id, draft.revision, &body, Why::Save).await?;
    let version = report::hand_in(service, by, review, reporter.id, revision, &body).await?;
    report::accept(service, people.get("organiser")?, review, reporter.id, version).await?;
    Ok(())
}

fn body(files: &Files, unit: &str, items: &[Item]) -> Result<Body> {
    let written = files.reports.get(unit).with_context(|| format!("{unit} has no report"))?;
    let mut body = Body::default();
    for (lang, sections) in &written.sections {
        for (key, text) in sections {
            body.editions.entry(*lang).or_default().insert(key.parse()?, text.clone());
        }
    }
    for item in items {
        body.answers.insert(item.id, answer(files, item)?);
        body.outcomes.insert(item.id, outcome(item.state));
    }
    Ok(body)
}

/// As the ledger has it.
const fn outcome(state: ItemState) -> Outcome {
    match state {
        ItemState::Verified => Outcome::Done,
        ItemState::InProgress | ItemState::Submitted => Outcome::Partly,
        ItemState::Open | ItemState::Returned => Outcome::NotDone,
    }
}

/// What the files answer to an item, found by its text.
fn answer(files: &Files, item: &Item) -> Result<BTreeMap<Lang, String>> {
    let known = files.items.iter().find(|one| one.text == item.text);
    let known = known.with_context(|| format!("nothing answers item {}", ItemId::to_string(&item.id)))?;
    Ok(Lang::ALL.map(|lang| (lang, known.answer.in_lang(lang).to_owned())).into())
}
