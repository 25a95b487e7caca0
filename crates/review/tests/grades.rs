//! From scores to grades: bands, caps, floors, ties, triggers, decisions.

use std::collections::BTreeMap;

use proptest::prelude::*;
use review::exact::Exact;
use review::result::{
    BoxSums, Breach, Determination, Limit, Refusal, Rows, Score, Scoring, Suggested, Suggestion, breaches,
    determine, scores, suggest,
};
use review::template::{GradeKey, Template};

use crate::support::{
    DEMONSTRATION, criterion, demonstration, exact, found, grade, group, reporter, retabled, row, template,
};

/// Scores that come out as wanted: everyone gets 好 from all, and the entered
/// part (60 %) makes up the rest.
fn scored(template: &Template, composites: &[&str]) -> (Vec<Score>, Vec<BoxSums>) {
    let mut rows = Rows::new();
    let mut scoring = Scoring::default();
    let reporters: Vec<_> = (1..).map(reporter).take(composites.len()).collect();
    for (reporter, wanted) in reporters.iter().zip(composites) {
        rows.insert(*reporter, BTreeMap::from([(criterion("overall"), row("9/0/0/0"))]));
        let branch = exact(wanted).minus(&Exact::whole(40)).over(&exact("60%")).unwrap();
        scoring.checked.insert(*reporter, found(&branch));
    }
    let groups = ["A", "B", "C", "D"].map(group).to_vec();
    scoring.boxes = vec![BoxSums { groups, weight: Exact::one(), rows: Some(rows) }];
    (scores(template, &reporters, &scoring).unwrap(), scoring.boxes)
}

fn suggested(template: &Template, composites: &[&str]) -> Vec<Suggestion> {
    let (scores, boxes) = scored(template, composites);
    for (score, wanted) in scores.iter().zip(composites) {
        assert_eq!(score.value(), &exact(wanted));
    }
    suggest(template, &scores, &boxes)
}

fn given(suggestions: &[Suggestion]) -> Vec<&str> {
    let key = |s: &'_ Suggestion| -> &str {
        match &s.suggested {
            Suggested::Grade(grade) if grade.as_str() == "good" => "good",
            Suggested::Grade(grade) if grade.as_str() == "fairly_good" => "fairly_good",
            Suggested::Grade(grade) if grade.as_str() == "average" => "average",
            Suggested::Grade(_) => "poor",
            Suggested::Tie { .. } => "tie",
        }
    };
    suggestions.iter().map(key).collect()
}

#[test]
fn a_band_owns_its_lower_bound_as_its_operator_says() {
    let composites = ["90", "89.996", "75", "74.9999", "60", "59"];
    let no_limits = without_limits();
    let expected = ["good", "fairly_good", "fairly_good", "average", "average", "poor"];
    assert_eq!(given(&suggested(&no_limits, &composites)), expected);

    let text = no_limits
        .text()
        .replace("bound = 90\noperator = \"at_least\"", "bound = 90\noperator = \"more_than\"");
    let exclusive = Template::parse(&text).unwrap();
    assert_eq!(given(&suggested(&exclusive, &composites))[0], "fairly_good");
}

fn without_limits() -> Template {
    let text = retabled(DEMONSTRATION, "assessment.caps", "");
    Template::parse(&retabled(&text, "assessment.floors", "")).unwrap()
}

#[test]
fn t5_caps_floor_and_floors_ceil_without_binary_fractions() {
    let template = demonstration();
    let (cap, floor) = (&template.assessment().caps[0], &template.assessment().floors[0]);
    assert_eq!((cap.places(7), floor.places(7)), (2, 2));
    assert_eq!((cap.places(10), floor.places(10)), (4, 2));
    let of = |share: &str| {
        let mut cap = cap.clone();
        cap.share = exact(share);
        cap
    };
    assert_eq!((of("1/3").places(7), of("1/3").places(10)), (2, 3));
    assert_eq!((of("20%").places(7), of("0.29").places(100)), (1, 29));
    let mut seven_hundredths = floor.clone();
    seven_hundredths.share = exact("0.07");
    assert_eq!(seven_hundredths.places(100), 7);
}

