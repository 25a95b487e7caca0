//! How boxes become one score where a template differs: pooled, absent, trimmed; and who gets the last place.

use std::collections::BTreeMap;

use proptest::prelude::*;
use review::exact::Exact;
use review::result::{
    BoxSums, Kind, Limit, Refusal, Rows, Score, Scoring, Suggested, Suggestion, score, scores, suggest,
};
use review::template::{GradeKey, Template};

use crate::support::{
    DEMONSTRATION, criterion, exact, found, grade, group, input, merged, reporter, reporters, retabled, row,
};

/// The demonstration with lines under `[assessment]` and under the ballots' input, which alone counts.
fn ballots(assessment: &str, of_input: &str) -> Template {
    let inputs = format!(
        "[[assessment.inputs]]\nkey = \"on_site\"\nweight = 1\nsource = \"evaluation\"\n{of_input}\n\
         title = {{ zh = \"测评\", en = \"Ballots\" }}\n"
    );
    let text = retabled(&retabled(DEMONSTRATION, "facts.checks", ""), "assessment.inputs", &inputs);
    let text = text.replacen("[assessment]\n", &format!("[assessment]\n{assessment}\n"), 1);
    Template::parse(&text).expect("a template for ballots only")
}

fn boxes(of: &[(&str, &str, &str)]) -> Vec<BoxSums> {
    let one = |&(letter, weight, marks): &(&str, &str, &str)| BoxSums {
        groups: vec![group(letter)],
        weight: exact(weight),
        rows: (!marks.is_empty())
            .then(|| Rows::from([(reporter(1), BTreeMap::from([(criterion("overall"), row(marks))]))])),
    };
    of.iter().map(one).collect()
}

fn scored(template: &Template, of: &[(&str, &str, &str)]) -> Result<Score, Refusal> {
    score(template, reporter(1), &Scoring { boxes: boxes(of), ..Scoring::default() })
}

fn printed(template: &Template, of: &[(&str, &str, &str)]) -> String {
    let score = scored(template, of).unwrap();
    assert!(score.composite.holds());
    score.value().round_half_up(2)
}

const T2: [(&str, &str, &str); 2] = [("A", "60%", "5/2/0/0"), ("B", "40%", "12/9/2/1")];

#[test]
fn t2_a_template_that_pools_gets_the_other_mean() {
    assert_eq!(printed(&ballots("", ""), &T2), "91.24");
    assert_eq!(printed(&ballots("mean = \"by_group\"", ""), &T2), "91.24");
    assert_eq!(printed(&ballots("mean = \"pooled\"", ""), &T2), "88.39");
}

/// T7, its six groups as four: 95 of 15 %, 91 of 50 %, and 88 of the 10 % that may be absent.
fn t7(absent: &'static str) -> [(&'static str, &'static str, &'static str); 4] {
    [("A", "15%", "15/5/0/0"), ("B", "50%", "11/9/0/0"), ("C", "10%", absent), ("D", "25%", "10/10/0/0")]
}

#[test]
fn t7_an_absent_group_goes_by_the_template() {
    let (share_out, zero, refuse) =
        (ballots("", ""), ballots("absent = \"zero\"", ""), ballots("absent = \"refuse\"", ""));
    let whole = printed(&share_out, &t7("8/12/0/0"));
    assert_eq!([printed(&zero, &t7("8/12/0/0")), printed(&refuse, &t7("8/12/0/0"))], [&*whole, &*whole]);
    for absent in ["", "0/0/0/0 +6"] {
        let rest = exact("0.15").times(&exact("95")).plus(&exact("0.5").times(&exact("91")));
        let rest = rest.plus(&exact("0.25").times(&exact("90")));
        assert_eq!(scored(&zero, &t7(absent)).unwrap().value(), &rest);
        let shared = rest.over(&exact("90%")).unwrap();
        assert_eq!(scored(&share_out, &t7(absent)).unwrap().value(), &shared);
        let refused = Refusal::BoxAbsent { reporter: reporter(1), groups: vec![group("C")] };
        assert_eq!(scored(&refuse, &t7(absent)), Err(refused));
    }
    let nobody = scored(&zero, &[("A", "1", "0/0/0/0 +9")]);
    assert_eq!(nobody, Err(Refusal::NoVotes { reporter: reporter(1) }), "no mark at all is no zero");
}

