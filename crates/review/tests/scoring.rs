//! Scores, exact to the end (domain notes 3.7: T1, T2, T2b, T3, T7).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use proptest::prelude::*;
use review::exact::Exact;
use review::result::{
    Adjustment, BoxSums, Kind, Refusal, Row, Rows, Score, Scoring, WhyLeftOut, each_score, score,
};
use review::template::Template;

use crate::support::{
    DEMONSTRATION, criterion, demonstration, exact, grade, group, input, merged, reporter, retabled, row,
};

const B1: u128 = 1;

/// The demonstration with other groups and criteria, the ballots alone counting.
fn ballots_only(groups: &[(&str, &str)], criteria: &[(&str, &str)]) -> Template {
    let mut g = String::new();
    for (key, weight) in groups {
        writeln!(g, "[[evaluation.groups]]\nkey = \"{key}\"\nweight = \"{weight}\"").unwrap();
        writeln!(g, "title = {{ zh = \"组\", en = \"Group\" }}\ncolour = \"red\"\nown_row = \"mark\"")
            .unwrap();
    }
    let mut c = String::new();
    for (key, weight) in criteria {
        writeln!(c, "[[evaluation.criteria]]\nkey = \"{key}\"\nweight = \"{weight}\"").unwrap();
        writeln!(c, "title = {{ zh = \"项\", en = \"C\" }}\nguidance = {{ zh = \"说明\", en = \"G\" }}")
            .unwrap();
    }
    let inputs = "[[assessment.inputs]]\nkey = \"on_site\"\nweight = 1\nsource = \"evaluation\"\n\
                  title = { zh = \"测评\", en = \"Ballots\" }\n";
    let text = retabled(DEMONSTRATION, "evaluation.groups", &g);
    let text = retabled(&text, "evaluation.criteria", &c);
    let text = retabled(&text, "facts.checks", "");
    Template::parse(&retabled(&text, "assessment.inputs", inputs)).expect("a template for ballots only")
}

/// One box: its group, its weight, and its marks on each criterion.
fn one_box(letter: &str, weight: &str, marks: &[(&str, &str)]) -> BoxSums {
    let on = |&(key, votes): &(&str, &str)| (criterion(key), row(votes));
    let rows = Rows::from([(reporter(B1), marks.iter().map(on).collect())]);
    BoxSums { groups: vec![group(letter)], weight: exact(weight), rows: Some(rows) }
}

fn scored(template: &Template, boxes: Vec<BoxSums>) -> Result<Score, Refusal> {
    score(template, reporter(B1), &Scoring { boxes, ..Scoring::default() })
}

fn overall(boxes: Vec<BoxSums>) -> Score {
    let weights: Vec<_> = boxes.iter().map(|b| (b.groups[0].to_string(), b.weight.to_string())).collect();
    let groups: Vec<_> = weights.iter().map(|(g, w)| (g.as_str(), w.as_str())).collect();
    scored(&ballots_only(&groups, &[("overall", "1")]), boxes).unwrap()
}

#[test]
fn t1_three_groups_three_criteria_and_a_bonus() {
    let criteria = [("workload", "30%"), ("efficiency", "30%"), ("completion", "40%")];
    let groups = [("A", "20%"), ("B", "40%"), ("C", "40%")];
    let marks = |w, e, c| [("workload", w), ("efficiency", e), ("completion", c)];
    let boxes = vec![
        one_box("A", "20%", &marks("6/3/1/0", "5/4/1/0", "7/2/1/0")),
        one_box("B", "40%", &marks("20/15/5/0", "18/16/4/2", "22/12/6/0")),
        one_box("C", "40%", &marks("3/2/0/0", "2/3/0/0", "4/1/0/0")),
    ];
    let bonus = Adjustment::new(exact("1.50"), "A prize of the city").unwrap();
    let adjustments = BTreeMap::from([(reporter(B1), vec![bonus])]);
    let scoring = Scoring { boxes, adjustments, ..Scoring::default() };
    let score = score(&ballots_only(&groups, &criteria), reporter(B1), &scoring).unwrap();

    assert_eq!(score.value().round_half_up(2), "91.28");
    assert!(score.composite.holds());
    let nodes = score.composite.walk();
    let of = |wanted: fn(&Kind) -> bool| -> Vec<String> {
        nodes.iter().filter(|n| wanted(&n.kind)).map(|n| n.value.round_half_up(2)).collect()
    };
    assert_eq!(of(|kind| matches!(kind, Kind::Box { .. })), ["90.20", "86.95", "92.40"]);
    let criteria = of(|kind| matches!(kind, Kind::Criterion { .. }));
    assert_eq!(criteria, ["90.00", "88.00", "92.00", "87.50", "85.00", "88.00", "92.00", "88.00", "96.00"]);
}