#[test]
fn a_cap_moves_the_lowest_down_and_says_so() {
    let suggestions = suggested(&demonstration(), &["91", "95", "93", "92", "80", "76", "61"]);
    let expected = ["fairly_good", "good", "good", "fairly_good", "fairly_good", "fairly_good", "average"];
    assert_eq!(given(&suggestions), expected);
    assert_eq!(suggestions[3].band, grade("good"));
    assert_eq!(suggestions[3].limits, [Limit::Cap { grade: grade("good"), places: 2 }]);
    assert!(suggestions[1].limits.is_empty());
}

#[test]
fn a_floor_moves_the_lowest_down_where_no_cap_does() {
    let floor_only = Template::parse(&retabled(DEMONSTRATION, "assessment.caps", "")).unwrap();
    let suggestions = suggested(&floor_only, &["91", "92", "93", "94", "95", "96", "97"]);
    assert_eq!(given(&suggestions), ["fairly_good", "fairly_good", "good", "good", "good", "good", "good"]);
    let grades = ["fairly_good", "average", "poor"].map(grade).to_vec();
    assert_eq!(suggestions[0].limits, [Limit::Floor { grades, places: 2 }]);
}

#[test]
fn a_tie_across_the_edge_is_not_settled_by_the_order_of_rows() {
    let suggestions = suggested(&demonstration(), &["92", "95", "92", "92", "80", "76", "61"]);
    let tie = Suggested::Tie {
        among: [1, 3, 4].map(reporter).to_vec(),
        places: 1,
        grade: grade("good"),
        otherwise: grade("fairly_good"),
    };
    assert_eq!((&suggestions[0].suggested, &suggestions[2].suggested), (&tie, &tie));
    assert_eq!(given(&suggestions), ["tie", "good", "tie", "tie", "fairly_good", "fairly_good", "average"]);
}

#[test]
fn equal_scores_that_all_fit_are_no_tie() {
    let suggestions = suggested(&demonstration(), &["92", "92", "80", "80", "80", "80", "61"]);
    assert_eq!(given(&suggestions)[..2], ["good", "good"]);
}

#[test]
fn scores_that_only_print_alike_are_no_tie() {
    let suggestions = suggested(&demonstration(), &["95", "92.691", "92.69", "80", "80", "80", "61"]);
    assert_eq!(given(&suggestions)[..3], ["good", "good", "fairly_good"]);
}

#[test]
fn whoever_falls_from_a_tie_takes_a_place_below() {
    let two_caps = "[[assessment.caps]]\ngrade = \"good\"\nshare = \"1/7\"\n\
                    [[assessment.caps]]\ngrade = \"fairly_good\"\nshare = \"2/7\"\n";
    let template = Template::parse(&retabled(DEMONSTRATION, "assessment.caps", two_caps)).unwrap();
    let suggestions = suggested(&template, &["92", "92", "80", "79", "70", "65", "61"]);
    assert_eq!(given(&suggestions)[..4], ["tie", "tie", "fairly_good", "average"]);
}

#[test]
fn t9_more_than_a_third_is_more_than_a_third() {
    let strict = template(
        "threshold = { share = \"1/3\", operator = \"at_least\" }",
        "threshold = { share = \"1/3\", operator = \"more_than\" }",
    );
    let merged = crate::support::merged();
    let reporters = crate::support::reporters();
    let fires = |template: &Template| {
        let scores = scores(template, &reporters, &merged).unwrap();
        suggest(template, &scores, &merged.boxes).iter().any(|s| !s.fired.is_empty())
    };
    assert!(fires(&demonstration()));
    assert!(!fires(&strict));
}

#[test]
fn the_committee_may_differ_with_a_reason() {
    let template = demonstration();
    let suggestions = suggested(&template, &["95", "92", "92", "80", "80", "80", "61"]);
    let simple = determine(&template, &suggestions[0], &grade("good"), None).unwrap();
    assert_eq!(simple.reason, None);

    let lower = |reason| determine(&template, &suggestions[0], &grade("fairly_good"), reason);
    let refused = Err(Refusal::ReasonRequired { decided: grade("fairly_good") });
    assert_eq!(lower(None), refused);
    assert_eq!(lower(Some("  ")), refused);
    assert_eq!(lower(Some(" An accident in March ")).unwrap().reason.unwrap(), "An accident in March");
    assert!(matches!(lower(Some(&"字".repeat(1_001))), Err(Refusal::Reason(_))));
    let unknown = determine(&template, &suggestions[0], &grade("superb"), Some("why not"));
    assert_eq!(unknown, Err(Refusal::UnknownGrade { grade: grade("superb") }));
}

