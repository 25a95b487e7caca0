use std::collections::BTreeMap;

use documents::{
    document::Document,
    packet::report::{self as packet, Decided, Found, Report, Review},
};
use review::{
    id::AccountId,
    report::{Body, main_lang},
    words::Words,
};
use storage::{
    Rows,
    follow_up::Item,
    report::{Turn, Version},
};

use super::{Desk, either, speaker};
use crate::Error;

/// D04, of everybody who handed one in.
pub(super) async fn written(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    let reports = handed_in(rows, desk).await?;
    Ok(reports.iter().map(|report| packet::written(desk.wanted.lang, &desk.on, report)).collect())
}

/// D05, of everybody who filed a text for the floor.
pub(super) async fn spoken(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    let reports = handed_in(rows, desk).await?;
    let filed = reports.iter().filter(|report| !report.spoken.trim().is_empty());
    Ok(filed.map(|report| packet::spoken(desk.wanted.lang, &desk.on, report)).collect())
}

/// The reports as they were handed in last. One query a report: each is long.
async fn handed_in(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Report>, Error> {
    let items = storage::follow_up::items(rows, desk.review.id).await?;
    let mut all = Vec::new();
    for turn in turns(rows, desk).await? {
        let (Some(report), Some(last)) = (turn.report, turn.versions.last()) else { continue };
        let body = storage::report::version_body(rows, report, last.number).await?;
        all.extend(body.map(|body| of_body(desk, &turn, last, &body, &items)));
    }
    Ok(all)
}

async fn turns(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Turn>, Error> {
    let mut turns = storage::report::turns(rows, desk.review.id).await?;
    turns.retain(|turn| desk.reporters.iter().any(|one| one.id == turn.reporter.id));
    Ok(turns)
}

fn of_body(desk: &Desk, turn: &Turn, last: &Version, body: &Body, items: &[Item]) -> Report {
    // A report written in the other language alone is printed in it rather than blank.
    let lang = main_lang(body, desk.wanted.lang);
    let unit = turn.reporter.unit.id;
    let carried = items.iter().filter(|item| item.origin_year < desk.review.year);
    let carried = carried.filter(|item| item.unit.is_none_or(|of| of == unit));
    let answer = |item: &Item| {
        let words = match body.answer(&item.id, lang) {
            "" => body.answer(&item.id, lang.other()),
            words => words,
        };
        (item.text.clone(), words.to_owned())
    };
    let sections = desk.on.template.report().sections.iter();
    Report {
        speaker: speaker(&turn.reporter),
        sections: sections
            .map(|section| (section.title.clone(), body.section(lang, &section.key).to_owned()))
            .collect(),
        answers: carried.map(answer).collect(),
        spoken: body.oral(lang).to_owned(),
        handed_in: (last.handed_in_at, last.number),
    }
}

/// D07: what became of every version.
pub(super) async fn reviewed(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    let turns = turns(rows, desk).await?;
    let deciders = turns.iter().flat_map(|turn| &turn.versions).flat_map(|version| {
        let accepted = version.accepted.as_ref().map(|decision| decision.by);
        [accepted, version.returned.as_ref().map(|back| back.by)]
    });
    let ids: Vec<_> = deciders.flatten().collect();
    let names = storage::account::names(rows, &ids).await?;
    let with_versions = turns.iter().filter(|turn| !turn.versions.is_empty());
    Ok(with_versions
        .map(|turn| {
            let versions: Vec<_> = turn.versions.iter().map(|version| review(version, &names)).collect();
            packet::pre_review(desk.wanted.lang, &desk.on, &speaker(&turn.reporter), &versions)
        })
        .collect())
}

fn review(version: &Version, names: &BTreeMap<AccountId, Words>) -> Review {
    let name = |by: AccountId| names.get(&by).cloned();
    let accepted = version.accepted.as_ref().and_then(|decision| {
        Some(Decided { accepted: true, by: name(decision.by)?, at: decision.at, note: String::new() })
    });
    let returned = version.returned.as_ref().and_then(|back| {
        Some(Decided { accepted: false, by: name(back.by)?, at: back.at, note: back.note.clone() })
    });
    // What was returned after it had been accepted is returned.
    Review { version: version.number, handed_in: version.handed_in_at, decided: returned.or(accepted) }
}

/// D08: what the checks have found at each unit.
pub(super) async fn checked(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    let entries = storage::fact::of_review(rows, desk.review.id).await?;
    let standing = storage::fact::standing(&entries);
    let ids: Vec<_> = standing.values().map(|entry| entry.by).collect();
    let names = storage::account::names(rows, &ids).await?;
    let checks = &desk.on.template.facts().checks;
    let found = |unit| {
        let of_unit = checks.iter().filter_map(|check| {
            let entry = standing.get(&(unit, check.key.clone()))?;
            let score = entry.score.as_ref();
            Some(Found {
                check: check.title.clone(),
                kind: check.kind,
                score: score.map(|score| format!("{} / {}", score.text(), check.points.to_display_ratio())),
                note: either(&entry.note, desk.wanted.lang).to_owned(),
                by: names.get(&entry.by)?.clone(),
            })
        });
        of_unit.collect::<Vec<_>>()
    };
    let each = desk.reporters.iter().map(|one| (speaker(one), found(one.unit.id)));
    let with_entries = each.filter(|(_, found)| !found.is_empty());
    Ok(with_entries
        .map(|(speaker, found)| packet::pre_check(desk.wanted.lang, &desk.on, &speaker, &found))
        .collect())
}