#[test]
fn t2_groups_are_weighted_never_pooled() {
    let a = one_box("A", "60%", &[("overall", "5/2/0/0")]);
    let b = one_box("B", "40%", &[("overall", "12/9/2/1")]);
    let score = overall(vec![a, b]);
    assert_eq!(score.value().round_half_up(6), "91.238095");
    assert_ne!(score.value().round_half_up(2), "88.39");
}

#[test]
fn t2b_nothing_is_rounded_on_the_way() {
    let a = one_box("A", "60%", &[("overall", "4/3/0/0")]);
    let b = one_box("B", "40%", &[("overall", "11/12/0/0")]);
    assert_eq!(overall(vec![a, b]).value().round_half_up(2), "90.68");
}

#[test]
fn t3_abstentions_count_only_where_the_template_says_so() {
    let marks = || one_box("A", "1", &[("overall", "15/9/3/1 +2")]);
    let without = overall(vec![marks()]);
    assert_eq!(without.value().round_half_up(2), "87.14");
    let text = ballots_only(&[("A", "1")], &[("overall", "1")]).text().to_owned();
    let counted = text.replace("counted_in_denominator = false", "counted_in_denominator = true");
    let with = scored(&Template::parse(&counted).unwrap(), vec![marks()]).unwrap();
    assert_eq!(with.value().round_half_up(2), "81.33");
    assert!(with.composite.holds());
}

/// A row of twenty voters whose mean is the whole number wanted (80 to 100).
fn row_of(mean: u64) -> String {
    let good = mean - 80;
    format!("{good}/{}/0/0", 20 - good)
}

#[test]
fn t7_an_absent_group_is_left_out_not_counted_as_zero() {
    let of = [
        ("A", "15%", 95),
        ("B", "15%", 92),
        ("C", "20%", 90),
        ("D", "10%", 88),
        ("E", "15%", 86),
        ("F", "25%", 91),
    ];
    let mut boxes: Vec<_> =
        of.iter().map(|(key, weight, mean)| one_box(key, weight, &[("overall", &row_of(*mean))])).collect();
    assert_eq!(overall(boxes.clone()).value().round_half_up(2), "90.50");
    boxes[3].rows = None;
    let score = overall(boxes);
    assert_eq!(score.value().round_half_up(2), "90.78");
    let Kind::Evaluation { left_out, .. } = &score.evaluation().unwrap().kind else { panic!() };
    assert_eq!(left_out[0].weight, exact("10%"));
}

#[test]
fn a_box_where_all_abstain_is_left_out_for_that_reporter() {
    let a = one_box("A", "60%", &[("overall", "0/0/0/0 +7")]);
    let b = one_box("B", "40%", &[("overall", "6/0/0/0")]);
    let score = overall(vec![a, b]);
    assert_eq!(score.value(), &Exact::whole(100));
    let Kind::Evaluation { left_out, .. } = &score.evaluation().unwrap().kind else { panic!() };
    assert_eq!(left_out[0].why, WhyLeftOut::NoVotes);
}

#[test]
fn where_nobody_has_voted_there_is_no_score() {
    let template = ballots_only(&[("A", "1")], &[("overall", "1")]);
    let none = scored(&template, vec![one_box("A", "1", &[("overall", "0/0/0/0 +9")])]);
    assert_eq!(none, Err(Refusal::NoVotes { reporter: reporter(B1) }));
}

#[test]
fn an_input_that_is_missing_blocks_and_never_counts_as_zero() {
    let mut scoring = merged();
    scoring.checked.remove(&reporter(3));
    let found = score(&demonstration(), reporter(3), &scoring);
    assert_eq!(found, Err(Refusal::InputMissing { reporter: reporter(3), input: input("branch") }));
}

#[test]
fn who_lacks_an_input_is_named_and_the_others_have_their_scores() {
    let mut scoring = merged();
    scoring.checked.remove(&reporter(3));
    let found = each_score(&demonstration(), &crate::support::reporters(), &scoring);
    let missing = Refusal::InputMissing { reporter: reporter(3), input: input("branch") };
    let refused: Vec<_> = found.iter().filter_map(|one| one.as_ref().err()).collect();
    assert_eq!(refused, [&missing]);
    assert_eq!(found[0], score(&demonstration(), reporter(1), &scoring));
}

