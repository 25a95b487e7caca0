//! Rules of the assessment that contradict each other are refused when the template is read.

use review::template::{Template, TemplateError};

use crate::support::{DEMONSTRATION, exact, grade, input};

fn wrong(from: &str, to: &str) -> TemplateError {
    assert!(DEMONSTRATION.contains(from), "the demonstration has no {from}");
    Template::parse(&DEMONSTRATION.replacen(from, to, 1)).expect_err("the rules contradict each other")
}

/// Under `[assessment]`.
fn assessment(lines: &str) -> TemplateError {
    wrong("[assessment]\n", &format!("[assessment]\n{lines}\n"))
}

/// With more tables.
fn tables(tables: &str) -> TemplateError {
    wrong("[news]", &format!("{tables}\n[news]"))
}

/// In the input that comes from the ballots, or from the checks.
fn of_source(source: &str, lines: &str) -> TemplateError {
    wrong(&format!("source = \"{source}\"\n"), &format!("source = \"{source}\"\n{lines}\n"))
}

const TITLE: &str = "title = { zh = \"条件\", en = \"Rule\" }";

fn gate(key: &str, bound: &str, operator: &str, ceiling: &str) -> String {
    format!(
        "[[assessment.gates]]\nkey = \"{key}\"\n{TITLE}\ninput = \"branch\"\nbound = {bound}\n\
         operator = \"{operator}\"\nceiling = \"{ceiling}\"\n"
    )
}

#[test]
fn a_ceiling_is_never_the_best_grade() {
    let refused =
        |field: &str| TemplateError::CeilingOnBest { field: field.to_owned(), grade: grade("good") };
    assert_eq!(tables(&gate("g", "90", "at_least", "good")), refused("assessment.gates.g"));
    let veto = format!("[[assessment.vetoes]]\nkey = \"v\"\n{TITLE}\nceiling = \"good\"");
    assert_eq!(tables(&veto), refused("assessment.vetoes.v"));
    let trigger = wrong("consequence = ", "ceiling = \"good\"\nconsequence = ");
    assert_eq!(trigger, refused("assessment.triggers.talk"));
    let unknown = tables(&gate("g", "90", "at_least", "superb"));
    assert_eq!(unknown.to_string(), "assessment.gates.g: there is no superb");
}

#[test]
fn a_gate_can_be_passed_and_does_something() {
    let never = TemplateError::NeverReached { field: "assessment.gates.g".to_owned(), bound: exact("100") };
    assert_eq!(tables(&gate("g", "100", "more_than", "average")), never);
    assert!(matches!(tables(&gate("g", "101", "at_least", "average")), TemplateError::OutOfRange { .. }));
    let two = |one: (&str, &str, &str), other: (&str, &str, &str)| {
        let text = gate("a", one.0, one.1, one.2) + &gate("b", other.0, other.1, other.2);
        Template::parse(&DEMONSTRATION.replacen("[news]", &format!("{text}\n[news]"), 1))
    };
    let idle = |gate: &str, by: &str| {
        Err(TemplateError::GateIdle { gate: gate.parse().unwrap(), by: by.parse().unwrap() })
    };
    assert!(two(("90", "at_least", "fairly_good"), ("60", "at_least", "average")).is_ok());
    assert_eq!(two(("90", "at_least", "average"), ("60", "at_least", "fairly_good")), idle("b", "a"));
    assert_eq!(two(("90", "at_least", "average"), ("90", "more_than", "average")), idle("a", "b"));
    assert_eq!(two(("90", "at_least", "fairly_good"), ("90", "at_least", "average")), idle("a", "b"));
    let key = gate("g", "90", "at_least", "average").replace("\"branch\"", "\"weather\"");
    assert_eq!(tables(&key).to_string(), "assessment.gates.g: there is no weather");
}

#[test]
fn a_majority_can_be_had_and_can_be_missed() {
    let majority = |grades: &str, threshold: &str| {
        tables(&format!(
            "[[assessment.majorities]]\nkey = \"m\"\n{TITLE}\ngrades = {grades}\nthreshold = {{ {threshold} }}\n\
             ceiling = \"average\""
        ))
    };
    let half = "share = \"1/2\", operator = \"at_least\"";
    let all = majority("[\"good\", \"fairly_good\", \"average\", \"poor\"]", half);
    assert!(matches!(all, TemplateError::WrongCount { count: 4, greatest: 3, .. }), "{all}");
    assert!(matches!(majority("[]", half), TemplateError::WrongCount { count: 0, .. }));
    assert!(matches!(majority("[\"good\", \"good\"]", half), TemplateError::Twice { .. }));
    let never = majority("[\"good\"]", "share = 1, operator = \"more_than\"");
    assert!(matches!(never, TemplateError::NeverReached { .. }), "{never}");
}

#[test]
fn a_trim_leaves_something() {
    let shape = TemplateError::TrimShape { input: input("on_site") };
    for trim in ["\"1/2\"", "0", "\"1.5\"", "11", "\"-1\""] {
        assert_eq!(of_source("evaluation", &format!("trim = {trim}")), shape, "{trim}");
    }
    let few = of_source("evaluation", "trim = 2\ntrim_above = 3");
    assert!(few.to_string().starts_with("assessment.inputs.on_site.trim_above: 3 is not within 4"), "{few}");
    let none = TemplateError::NothingToTrim { input: input("branch") };
    assert_eq!(of_source("checks", "trim = 1"), none);
    let alone = TemplateError::TrimAboveAlone { input: input("on_site") };
    assert_eq!(of_source("evaluation", "trim_above = 5"), alone);
}

#[test]
fn judges_go_with_a_panel_and_a_panel_with_judges() {
    assert_eq!(
        of_source("evaluation", "judges = 5"),
        TemplateError::JudgesElsewhere { input: input("on_site") }
    );
    let panel = "[[assessment.inputs]]\nkey = \"panel\"\nweight = 0\nsource = \"judges\"\n";
    let text =
        DEMONSTRATION.replacen("[[assessment.inputs]]", &format!("{panel}{TITLE}\n[[assessment.inputs]]"), 1);
    assert_eq!(Template::parse(&text).unwrap_err(), TemplateError::JudgesMissing { input: input("panel") });
    assert!(Template::parse(&text.replacen("\"judges\"\n", "\"judges\"\njudges = 7\n", 1)).is_ok());
}

#[test]
fn what_is_pooled_has_no_box_that_could_be_absent() {
    assert_eq!(assessment("mean = \"pooled\"\nabsent = \"zero\""), TemplateError::PooledZero);
}

#[test]
fn equals_are_parted_by_inputs_that_there_are() {
    assert_eq!(
        assessment("tie_break = [\"weather\"]").to_string(),
        "assessment.tie_break: there is no weather"
    );
    assert!(matches!(assessment("tie_break = [\"branch\", \"branch\"]"), TemplateError::Twice { .. }));
}

#[test]
fn limits_of_a_composite_leave_every_grade_in_reach() {
    let limits = |lines: &str| tables(&format!("[assessment.adjustments]\n{lines}"));
    assert_eq!(limits("least = 60\ngreatest = 60"), TemplateError::LeastAboveGreatest);
    let beyond = limits("greatest = \"89.9\"");
    let expected =
        TemplateError::BandBeyondGreatest { grade: grade("good"), greatest: Box::new(exact("89.9")) };
    assert_eq!(beyond, expected);
    assert!(matches!(limits("deduction = \"-1\""), TemplateError::OutOfRange { .. }));
}
