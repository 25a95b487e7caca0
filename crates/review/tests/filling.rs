//! How a ballot is filled in: T12 and its neighbours. The booth's own check is
//! held to the same cases.

use review::evaluation::paper::{Mark, Rules, Sheet, Verdict, Why, broken, judge};
use review::evaluation::{Answer, BallotShape, Finding, Paper, Refusal, check_filling};
use review::id::ReporterId;
use review::template::{Template, TemplateError};
use serde_json::{Value, json};

use crate::support::{DEMONSTRATION, grade, reporter, retabled};

const CASES: &str = include_str!("vectors/filling.json");

/// The demonstration with four grades of other names, and these criteria and rules.
fn rules(criteria: &[String], filling: &Value) -> Result<Template, TemplateError> {
    let words = "{ zh = \"某\", en = \"some\" }";
    let grades = ["excellent", "good", "fair", "poor"].iter().zip([95, 85, 75, 60]);
    let grades = grades.map(|(key, points)| {
        format!(
            "[[evaluation.grades]]\nkey = \"{key}\"\ntitle = {words}\npoints = {points}\ntone = \"good\"\n"
        )
    });
    let grades = grades.collect::<Vec<_>>().concat();
    let weight = format!("\"1/{}\"", criteria.len());
    let criteria = criteria.iter().map(|key| {
        format!(
            "[[evaluation.criteria]]\nkey = \"{key}\"\ntitle = {words}\nguidance = {words}\nweight = {weight}\n"
        )
    });
    let criteria = criteria.collect::<Vec<_>>().concat();
    let text = retabled(DEMONSTRATION, "evaluation.grades", &grades);
    let text = retabled(&text, "evaluation.criteria", &criteria);
    let text = retabled(&text, "facts.checks", "");
    let own = "[evaluation.filling]\nmissing_rows = \"refuse\"\nall_same = \"warn\"\n";
    assert!(text.contains(own), "the demonstration says how its ballots are filled in");
    let text = text.split("[assessment]").next().unwrap().replacen(own, "", 1);
    let filling = toml_of(filling);
    let rest = "[assessment]\ndecimals = 2\n\
        inputs = [{ key = \"on_site\", title = { zh = \"某\", en = \"some\" }, weight = 1, source = \"evaluation\" }]\n\
        bands = [{ grade = \"excellent\", bound = 90, operator = \"at_least\" },\n\
        { grade = \"good\", bound = 80, operator = \"at_least\" },\n\
        { grade = \"fair\", bound = 70, operator = \"at_least\" }]\n\
        [news]\ndifferent_approvers = true\nsteps = []\n";
    Template::parse(&format!("{text}\n{filling}\n{rest}"))
}

fn toml_of(filling: &Value) -> String {
    let lines = |table: &Value| -> Vec<String> {
        let fields = table.as_object().unwrap().iter().filter(|(key, _)| *key != "quotas");
        fields.map(|(key, value)| format!("{key} = {value}\n")).collect()
    };
    let mut text = vec!["[evaluation.filling]\n".to_owned()];
    text.extend(lines(filling));
    for quota in filling["quotas"].as_array().into_iter().flatten() {
        text.push("[[evaluation.filling.quotas]]\n".to_owned());
        text.extend(lines(quota));
    }
    text.concat()
}

fn answer(mark: &Value) -> Option<Answer> {
    match mark.as_str()? {
        "abstain" => Some(Answer::Abstain),
        key => Some(Answer::Grade(grade(key))),
    }
}

fn told(finding: Finding) -> Value {
    match finding {
        Finding::Missing { rows, first } => json!({ "kind": "missing", "rows": rows, "first": first }),
        Finding::TooMany { quota, found, first, .. } => {
            json!({ "kind": "too_many", "quota": quota, "found": found, "first": first })
        }
        Finding::TooFew { quota, found, first, .. } => {
            json!({ "kind": "too_few", "quota": quota, "found": found, "first": first })
        }
        Finding::AllSame => json!({ "kind": "all_same" }),
    }
}

fn order(reporters: u64) -> Vec<ReporterId> {
    (1..=u128::from(reporters)).map(reporter).collect()
}

#[test]
fn t12_and_its_neighbours_come_out_as_they_must() {
    let sets: Vec<Value> = serde_json::from_str(CASES).unwrap();
    for set in &sets {
        let criteria: Vec<String> = serde_json::from_value(set["criteria"].clone()).unwrap();
        let template = rules(&criteria, &set["filling"]).expect("the rules hold");
        let order = order(set["reporters"].as_u64().unwrap());
        let shape = BallotShape::new(&template, &order).unwrap();
        for case in set["cases"].as_array().unwrap() {
            let marks: Vec<Vec<Value>> = serde_json::from_value(case["marks"].clone()).unwrap();
            let marks: Vec<_> = marks.iter().flatten().map(answer).collect();
            let own = case["own"].as_u64().map(|place| order[usize::try_from(place).unwrap()]);
            let found = check_filling(&template, &shape, Paper { marks: &marks, own });
            let found: Vec<_> = found.into_iter().map(told).collect();
            assert_eq!(Value::from(found), case["findings"], "{}: {}", set["name"], case["name"]);
        }
    }
}