#[test]
fn settling_a_tie_takes_a_reason_either_way() {
    let template = demonstration();
    let suggestions = suggested(&template, &["95", "92", "92", "80", "80", "80", "61"]);
    for decided in ["good", "fairly_good"] {
        let silent = determine(&template, &suggestions[1], &grade(decided), None);
        assert_eq!(silent, Err(Refusal::ReasonRequired { decided: grade(decided) }));
        assert!(determine(&template, &suggestions[1], &grade(decided), Some("Minuted")).is_ok());
    }
}

#[test]
fn decided_grades_are_held_against_caps_and_floors() {
    let decided = |keys: &[&str]| -> Vec<Determination> {
        let one = |(n, key): (u128, &&str)| Determination {
            reporter: reporter(n),
            grade: grade(key),
            reason: None,
        };
        (1..).zip(keys).map(one).collect()
    };
    let template = demonstration();
    let kept = decided(&["good", "good", "fairly_good", "fairly_good", "average", "poor", "poor"]);
    assert!(breaches(&template, &[], &kept).is_empty());
    let all_good = breaches(&template, &[], &decided(&["good"; 7]));
    let cap = Breach { limit: Limit::Cap { grade: grade("good"), places: 2 }, given: 7 };
    assert_eq!(all_good[0], cap);
    assert_eq!((all_good.len(), all_good[1].given), (2, 0));
}

/// Whatever the committee makes of the ties.
fn settled(suggestions: &[Suggestion]) -> Vec<Determination> {
    let mut left: BTreeMap<GradeKey, u64> = BTreeMap::new();
    let settle = |s: &Suggestion| match &s.suggested {
        Suggested::Grade(grade) => grade.clone(),
        Suggested::Tie { places, grade, otherwise, .. } => {
            let left = left.entry(grade.clone()).or_insert(*places);
            let granted = *left > 0;
            *left = left.saturating_sub(1);
            if granted { grade.clone() } else { otherwise.clone() }
        }
    };
    let grades: Vec<_> = suggestions.iter().map(settle).collect();
    let reporters = suggestions.iter().map(|s| s.reporter);
    reporters.zip(grades).map(|(reporter, grade)| Determination { reporter, grade, reason: None }).collect()
}

proptest! {
    #[test]
    fn suggested_grades_keep_the_cap_and_the_floor(marks in prop::collection::vec(55u32..=100, 1..15)) {
        let composites: Vec<_> = marks.iter().map(ToString::to_string).collect();
        let composites: Vec<_> = composites.iter().map(String::as_str).collect();
        let template = demonstration();
        let suggestions = suggested(&template, &composites);
        prop_assert_eq!(suggestions.len(), marks.len());
        prop_assert_eq!(breaches(&template, &[], &settled(&suggestions)), vec![]);
        // Room is used: nobody is held down while a place above stays empty.
        let good = settled(&suggestions).iter().filter(|d| d.grade == grade("good")).count();
        let reporters = marks.len() as u64;
        let cap = template.assessment().caps[0].places(reporters);
        let floor = reporters - template.assessment().floors[0].places(reporters);
        let earned = marks.iter().filter(|mark| **mark >= 90).count() as u64;
        prop_assert_eq!(good as u64, earned.min(cap).min(floor));
    }

    #[test]
    fn a_better_score_never_gets_a_worse_grade(marks in prop::collection::vec(55u32..=100, 2..15)) {
        let composites: Vec<_> = marks.iter().map(ToString::to_string).collect();
        let composites: Vec<_> = composites.iter().map(String::as_str).collect();
        let template = demonstration();
        let decided = settled(&suggested(&template, &composites));
        for (mark, one) in marks.iter().zip(&decided) {
            for (lower, other) in marks.iter().zip(&decided).filter(|(lower, _)| *lower < mark) {
                let ranks = (template.grade_rank(&one.grade), template.grade_rank(&other.grade));
                prop_assert!(ranks.0 <= ranks.1, "{} got worse than {}", mark, lower);
            }
        }
    }
}