#[test]
fn votes_that_fit_no_rule_are_refused_not_dropped() {
    let mut twice = merged();
    twice.boxes[0].groups.push(group("B"));
    let found = score(&demonstration(), reporter(1), &twice);
    assert_eq!(found, Err(Refusal::GroupTwice { group: group("B") }));

    let mut strange = merged();
    for row in strange.boxes[0].rows.iter_mut().flatten().flat_map(|(_, rows)| rows.values_mut()) {
        row.grades.insert(grade("superb"), 1);
    }
    let found = score(&demonstration(), reporter(1), &strange);
    assert_eq!(found, Err(Refusal::UnknownGrade { grade: grade("superb") }));

    let mut typed = merged();
    typed.entered.entry(reporter(1)).or_default().insert(input("on_site"), exact("100"));
    let found = score(&demonstration(), reporter(1), &typed);
    assert_eq!(found, Err(Refusal::InputNotEntered { input: input("on_site") }));
}

/// At least five ballots, or the box would have stayed sealed.
fn any_row() -> impl Strategy<Value = Row> {
    let votes = (0u64..9, 0u64..9, 0u64..9, 0u64..9, 5u64..9);
    votes.prop_map(|(a, b, c, d, e)| row(&format!("{a}/{b}/{c}/{d} +{e}")))
}

proptest! {
    /// Leaving boxes out is the same as a template that never had them.
    #[test]
    fn left_out_boxes_leave_a_weighted_mean_of_the_rest(
        rows in prop::collection::vec((any_row(), any::<bool>(), 1i64..50), 1..5),
    ) {
        let total: i64 = rows.iter().map(|(_, _, weight)| weight).sum();
        let letters = ["A", "B", "C", "D", "E"];
        let mut boxes = Vec::new();
        let (mut above, mut below) = (Exact::zero(), 0);
        for ((row, opened, weight), letter) in rows.iter().zip(letters) {
            let share = Exact::ratio(*weight, total).unwrap();
            let on = BTreeMap::from([(criterion("overall"), row.clone())]);
            let rows = opened.then(|| Rows::from([(reporter(B1), on)]));
            boxes.push(BoxSums { groups: vec![group(letter)], weight: share, rows });
            let points: u64 = [("good", 100), ("fairly_good", 80), ("average", 60), ("poor", 40)]
                .map(|(key, points)| points * row.votes(&grade(key))).iter().sum();
            if *opened && row.counted() > 0 {
                let mean = Exact::count(points).over(&Exact::count(row.counted())).unwrap();
                above = above.plus(&mean.times(&Exact::whole(*weight)));
                below += weight;
            }
        }
        let groups: Vec<_> = boxes.iter().map(|b| (b.groups[0].to_string(), b.weight.to_string())).collect();
        let groups: Vec<_> = groups.iter().map(|(g, w)| (g.as_str(), w.as_str())).collect();
        let found = scored(&ballots_only(&groups, &[("overall", "1")]), boxes);
        if let Some(expected) = above.over(&Exact::whole(below)) {
            let score = found.unwrap();
            prop_assert_eq!(score.value(), &expected);
            prop_assert!(score.composite.holds());
        } else {
            prop_assert_eq!(found, Err(Refusal::NoVotes { reporter: reporter(B1) }));
        }
    }

    /// A whole cut into pieces is accepted; pieces that miss the whole are not.
    #[test]
    fn weights_are_accepted_exactly_when_they_make_a_whole(
        pieces in prop::collection::vec(0i64..100, 1..7),
        off in -1i64..=1,
    ) {
        let whole = pieces.iter().sum::<i64>() + off;
        prop_assume!(whole > 0 && pieces.iter().all(|piece| *piece <= whole));
        let mut g = String::new();
        for (letter, piece) in ["A", "B", "C", "D", "E", "F"].iter().zip(&pieces) {
            writeln!(g, "[[evaluation.groups]]\nkey = \"{letter}\"\nweight = \"{piece}/{whole}\"").unwrap();
            writeln!(g, "title = {{ zh = \"组\", en = \"G\" }}\ncolour = \"red\"\nown_row = \"mark\"").unwrap();
        }
        let text = retabled(DEMONSTRATION, "evaluation.groups", &g);
        prop_assert_eq!(Template::parse(&text).is_ok(), off == 0);
    }
}
