//! What the scores of a review cost.
//!
//! Budget: 100 reporters on 8 criteria in 4 boxes are scored, with their whole arithmetic, within 10 ms of one core.

use std::fmt::Write as _;

use divan::Bencher;
use review::exact::Exact;
use review::id::ReporterId;
use review::result::{BoxSums, Row, Rows, Scoring, each_score};
use review::template::{CriterionKey, GroupKey, Template};

const REPORTERS: u128 = 100;
const CRITERIA: u64 = 8;
/// Voters of each box, as unlike each other as they can be: so are the denominators.
const VOTERS: [(&str, u64); 4] = [("A", 7), ("B", 97), ("C", 601), ("D", 1_295)];

fn main() {
    divan::main();
}

/// The demonstration's rules on eight criteria, the ballots alone counting.
fn template() -> Template {
    let text = include_str!("../../../examples/demonstration/template.toml");
    let mut criteria = String::new();
    for n in 0..CRITERIA {
        writeln!(criteria, "[[evaluation.criteria]]\nkey = \"c{n}\"\nweight = \"1/8\"").unwrap();
        writeln!(
            criteria,
            "title = {{ zh = \"项\", en = \"C\" }}\nguidance = {{ zh = \"说明\", en = \"G\" }}"
        )
        .unwrap();
    }
    let inputs = "[[assessment.inputs]]\nkey = \"on_site\"\nweight = 1\nsource = \"evaluation\"\n\
                  title = { zh = \"测评\", en = \"Ballots\" }\n";
    let text = retabled(text, "facts.checks", "");
    let text = retabled(&text, "evaluation.criteria", &criteria);
    Template::parse(&retabled(&text, "assessment.inputs", inputs)).unwrap()
}

fn retabled(text: &str, name: &str, tables: &str) -> String {
    let header = format!("[[{name}]]");
    let (begin, last) = (text.find(&header).unwrap(), text.rfind(&header).unwrap());
    let end = text[last..].find("\n[").map_or(text.len(), |at| last + at + 1);
    format!("{}{tables}\n{}", &text[..begin], &text[end..])
}

/// Votes that differ from row to row: a few abstain, the others are spread over the grades.
fn row(template: &Template, ballots: u64, seed: u64) -> Row {
    let abstained = seed % 3;
    let mut left = ballots - abstained;
    let mut row = Row { abstained, ..Row::default() };
    for (place, grade) in (0..).zip(&template.evaluation().grades) {
        let votes = if place == 3 { left } else { left * (3 + (seed + place) % 5) / 9 };
        row.grades.insert(grade.key.clone(), votes);
        left -= votes;
    }
    row
}

fn scoring(template: &Template, reporters: &[ReporterId]) -> Scoring {
    let weights = ["40%", "20%", "30%", "10%"];
    let one_box = |((letter, voters), weight): (&(&str, u64), &str)| {
        let on = |n: u64, reporter: u64| {
            (CriterionKey::new(format!("c{n}")).unwrap(), row(template, *voters, reporter * 31 + n * 7))
        };
        let of = |(at, id): (u64, &ReporterId)| (*id, (0..CRITERIA).map(|n| on(n, at)).collect());
        let rows: Rows = (0..).zip(reporters).map(of).collect();
        let weight: Exact = weight.parse().unwrap();
        BoxSums { groups: vec![GroupKey::new(*letter).unwrap()], weight, rows: Some(rows) }
    };
    Scoring { boxes: VOTERS.iter().zip(weights).map(one_box).collect(), ..Scoring::default() }
}

#[divan::bench]
fn hundred_reporters(bencher: Bencher<'_, '_>) {
    let template = template();
    let reporters: Vec<_> = (0..REPORTERS).map(|n| ReporterId::from_uuid(uuid::Uuid::from_u128(n))).collect();
    let scoring = scoring(&template, &reporters);
    let found = each_score(&template, &reporters, &scoring);
    assert!(found.iter().all(|score| score.as_ref().is_ok_and(|score| score.composite.holds())));

    bencher.bench(|| each_score(&template, &reporters, &scoring));
}
