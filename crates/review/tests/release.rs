//! Who sees what of results, and from when on.

use review::result::release::{Circle, Seen, Stand, sight};
use review::template::Template;

use crate::support::{DEMONSTRATION, reporter};

const OUT: Stand = Stand { released: true, letters: true };
const RELEASED: Stand = Stand { released: true, letters: false };
const KEPT: Stand = Stand { released: false, letters: true };

fn with(table: &str) -> Template {
    let text = DEMONSTRATION.replacen("[news]", &format!("[assessment.release]\n{table}\n[news]"), 1);
    Template::parse(&text).expect("the table holds")
}

#[test]
fn where_nothing_is_said_released_results_are_everybodys() {
    let template = Template::parse(DEMONSTRATION).unwrap();
    let rules = &template.assessment().release;
    for circle in [Circle::Reporter(reporter(1)), Circle::Other, Circle::Wall] {
        let seen = sight(rules, circle, RELEASED).unwrap();
        assert!(seen.is_whole());
        assert_eq!(seen.of(reporter(2)), Seen::Whole);
        assert_eq!(sight(rules, circle, KEPT), None, "{circle:?} waits for the release");
    }
}

#[test]
fn a_reporter_may_see_the_own_result_alone() {
    let template =
        with("reporters_see = \"own\"\nothers_see = \"nothing\"\nwall_shows = \"grades\"\nnames = false");
    let rules = &template.assessment().release;
    let rosa = sight(rules, Circle::Reporter(reporter(1)), RELEASED).unwrap();
    assert_eq!((rosa.of(reporter(1)), rosa.names(reporter(1))), (Seen::Whole, true));
    assert_eq!((rosa.of(reporter(2)), rosa.names(reporter(2))), (Seen::Nothing, false));
    assert_eq!(sight(rules, Circle::Other, OUT), None);
    let wall = sight(rules, Circle::Wall, OUT).unwrap();
    assert_eq!((wall.of(reporter(1)), wall.names(reporter(1))), (Seen::Grade, false));
}

#[test]
fn reporters_may_have_to_wait_for_their_letters() {
    let template = with("reporters_see = \"grades\"\nreporters_from = \"letters\"");
    let rules = &template.assessment().release;
    let rosa = Circle::Reporter(reporter(1));
    assert_eq!(sight(rules, rosa, RELEASED), None);
    assert_eq!(sight(rules, rosa, KEPT), None, "the letters alone release nothing");
    let seen = sight(rules, rosa, OUT).unwrap();
    assert_eq!((seen.of(reporter(1)), seen.of(reporter(2))), (Seen::Whole, Seen::Grade));
    assert!(sight(rules, Circle::Other, RELEASED).unwrap().is_whole(), "nobody else waits");
}

#[test]
fn whoever_works_with_results_sees_them_whatever_the_template_says() {
    let template = with("reporters_see = \"own\"\nothers_see = \"nothing\"\nnames = false");
    assert!(sight(&template.assessment().release, Circle::Desk, KEPT).unwrap().is_whole());
}

#[test]
fn the_committee_is_a_group_that_there_is() {
    let with = |line: &str| {
        Template::parse(&DEMONSTRATION.replacen("[assessment]", &format!("[assessment]\n{line}"), 1))
    };
    assert_eq!(with("committee = \"B\"").unwrap().assessment().committee, Some("B".parse().unwrap()));
    assert!(with("committee = \"Z\"").is_err());
}