#[test]
fn marks_are_trimmed_in_each_box_by_itself() {
    let one = ballots("", "trim = 1\ntrim_above = 5");
    // 100 and 40 go, 100, 80 × 3 and 60 stay.
    let score = scored(&one, &[("A", "1", "2/3/1/1")]).unwrap();
    assert_eq!(score.value(), &exact("80"));
    let nodes = score.composite.walk();
    let dropped = nodes.iter().find_map(|node| match node.kind {
        Kind::Criterion { dropped, .. } => Some((dropped, node.shares())),
        _ => None,
    });
    assert_eq!(dropped, Some((1, exact("5"))));
    assert_eq!(printed(&one, &[("A", "1", "2/2/0/1")]), "80.00", "five are not more than five");
    assert_eq!(printed(&ballots("", "trim = \"10%\""), &[("A", "1", "10/9/0/1")]), "90.00");
}

#[test]
fn an_abstention_that_counts_is_the_first_to_be_trimmed() {
    let counted = ballots("", "trim = 1").text().replace("in_denominator = false", "in_denominator = true");
    let template = Template::parse(&counted).unwrap();
    assert_eq!(printed(&template, &[("A", "1", "3/2/0/1 +1")]), "80.00");
}

fn tied(lines: &str, checks: &[(&str, &str)]) -> Vec<Suggestion> {
    let text = DEMONSTRATION.replacen("[assessment]\n", &format!("[assessment]\n{lines}\n"), 1);
    let template = Template::parse(&text).unwrap();
    // On-site 100 or 80 points, and a branch assessment to go with it.
    let mut from = Scoring::default();
    let mut rows = Rows::new();
    for (n, (marks, branch)) in (1..).zip(checks) {
        rows.insert(reporter(n), BTreeMap::from([(criterion("overall"), row(marks))]));
        from.checked.insert(reporter(n), found(&exact(branch)));
    }
    let groups = ["A", "B", "C", "D"].map(group).to_vec();
    from.boxes = vec![BoxSums { groups, weight: Exact::one(), rows: Some(rows) }];
    let all: Vec<_> = (1..).map(reporter).take(checks.len()).collect();
    suggest(&template, &scores(&template, &all, &from).unwrap(), &from.boxes)
}

fn grades(suggestions: &[Suggestion]) -> Vec<&str> {
    let one = |one: &'_ Suggestion| match &one.suggested {
        Suggested::Grade(grade) if grade.as_str() == "good" => "good",
        Suggested::Grade(grade) if grade.as_str() == "fairly_good" => "fairly_good",
        Suggested::Grade(_) => "lower",
        Suggested::Tie { .. } => "tie",
    };
    suggestions.iter().map(one).collect()
}

/// Two places; the first has 98, the second and third 94 in different ways, the others less.
const EQUALS: [(&str, &str); 5] =
    [("9/0/0/0", "290/3"), ("9/0/0/0", "90"), ("0/9/0/0", "310/3"), ("0/9/0/0", "70"), ("0/9/0/0", "60")];

#[test]
fn equals_at_the_edge_go_by_the_template() {
    let kept =
        |lines| grades(&tied(lines, &EQUALS)).into_iter().take(3).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(kept(""), ["good", "tie", "tie"]);
    assert_eq!(kept("ties = \"committee\""), ["good", "tie", "tie"]);
    assert_eq!(kept("ties = \"higher\""), ["good", "good", "good"]);
    assert_eq!(kept("ties = \"lower\""), ["good", "fairly_good", "fairly_good"]);
}

#[test]
fn an_input_parts_equals_and_that_is_told() {
    let found = tied("tie_break = [\"on_site\"]", &EQUALS);
    assert_eq!(grades(&found)[..3], ["good", "good", "fairly_good"]);
    assert_eq!(found[2].limits, [Limit::Cap { grade: grade("good"), places: 2 }]);
    let parted: Vec<_> = found.iter().map(|s| s.parted_by.is_some()).collect();
    assert_eq!(parted, [false, true, true, false, false]);
    assert_eq!(found[1].parted_by, Some(input("on_site")));
    let other = tied("tie_break = [\"branch\", \"on_site\"]", &EQUALS);
    assert_eq!(grades(&other)[..3], ["good", "fairly_good", "good"]);
}

/// 9.6: B2 and B3 are equal in every input, so no input parts them.
#[test]
fn who_is_equal_in_every_input_is_left_to_the_committee() {
    let lines = "[assessment]\ntie_break = [\"on_site\", \"branch\"]\n";
    let template = Template::parse(&DEMONSTRATION.replacen("[assessment]\n", lines, 1)).unwrap();
    let from = merged();
    let found = suggest(&template, &scores(&template, &reporters(), &from).unwrap(), &from.boxes);
    assert_eq!(grades(&found)[1..3], ["tie", "tie"]);
    assert_eq!(found[1].parted_by, None);
}

