//! The demonstration, its ballots, and templates that differ from it in one place.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use review::exact::Exact;
use review::id::ReporterId;
use review::result::{BoxSums, Checked, Row, Rows, Scoring};
use review::roster::{Attendance, Attendances};
use review::template::{CheckKey, CriterionKey, GradeKey, GroupKey, InputKey, Template};

pub const DEMONSTRATION: &str = include_str!("../../../examples/demonstration/template.toml");

/// Read once: properties ask for it hundreds of times.
static READ: LazyLock<Template> =
    LazyLock::new(|| Template::parse(DEMONSTRATION).expect("the demonstration template holds"));

pub fn demonstration() -> Template {
    READ.clone()
}

/// The demonstration's text with one place changed, which must be there.
pub fn replaced(from: &str, to: &str) -> String {
    assert!(DEMONSTRATION.contains(from), "the demonstration template has no {from}");
    DEMONSTRATION.replacen(from, to, 1)
}

pub fn template(from: &str, to: &str) -> Template {
    Template::parse(&replaced(from, to)).expect("the changed template holds")
}

/// The demonstration's text with the array of tables `name` put in place of its own.
pub fn retabled(text: &str, name: &str, tables: &str) -> String {
    let header = format!("[[{name}]]");
    let begin = text.find(&header).expect("the array is there");
    let last = text.rfind(&header).expect("the array is there");
    let end = text[last..].find("\n[").map_or(text.len(), |at| last + at + 1);
    // Another array's tables may stand between; the demonstration has none such.
    format!("{}{tables}\n{}", &text[..begin], &text[end..])
}

pub fn exact(text: &str) -> Exact {
    text.parse().expect("a number")
}

pub fn group(letter: &str) -> GroupKey {
    GroupKey::new(letter).expect("a group")
}

pub fn grade(key: &str) -> GradeKey {
    GradeKey::new(key).expect("a grade")
}

pub fn criterion(key: &str) -> CriterionKey {
    CriterionKey::new(key).expect("a criterion")
}

pub fn input(key: &str) -> InputKey {
    InputKey::new(key).expect("an input")
}

/// The n-th reporter: B1 is 1.
pub fn reporter(n: u128) -> ReporterId {
    ReporterId::from_uuid(uuid::Uuid::from_u128(n))
}

/// `6/1/0/0 +1`: votes from the best grade down, abstentions after the plus.
pub fn row(text: &str) -> Row {
    let (votes, abstained) = text.split_once('+').unwrap_or((text, "0"));
    let votes = votes.split('/').map(|v| v.trim().parse().expect("votes"));
    let keys = ["good", "fairly_good", "average", "poor"].map(grade);
    let grades: BTreeMap<_, _> = keys.into_iter().zip(votes).collect();
    assert_eq!(grades.len(), 4, "{text} has four grades");
    Row { grades, abstained: abstained.trim().parse().expect("abstentions") }
}

pub fn attendance(of: &[(&str, u32, u32, Option<u32>)]) -> Attendances {
    let numbers =
        |&(key, roll, on_leave, present)| (group(key), Attendance { roll, on_leave, present, left: 0 });
    of.iter().map(numbers).collect()
}

/// Domain notes 9.6: the marks of A, B, C and D for B1 to B7.
pub const MARKS: [[&str; 4]; 7] = [
    ["6/1/0/0", "5/1/0/0", "17/3/0/0", "3/1/0/0"],
    ["5/2/0/0", "4/2/0/0", "14/5/1/0", "3/1/0/0"],
    ["5/2/0/0", "4/2/0/0", "14/5/1/0", "3/1/0/0"],
    ["4/3/0/0", "3/3/0/0", "11/6/2/1", "2/1/1/0"],
    ["3/3/1/0", "3/2/1/0", "10/6/3/0 +1", "1/3/0/0"],
    ["1/2/2/2", "1/2/2/1", "4/4/3/8 +1", "0/2/1/1"],
    ["4/2/1/0", "3/2/1/0", "12/6/1/0 +1", "2/2/0/0"],
];

/// Domain notes 9.5: the annual branch assessments of B1 to B7.
pub const BRANCH: [&str; 7] = ["94.5", "92.0", "92.0", "89.5", "88.0", "76.5", "90.0"];

pub fn reporters() -> Vec<ReporterId> {
    (1..=7).map(reporter).collect()
}

fn rows(of: impl Fn(&[&str; 4]) -> Row) -> Rows {
    let one = |marks| BTreeMap::from([(criterion("overall"), of(marks))]);
    reporters().into_iter().zip(MARKS.iter().map(one)).collect()
}

/// An assessment out of 100 as the two checks may have found it.
pub fn found(assessment: &Exact) -> BTreeMap<CheckKey, Exact> {
    let part = |share| assessment.times(&exact(share));
    [("records", "60%"), ("visit", "40%")].map(|(key, share)| (key.parse().unwrap(), part(share))).into()
}

pub fn checked() -> Checked {
    reporters().into_iter().zip(BRANCH.iter().map(|score| found(&exact(score)))).collect()
}

fn sums(groups: &[&str], weight: &str, rows: Rows) -> BoxSums {
    BoxSums { groups: groups.iter().map(|g| group(g)).collect(), weight: exact(weight), rows: Some(rows) }
}

/// The boxes as they are counted: A, B, and C with D.
pub fn merged() -> Scoring {
    let a = sums(&["A"], "40%", rows(|marks| row(marks[0])));
    let b = sums(&["B"], "20%", rows(|marks| row(marks[1])));
    let cd = sums(&["C", "D"], "40%", rows(|marks| row(marks[2]).plus(&row(marks[3]))));
    Scoring { boxes: vec![a, b, cd], checked: checked(), ..Scoring::default() }
}

/// As it must never be shown: C and D apart.
pub fn unmerged() -> Scoring {
    let a = sums(&["A"], "40%", rows(|marks| row(marks[0])));
    let b = sums(&["B"], "20%", rows(|marks| row(marks[1])));
    let c = sums(&["C"], "30%", rows(|marks| row(marks[2])));
    let d = sums(&["D"], "10%", rows(|marks| row(marks[3])));
    Scoring { boxes: vec![a, b, c, d], checked: checked(), ..Scoring::default() }
}
