//! A template is read once and checked as a whole; what is wrong is named.

use crate::support::{DEMONSTRATION, demonstration, replaced};
use review::exact::Exact;
use review::role::Role;
use review::template::{GradeKey, GroupKey, StepKey, Template, TemplateError};
use review::words::Lang;

#[test]
fn the_demonstration_template_holds() {
    let template = demonstration();
    assert_eq!(template.text(), DEMONSTRATION);
    assert_eq!(template.report().sections.len(), 8);
    assert_eq!(template.report().sections.iter().map(|s| s.limit).sum::<u32>(), 4_200);
    assert_eq!(template.meeting().minutes(7), 126);
    assert_eq!(template.vocabulary().unit.in_lang(Lang::En), "branch");
}

fn error(from: &str, to: &str) -> TemplateError {
    Template::parse(&replaced(from, to)).expect_err("the text was broken on purpose")
}

#[test]
fn weights_that_are_no_whole_are_named_with_their_sum() {
    let found = error("weight = \"30%\"", "weight = \"31%\"");
    let sum = Exact::ratio(101, 100).unwrap();
    assert_eq!(found, TemplateError::WeightsNotWhole { field: "evaluation.groups".into(), sum });
    let found = error("weight = \"60%\"", "weight = \"0.59\"");
    assert!(matches!(found, TemplateError::WeightsNotWhole { field, .. } if field == "assessment.inputs"));
    let found = error("weight = 1\n", "weight = \"2/3\"\n");
    assert!(matches!(found, TemplateError::WeightsNotWhole { field, .. } if field == "evaluation.criteria"));
}

#[test]
fn a_floating_number_is_refused_where_it_stands() {
    let TemplateError::Syntax { line, message, .. } = error("share = \"40%\"", "share = 0.4") else {
        panic!("a bare 0.4 was read");
    };
    let expected = DEMONSTRATION.lines().position(|l| l == "share = \"40%\"").unwrap() + 1;
    assert_eq!(line, expected);
    assert!(message.contains("in quotes"), "{message}");
}

#[test]
fn a_missing_or_unknown_field_is_named() {
    for (from, to, name) in [
        ("total_limit = 4000", "", "total_limit"),
        ("total_limit = 4000", "total_limit = 4000\ntotal_limits = 1", "total_limits"),
        ("en = \"branch\" }", "}", "en"),
        ("colour = \"red\"", "colour = \"mauve\"", "mauve"),
        ("kind = \"ballot\"", "kind = \"ballot\"\nreport_minutes = 3", "ballot"),
        ("key = \"A\"", "key = \"AA\"", "one letter"),
    ] {
        let TemplateError::Syntax { message, .. } = error(from, to) else { panic!("{to} was read") };
        assert!(message.contains(name), "{message} does not tell of {name}");
    }
}

#[test]
fn what_is_named_must_exist_and_only_once() {
    let found = error("merge_into = \"C\"", "merge_into = \"E\"");
    let field = "evaluation.groups.D.merge_into".to_owned();
    assert_eq!(found, TemplateError::Unknown { field, key: "E".into() });
    let found = error("merge_into = \"C\"", "merge_into = \"D\"");
    assert_eq!(found, TemplateError::MergedIntoItself { group: GroupKey::new("D").unwrap() });
    let found = error("section = \"problems\"", "section = \"faults\"");
    assert!(matches!(found, TemplateError::Unknown { key, .. } if key == "faults"));
    let found = error("key = \"B\"", "key = \"A\"");
    assert!(matches!(found, TemplateError::Twice { key, .. } if key == "A"));
    let found = error("key = \"next_steps\"", "key = \"three_colours\"");
    assert!(matches!(found, TemplateError::Twice { key, .. } if key == "three_colours"));
}

#[test]
fn no_group_smaller_than_three_is_ever_counted_alone() {
    assert!(Template::parse(&replaced("minimum_group = 5", "minimum_group = 3")).is_ok());
    let found = error("minimum_group = 5", "minimum_group = 2");
    assert!(matches!(found, TemplateError::OutOfRange { field, .. } if field == "evaluation.minimum_group"));
    let default = Template::parse(&replaced("minimum_group = 5", "")).unwrap();
    assert_eq!(default.evaluation().minimum_group, 5);
}

#[test]
fn grades_fall_and_bands_follow_them() {
    let fairly_good = GradeKey::new("fairly_good").unwrap();
    let found = error("points = 80", "points = 100");
    assert_eq!(found, TemplateError::PointsNotFalling { grade: fairly_good.clone() });
    let found = error("bound = 75", "bound = 90");
    assert_eq!(found, TemplateError::BandsNotFalling { grade: fairly_good.clone() });
    let band = "[[assessment.bands]]\ngrade = \"fairly_good\"\nbound = 75\noperator = \"at_least\"\n";
    let found = error(band, "");
    assert_eq!(found, TemplateError::BandMissing { place: 2, expected: fairly_good });
    let poor = band.replace("fairly_good", "poor").replace("75", "40");
    let found = error("# “好”不超过", &format!("{poor}\n# “好”不超过"));
    assert_eq!(found, TemplateError::BandTooMany { grade: GradeKey::new("poor").unwrap() });
}

#[test]
fn caps_and_floors_leave_somewhere_to_fall() {
    let cap = "[[assessment.caps]]\ngrade = \"good\"";
    let found = error(cap, "[[assessment.caps]]\ngrade = \"poor\"");
    assert_eq!(found, TemplateError::CapOnLast { grade: GradeKey::new("poor").unwrap() });
    let floor = "grades = [\"fairly_good\", \"average\", \"poor\"]";
    for gap in ["[\"fairly_good\", \"poor\"]", "[\"good\", \"fairly_good\", \"average\", \"poor\"]", "[]"] {
        assert_eq!(error(floor, &format!("grades = {gap}")), TemplateError::FloorNotLowest, "{gap}");
    }
}

#[test]
fn one_fact_in_two_places_must_agree() {
    let found = error("report_minutes = 8", "report_minutes = 10");
    assert_eq!(found, TemplateError::OralMinutes { oral: 8, agenda: 10 });
    let found = error("source = \"checks\"", "source = \"evaluation\"");
    assert_eq!(found, TemplateError::EvaluationInputs { count: 2 });
}

#[test]
fn news_is_approved_by_those_who_may() {
    let found = error("role = \"approver\"", "role = \"observer\"");
    let step = StepKey::new("third").unwrap();
    assert_eq!(found, TemplateError::CannotApprove { step, role: Role::Observer });
}

#[test]
fn a_text_of_any_length_is_not_even_read() {
    let found = Template::parse(&" ".repeat(Template::TEXT_LIMIT + 1));
    assert_eq!(found, Err(TemplateError::TooLong { limit: Template::TEXT_LIMIT }));
}
