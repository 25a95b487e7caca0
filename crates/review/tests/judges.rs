//! A panel's scores, trimmed or not, and what they make with another input (domain notes 3.7: T4).

use std::collections::BTreeMap;

use proptest::prelude::*;
use review::exact::Exact;
use review::result::{BoxSums, Kind, Refusal, Rows, Score, Scoring, Suggested, score, suggest};
use review::template::Template;

use crate::support::{DEMONSTRATION, criterion, exact, grade, group, input, reporter, retabled, row};

/// A panel and the annual assessment, half each; the ballots count for nothing.
fn panel(trim: &str) -> Template {
    let inputs = format!(
        "[[assessment.inputs]]\nkey = \"ballots\"\nweight = 0\nsource = \"evaluation\"\n\
         title = {{ zh = \"测评\", en = \"Ballots\" }}\n\
         [[assessment.inputs]]\nkey = \"panel\"\nweight = \"50%\"\nsource = \"judges\"\njudges = 5\n{trim}\n\
         title = {{ zh = \"评委\", en = \"Panel\" }}\n\
         [[assessment.inputs]]\nkey = \"annual\"\nweight = \"50%\"\nsource = \"entered\"\n\
         title = {{ zh = \"年度考核\", en = \"Annual\" }}\n"
    );
    let text = retabled(DEMONSTRATION, "facts.checks", "");
    Template::parse(&retabled(&text, "assessment.inputs", &inputs)).expect("a template with a panel")
}

fn from(judges: &[&str]) -> Scoring {
    let rows = Rows::from([(reporter(1), BTreeMap::from([(criterion("overall"), row("9/0/0/0"))]))]);
    let groups = ["A", "B", "C", "D"].map(group).to_vec();
    let mut scoring = Scoring {
        boxes: vec![BoxSums { groups, weight: Exact::one(), rows: Some(rows) }],
        ..Scoring::default()
    };
    let given = judges.iter().map(|score| exact(score)).collect();
    scoring.judged.entry(reporter(1)).or_default().insert(input("panel"), given);
    scoring.entered.entry(reporter(1)).or_default().insert(input("annual"), exact("86.50"));
    scoring
}

fn panelled(template: &Template, judges: &[&str]) -> Result<Score, Refusal> {
    score(template, reporter(1), &from(judges))
}

fn mean(score: &Score) -> String {
    score.input(&input("panel")).expect("the panel's part").value.round_half_up(2)
}

const SEVEN: [&str; 7] = ["96", "94", "93", "91", "90", "88", "72"];
const FIVE: [&str; 5] = ["96", "94", "90", "88", "72"];

#[test]
fn t4_the_highest_and_the_lowest_of_seven_are_dropped_and_of_five_none() {
    let template = panel("trim = 1\ntrim_above = 5");
    let seven = panelled(&template, &SEVEN).unwrap();
    assert_eq!(mean(&seven), "91.20");
    assert_eq!(mean(&panelled(&panel(""), &SEVEN).unwrap()), "89.14");
    assert_eq!(mean(&panelled(&template, &FIVE).unwrap()), "88.00");
    assert_eq!(mean(&panelled(&panel("trim = 1"), &FIVE[..]).unwrap()), "90.67", "the wrong trim");
    assert!(seven.composite.holds());
}

#[test]
fn t4_half_panel_and_half_annual_assessment_are_fairly_good() {
    let template = panel("trim = 1\ntrim_above = 5");
    let score = panelled(&template, &SEVEN).unwrap();
    assert_eq!(score.value().round_half_up(2), "88.85");
    let suggestions = suggest(&template, &[score], &from(&SEVEN).boxes);
    assert_eq!(suggestions[0].suggested, Suggested::Grade(grade("fairly_good")));
}

#[test]
fn whoever_opens_the_mean_sees_what_was_dropped() {
    let score = panelled(&panel("trim = 1\ntrim_above = 5"), &SEVEN).unwrap();
    let panel = score.input(&input("panel")).unwrap();
    assert_eq!(panel.kind, Kind::Judges { input: input("panel"), dropped: 1 });
    let shown: Vec<_> =
        panel.parts.iter().map(|part| (part.of.value.to_string(), part.share.is_zero())).collect();
    let shown: Vec<_> = shown.iter().map(|(value, dropped)| (value.as_str(), *dropped)).collect();
    let kept = ["88", "90", "91", "93", "94"].map(|value| (value, false));
    assert_eq!(shown, [&[("72", true)], &kept[..], &[("96", true)]].concat());
}

#[test]
fn a_tenth_of_each_end_is_rounded_down() {
    let template = panel("trim = \"10%\"");
    assert_eq!(mean(&panelled(&template, &SEVEN).unwrap()), "89.14", "a tenth of seven is none");
    let ten = ["96", "94", "93", "91", "90", "88", "72", "80", "80", "80"];
    assert_eq!(mean(&panelled(&template, &ten).unwrap()), "87.00");
}

#[test]
fn a_panel_that_is_not_complete_is_told_and_makes_no_score() {
    let refused = |found| {
        let (reporter, input) = (reporter(1), input("panel"));
        Err(Refusal::JudgesMissing { reporter, input, found, needed: 5 })
    };
    assert_eq!(panelled(&panel(""), &FIVE[..4]), refused(4));
    let mut nobody = from(&FIVE);
    nobody.judged.clear();
    assert_eq!(score(&panel(""), reporter(1), &nobody), refused(0));
    let mut elsewhere = from(&FIVE);
    elsewhere.judged.entry(reporter(1)).or_default().insert(input("annual"), vec![exact("90")]);
    let found = score(&panel(""), reporter(1), &elsewhere);
    assert_eq!(found, Err(Refusal::InputNotJudged { input: input("annual") }));
}

proptest! {
    // Each case reads a template or more.
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_judge_who_gives_more_never_lowers_the_score_and_the_order_is_nothing(
        scores in prop::collection::vec(0u32..=100, 5..12),
        at in any::<prop::sample::Index>(),
        more in 1u32..30,
    ) {
        let template = panel("trim = 1\ntrim_above = 5");
        let of = |scores: &[u32]| {
            let texts: Vec<_> = scores.iter().map(ToString::to_string).collect();
            let texts: Vec<_> = texts.iter().map(String::as_str).collect();
            panelled(&template, &texts).unwrap()
        };
        let before = of(&scores);
        let mut turned = scores.clone();
        turned.reverse();
        prop_assert_eq!(of(&turned).value().clone(), before.value().clone());
        let mut raised = scores.clone();
        let at = at.index(raised.len());
        raised[at] = (raised[at] + more).min(100);
        prop_assert!(of(&raised).value() >= before.value());
    }
}