#[test]
fn papers_are_held_to_the_same_quotas() {
    let sets: Vec<Value> = serde_json::from_str(CASES).unwrap();
    let mut void = 0;
    for set in &sets {
        let criteria: Vec<String> = serde_json::from_value(set["criteria"].clone()).unwrap();
        let template = rules(&criteria, &set["filling"]).expect("the rules hold");
        let shape = BallotShape::new(&template, &order(set["reporters"].as_u64().unwrap())).unwrap();
        // Nobody knows whose a paper is, so cases with an own row are the booth's.
        for case in set["cases"].as_array().unwrap().iter().filter(|case| case["own"].is_null()) {
            let marks: Vec<Vec<Value>> = serde_json::from_value(case["marks"].clone()).unwrap();
            let on_paper = |mark: &Value| {
                let place = answer(mark).map(|answer| shape.answers.iter().position(|one| *one == answer));
                place.map_or(Mark::Blank, |place| Mark::Answer(place.unwrap()))
            };
            let marks: Vec<_> = marks.iter().flatten().map(on_paper).collect();
            let told = broken(&template.evaluation().filling.quotas, &shape, &marks);
            let open = marks.contains(&Mark::Blank) && set["filling"]["missing_rows"] != "abstain";
            let expected = case["findings"].as_array().unwrap().iter().filter(|one| !one["quota"].is_null());
            let expected: Vec<_> = expected.map(|one| (one["quota"].clone(), one["found"].clone())).collect();
            let found: Vec<_> = told
                .iter()
                .map(|one| (json!(one.quota), json!(one.rows.len())))
                .filter(|one| !open || expected.contains(one))
                .collect();
            assert_eq!(found, expected, "{}: {}", set["name"], case["name"]);
            let verdict = judge(Rules::of(&template, false), &shape, &Sheet::Marked(marks.clone())).unwrap();
            if marks.iter().all(|mark| *mark == Mark::Blank) {
                assert_eq!(verdict, Verdict::Void(Why::Empty));
            } else if told.is_empty() {
                assert_eq!(verdict, Verdict::Counts, "{}: {}", set["name"], case["name"]);
            } else {
                assert_eq!(verdict, Verdict::Void(Why::Quota), "{}: {}", set["name"], case["name"]);
                void += 1;
            }
        }
    }
    assert!(void > 4, "T12 and its neighbours have papers that break a quota");
}

#[test]
fn all_the_same_is_asked_about_and_never_refused() {
    assert!(!Finding::AllSame.blocks());
    assert!(Finding::Missing { rows: 1, first: 0 }.blocks());
}

fn quotas(quotas: &Value) -> Result<Template, TemplateError> {
    rules(&["overall".to_owned()], &json!({ "quotas": quotas }))
}

#[test]
fn quotas_that_nobody_could_keep_do_not_open_a_box() {
    let template = quotas(&json!([
        { "grades": ["poor"], "at_least": 2 },
        { "grades": ["fair"], "at_least": 1, "at_most": 1 },
    ]))
    .unwrap();
    // A reporter who votes has one row less than there are reporters.
    assert_eq!(
        BallotShape::new(&template, &order(3)),
        Err(Refusal::QuotasUnreachable { needed: 3, marks: 2 })
    );
    assert!(BallotShape::new(&template, &order(4)).is_ok());
}

#[test]
fn quotas_that_contradict_each_other_are_no_template() {
    for (wrong, expected) in [
        (json!([{ "grades": ["good"] }]), "quota 1 needs"),
        (json!([{ "grades": ["good"], "at_least": 3, "at_most": 2 }]), "quota 1 needs"),
        (json!([{ "grades": [], "at_most": 2 }]), "0 entries"),
        (json!([{ "grades": ["best"], "at_most": 2 }]), "there is no best"),
        (json!([{ "grades": ["good"], "criterion": "looks", "at_most": 2 }]), "there is no looks"),
        (
            json!([{ "grades": ["good"], "at_most": 2 }, { "grades": ["fair", "good"], "criterion": "overall", "at_least": 1 }]),
            "good stands in two quotas",
        ),
    ] {
        let found = quotas(&wrong).expect_err("the quotas are wrong").to_string();
        assert!(found.contains(expected), "{wrong}: {found}");
    }
}
