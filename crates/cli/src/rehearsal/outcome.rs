//! What a rehearsal ended with, as JSON and as a table.

use std::fmt::Write as _;

use anyhow::Result;
use review::result::Row;
use serde_json::{Map, Value, json};

use super::{
    committee::Found,
    compare::{self, Compared},
    count::Counted,
    reckon::reckon,
};
use crate::demonstration::files::{Files, Papers};

/// All numbers, and whether they are right.
pub struct Outcome {
    /// Every count, score, composite and grade, and the archives' paths.
    pub json: Value,
    /// The comparison for people.
    pub table: String,
    /// Whether every number is the expected one.
    pub agrees: bool,
}

impl Outcome {
    /// Holds everything against what it should be.
    pub(super) fn of(
        server: &str,
        files: &Files,
        boxes: &[Counted],
        decided: &Found,
        items: usize,
        news: &str,
    ) -> Result<Self> {
        let groups: Vec<_> = boxes.iter().map(|one| one.groups.clone()).collect();
        let reckoned = reckon(files, &groups)?;
        let mut lines = Vec::new();
        for line in &decided.0 {
            lines.push((line, compare::line(line, &reckoned, &files.votes.expected)?));
        }
        let papers = papers(files, boxes);
        let papers_agree = papers == files.votes.papers;
        let agrees = papers_agree
            && lines.len() == files.votes.expected.len()
            && boxes.iter().all(|one| one.as_voted)
            && lines.iter().all(|(_, numbers)| numbers.iter().all(Compared::agrees));
        let json = json!({
            "server": server,
            "agrees": agrees,
            "papers": {
                "roll": papers.roll, "present": papers.present, "issued": papers.issued,
                "collected": papers.collected, "valid": papers.valid, "invalid": papers.invalid,
            },
            "boxes": boxes.iter().map(box_json).collect::<Vec<_>>(),
            "reporters": lines.iter().map(|(line, numbers)| line_json(line, numbers)).collect::<Vec<_>>(),
            "items": items,
            "news": format!("{server}{news}"),
            "archives": boxes.iter().map(|one| one.archive.display().to_string()).collect::<Vec<_>>(),
        });
        Ok(Self { json, table: table(&lines, boxes, papers_agree), agrees })
    }
}

/// What the scrutineers' reconciliation adds up to.
fn papers(files: &Files, boxes: &[Counted]) -> Papers {
    let sum = |of: fn(&Counted) -> usize| boxes.iter().map(of).sum::<usize>();
    Papers {
        roll: files.roster.len(),
        present: files.roster.iter().filter(|person| !person.on_leave).count(),
        issued: sum(|one| one.issued),
        collected: sum(|one| one.valid + one.spoilt),
        valid: sum(|one| one.valid),
        invalid: sum(|one| one.spoilt),
    }
}

fn box_json(one: &Counted) -> Value {
    let sums: Vec<_> = one
        .sums
        .iter()
        .flat_map(|(unit, rows)| {
            rows.iter().map(move |(criterion, row)| json!({ "unit": unit, "criterion": criterion, "counts": counts(row) }))
        })
        .collect();
    json!({
        "box": one.id,
        "label": one.label,
        "cards": one.cards,
        "issued": one.issued,
        "valid": one.valid,
        "invalid": one.spoilt,
        "replaced": one.replaced,
        "fingerprint": one.fingerprint,
        "archive": one.archive.display().to_string(),
        "as_voted": one.as_voted,
        "sums": sums,
    })
}

fn counts(row: &Row) -> Map<String, Value> {
    let grades = row.grades.iter().map(|(grade, votes)| (grade.to_string(), Value::from(*votes)));
    grades.chain([("abstain".to_owned(), row.abstained.into())]).collect()
}

/// The server's line, with what it should have been.
fn line_json(line: &Value, numbers: &[Compared]) -> Value {
    let mut all = line.clone();
    let by_source = |of: fn(&Compared) -> &String| -> Map<String, Value> {
        numbers.iter().map(|one| (one.what.to_owned(), of(one).clone().into())).collect()
    };
    all["agrees"] = numbers.iter().all(Compared::agrees).into();
    all["expected"] = by_source(|one| &one.expected).into();
    all["reckoned"] = by_source(|one| &one.reckoned).into();
    all
}

fn table(lines: &[(&Value, Vec<Compared>)], boxes: &[Counted], papers_agree: bool) -> String {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (line, numbers) in lines {
        let mut row = vec![line["unit"].as_str().unwrap_or_default().to_owned()];
        row.extend(numbers.iter().map(cell));
        row.push(line["decided"].as_str().unwrap_or("none").to_owned());
        row.push(if numbers.iter().all(Compared::agrees) { "agrees" } else { "DIFFERS" }.to_owned());
        rows.push(row);
    }
    let mut head = vec!["unit"];
    head.extend(lines.first().into_iter().flat_map(|(_, numbers)| numbers.iter().map(|one| one.what)));
    head.extend(["decided", "all three sources"]);
    rows.insert(0, head.into_iter().map(str::to_owned).collect());
    let mut out = columns(&rows);
    for one in boxes {
        let sums = if one.as_voted { "sums as voted" } else { "SUMS DIFFER from the votes" };
        let (label, valid, spoilt) = (&one.label, one.valid, one.spoilt);
        let _ = writeln!(
            out,
            "Box {label}: issued {}, valid {valid}, invalid {spoilt}, replaced {}; {sums}; {}",
            one.issued,
            one.replaced,
            one.archive.display()
        );
    }
    if !papers_agree {
        let _ = writeln!(out, "The papers DIFFER from votes.toml [papers]");
    }
    out
}

/// The number, or what it is and what it should have been.
fn cell(one: &Compared) -> String {
    if one.agrees() {
        return one.found.clone();
    }
    format!("{} (rules {}, expected {})", one.found, one.reckoned, one.expected)
}

fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.first().map_or(0, Vec::len);
    let width =
        |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<_> = (0..count).map(|column| width(column).unwrap_or(0)).collect();
    rows.iter().fold(String::new(), |mut out, row| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}", width = *width));
        let _ = writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end());
        out
    })
}