/// 3.4: 20 / 70 / 10 %, and below 60 points the last grade.
#[test]
fn a_forced_split_is_a_cap_and_a_floor() {
    let text = retabled(
        DEMONSTRATION,
        "assessment.caps",
        "[[assessment.caps]]\ngrade = \"good\"\nshare = \"20%\"\n",
    );
    let floor = "[[assessment.floors]]\ngrades = [\"average\", \"poor\"]\nshare = \"10%\"\n";
    let template = Template::parse(&retabled(&text, "assessment.floors", floor)).unwrap();
    let mut from = Scoring::default();
    let mut rows = Rows::new();
    let all: Vec<_> = (1..=10).map(reporter).collect();
    for (at, reporter) in (0..).zip(&all) {
        rows.insert(*reporter, BTreeMap::from([(criterion("overall"), row("9/0/0/0"))]));
        from.checked.insert(*reporter, found(&Exact::whole(100 - at)));
    }
    let groups = ["A", "B", "C", "D"].map(group).to_vec();
    from.boxes = vec![BoxSums { groups, weight: Exact::one(), rows: Some(rows) }];
    let found = suggest(&template, &scores(&template, &all, &from).unwrap(), &from.boxes);
    let mut counts: BTreeMap<GradeKey, u64> = BTreeMap::new();
    for one in &found {
        *counts.entry(one.suggested.grade().expect("no ties").clone()).or_default() += 1;
    }
    let expected = [(grade("average"), 1), (grade("fairly_good"), 7), (grade("good"), 2)];
    assert_eq!(counts, BTreeMap::from(expected));
}

proptest! {
    // Each case reads a template or more.
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// A vote for a better grade in place of a worse one never lowers a score, however it is made.
    #[test]
    fn a_better_mark_never_lowers_a_score(
        marks in prop::array::uniform4(0u64..9),
        from in 0usize..4,
        steps in 1usize..4,
        how in prop::sample::select(vec![("", ""), ("mean = \"pooled\"", ""), ("", "trim = 1\ntrim_above = 5"), ("", "trim = \"10%\"")]),
    ) {
        prop_assume!(marks[from] > 0 && from >= steps && marks.iter().sum::<u64>() >= 5);
        let template = ballots(how.0, how.1);
        let text = |marks: &[u64; 4]| marks.map(|n| n.to_string()).join("/");
        let mut better = marks;
        better[from] -= 1;
        better[from - steps] += 1;
        let of = |marks: &[u64; 4]| scored(&template, &[("A", "60%", &text(marks)), ("B", "40%", "5/4/3/2")]).unwrap();
        prop_assert!(of(&better).value() >= of(&marks).value());
    }

    /// Where every box gives the same mean, weights and pooling make no difference, and the order of boxes never does.
    #[test]
    fn equal_boxes_make_one_mean_however_they_are_weighed(
        marks in prop::array::uniform4(0u64..9),
        weight in 1i64..100,
        times in 1u64..4,
    ) {
        prop_assume!(marks.iter().sum::<u64>() >= 5);
        let text = |times: u64| marks.map(|n| (n * times).to_string()).join("/");
        let weights = [Exact::ratio(weight, 100).unwrap(), Exact::ratio(100 - weight, 100).unwrap()];
        let weights = weights.map(|weight| weight.to_string());
        let (one, other) = (text(1), text(times));
        let both = [("A", &*weights[0], &*one), ("B", &*weights[1], &*other)];
        let turned = [both[1], both[0]];
        let (grouped, pooled) = (ballots("", ""), ballots("mean = \"pooled\"", ""));
        let value = |template: &Template, of: &[(&str, &str, &str)]| scored(template, of).unwrap().value().clone();
        prop_assert_eq!(value(&grouped, &both), value(&pooled, &both));
        prop_assert_eq!(value(&grouped, &both), value(&grouped, &turned));
    }

    /// Whoever stands first on the list has no advantage.
    #[test]
    fn the_order_of_reporters_does_not_matter(branch in prop::collection::vec(40u32..=100, 2..12)) {
        let lines: Vec<_> = branch.iter().map(|n| ("9/0/0/0", n.to_string())).collect();
        let lines: Vec<_> = lines.iter().map(|(marks, n)| (*marks, n.as_str())).collect();
        let turned: Vec<_> = lines.iter().rev().copied().collect();
        for rule in ["", "ties = \"higher\"", "ties = \"lower\"", "tie_break = [\"branch\"]"] {
            let (found, other) = (tied(rule, &lines), tied(rule, &turned));
            let mut back = grades(&other);
            back.reverse();
            prop_assert_eq!(grades(&found), back);
        }
    }
}
