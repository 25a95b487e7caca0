//! What holds a grade down whatever the composite is: gates, majorities, triggers, vetoes.

use std::collections::BTreeMap;

use proptest::prelude::*;
use review::result::{
    Ceiling, Refusal, Scoring, Suggested, Suggestion, Vetoed, WhyCeiling, determine, score, scores, suggest,
};
use review::template::Template;
use review::words::Lang;

use crate::support::{DEMONSTRATION, exact, grade, merged, reporter, reporters, retabled, template};

/// The demonstration without cap and floor, and with these tables.
fn with(tables: &str) -> Template {
    let text = retabled(DEMONSTRATION, "assessment.caps", "");
    let text = retabled(&text, "assessment.floors", "");
    Template::parse(&text.replacen("[news]", &format!("{tables}\n[news]"), 1)).expect("the tables hold")
}

fn suggested(template: &Template, from: &Scoring) -> Vec<Suggestion> {
    let scores = scores(template, &reporters(), from).unwrap();
    suggest(template, &scores, &from.boxes)
}

fn given(suggestion: &Suggestion) -> &str {
    match &suggestion.suggested {
        Suggested::Grade(grade) => grade.as_str(),
        Suggested::Tie { .. } => "tie",
    }
}

fn gate(bound: &str, operator: &str) -> String {
    format!(
        "[[assessment.gates]]\nkey = \"excellent_branch\"\ntitle = {{ zh = \"支部优秀\", en = \"Excellent branch\" }}\n\
         input = \"branch\"\nbound = \"{bound}\"\noperator = \"{operator}\"\nceiling = \"fairly_good\""
    )
}

#[test]
fn a_head_is_good_only_where_the_unit_is_excellent() {
    // B1 has 94.5, B2 and B3 have 92.0: all three are good by their composites.
    let found = suggested(&with(&gate("94.5", "at_least")), &merged());
    assert_eq!([given(&found[0]), given(&found[1])], ["good", "fairly_good"]);
    let why = WhyCeiling::Gate { gate: "excellent_branch".parse().unwrap(), score: exact("92") };
    assert_eq!(found[1].ceilings, [Ceiling { grade: grade("fairly_good"), why }]);
    assert_eq!(found[1].band, grade("good"), "what the score alone earns is still told");
    let found = suggested(&with(&gate("94.5", "more_than")), &merged());
    assert_eq!(given(&found[0]), "fairly_good", "the operator owns the boundary");
}

#[test]
fn a_ceiling_raises_nobody() {
    let found = suggested(&with(&gate("95", "at_least")), &merged());
    assert_eq!(given(&found[5]), "average", "B6 earns less than the ceiling leaves");
    assert_eq!(found[5].ceilings.len(), 1, "and the committee still knows of it");
}

#[test]
fn who_is_held_down_leaves_the_place_to_the_next() {
    let gated = DEMONSTRATION.replacen("[news]", &format!("{}\n[news]", gate("93", "at_least")), 1);
    let found = suggested(&Template::parse(&gated).unwrap(), &merged());
    assert_eq!(
        [given(&found[0]), given(&found[1]), given(&found[2])],
        ["good", "fairly_good", "fairly_good"]
    );
    assert!(found[1].limits.is_empty(), "the cap had room for both");
}

fn majority(grades: &str, share: &str, operator: &str, ceiling: &str) -> String {
    format!(
        "[[assessment.majorities]]\nkey = \"m\"\ntitle = {{ zh = \"得票率\", en = \"Majority\" }}\ngrades = {grades}\n\
         threshold = {{ share = \"{share}\", operator = \"{operator}\" }}\nceiling = \"{ceiling}\""
    )
}

#[test]
fn nine_in_ten_for_the_top_and_half_against_for_the_bottom() {
    // B1: 31 of 37 good, B6: 12 of 36 poor.
    let nine_tenths = with(&majority("[\"good\"]", "90%", "at_least", "fairly_good"));
    assert_eq!(given(&suggested(&nine_tenths, &merged())[0]), "fairly_good");
    let exactly = with(&majority("[\"good\"]", "31/37", "at_least", "fairly_good"));
    assert_eq!(given(&suggested(&exactly, &merged())[0]), "good");
    let more = with(&majority("[\"good\"]", "31/37", "more_than", "fairly_good"));
    let found = suggested(&more, &merged());
    assert_eq!(given(&found[0]), "fairly_good");
    let why = WhyCeiling::Majority { majority: "m".parse().unwrap(), votes: 31, counted: 37 };
    assert_eq!(found[0].ceilings[0].why, why);

    let third = DEMONSTRATION.replacen("consequence = ", "ceiling = \"poor\"\nconsequence = ", 1);
    let found = suggested(&Template::parse(&third).unwrap(), &merged());
    assert_eq!((given(&found[5]), found[5].band.as_str()), ("poor", "average"), "12 of 36 is a third");
    assert_eq!(given(&found[3]), "fairly_good", "1 of 37 is not");
}

/// T3: 15 of 28 is more than half, 15 of 30 is not.
#[test]
fn t3_whether_more_than_half_holds_hangs_on_the_abstentions() {
    let rule = majority("[\"good\"]", "1/2", "more_than", "fairly_good");
    let mut marks = merged();
    marks.boxes.truncate(1);
    for row in marks.boxes[0].rows.iter_mut().flat_map(BTreeMap::values_mut).flat_map(BTreeMap::values_mut) {
        *row = crate::support::row("15/9/3/1 +2");
    }
    let without = with(&rule);
    let ceilings = |template: &Template| suggested(template, &marks)[0].ceilings.clone();
    assert_eq!(ceilings(&without), []);
    let counted = without.text().replace("counted_in_denominator = false", "counted_in_denominator = true");
    let why = WhyCeiling::Majority { majority: "m".parse().unwrap(), votes: 15, counted: 30 };
    let ceiling = Ceiling { grade: grade("fairly_good"), why };
    assert_eq!(ceilings(&Template::parse(&counted).unwrap()), [ceiling]);
}

fn vetoes() -> Template {
    let veto = |key, ceiling| {
        format!(
            "[[assessment.vetoes]]\nkey = \"{key}\"\ntitle = {{ zh = \"否决\", en = \"V\" }}\nceiling = \"{ceiling}\"\n"
        )
    };
    with(&(veto("accident", "average") + &veto("discipline", "poor")))
}

fn vetoed(keys: &[&str]) -> Scoring {
    let one = |key: &&str| Vetoed::new(key.parse().unwrap(), " The accident of 3 March ").unwrap();
    Scoring { vetoed: BTreeMap::from([(reporter(1), keys.iter().map(one).collect())]), ..merged() }
}

#[test]
fn a_veto_holds_the_best_score_down_and_the_lowest_of_two_counts() {
    let template = vetoes();
    let one = &suggested(&template, &vetoed(&["accident"]))[0];
    assert_eq!((given(one), one.band.as_str()), ("average", "good"));
    let why = &one.ceilings[0].why;
    let reason = "The accident of 3 March".to_owned();
    assert_eq!(why, &WhyCeiling::Veto { veto: "accident".parse().unwrap(), reason });
    assert_eq!(given(&suggested(&template, &vetoed(&["accident", "discipline"]))[0]), "poor");
    assert_eq!(given(&suggested(&template, &merged())[0]), "good");
}

#[test]
fn the_committee_departs_from_a_gate_with_a_reason_and_from_a_veto_never() {
    let template = vetoes();
    let one = &suggested(&template, &vetoed(&["accident"]))[0];
    let refused = Refusal::Vetoed { decided: grade("good"), ceiling: grade("average") };
    assert_eq!(determine(&template, one, &grade("good"), Some("A fine year")), Err(refused));
    assert!(determine(&template, one, &grade("average"), None).is_ok());
    assert!(determine(&template, one, &grade("poor"), Some("Grave")).is_ok());
    let gated = with(&gate("95", "at_least"));
    let one = &suggested(&gated, &merged())[0];
    assert!(determine(&gated, one, &grade("good"), None).is_err());
    assert!(determine(&gated, one, &grade("good"), Some("Merged in June")).is_ok());
}

#[test]
fn a_veto_needs_a_reason_and_a_rule() {
    assert!(Vetoed::new("accident".parse().unwrap(), "  ").is_err());
    let found = score(&vetoes(), reporter(1), &vetoed(&["weather"]));
    assert_eq!(found, Err(Refusal::UnknownVeto { veto: "weather".parse().unwrap() }));
    let strange = template("assessment", "assessment");
    assert!(score(&strange, reporter(1), &vetoed(&["accident"])).is_err());
}

#[test]
fn what_follows_from_a_grade_stands_in_the_template() {
    let table = |grades: &str, en: &str| {
        format!(
            "[[assessment.consequences]]\ngrades = {grades}\nconsequence = {{ zh = \"后果\", en = \"{en}\" }}\n"
        )
    };
    let not_good = table("[\"fairly_good\", \"average\", \"poor\"]", "No excellent in the annual appraisal");
    let template = with(&(not_good + &table("[\"average\", \"poor\"]", "A talk and a deadline")));
    let follows = |key: &str| -> Vec<String> {
        let now = grade(key);
        template.consequences(&now, None).map(|words| words.in_lang(Lang::En).to_owned()).collect()
    };
    let excellent = "No excellent in the annual appraisal";
    assert!(follows("good").is_empty());
    assert_eq!(follows("fairly_good"), [excellent]);
    assert_eq!(follows("poor"), [excellent, "A talk and a deadline"]);
}

#[test]
fn what_follows_from_two_low_years_running_follows_from_no_single_one() {
    let template = with(
        "[[assessment.consequences]]\ngrades = [\"average\", \"poor\"]\nyears = 2\n\
         consequence = { zh = \"调整岗位\", en = \"Another post\" }\n",
    );
    let follows = |now: &str, last: Option<&str>| {
        let (now, last) = (grade(now), last.map(grade));
        template.consequences(&now, last.as_ref()).count()
    };
    assert_eq!(follows("poor", Some("poor")), 1);
    assert_eq!(follows("poor", Some("average")), 1, "either of them, in either year");
    assert_eq!(follows("poor", Some("fairly_good")), 0);
    assert_eq!(follows("fairly_good", Some("poor")), 0);
    assert_eq!(follows("poor", None), 0, "of a year that nobody knows nothing follows");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Nobody is suggested a grade above a ceiling, or above what the score earns.
    #[test]
    fn no_suggestion_passes_a_ceiling_or_the_band(bound in 60u32..100, share in 1i64..100, barred in 1u128..8) {
        let veto = "[[assessment.vetoes]]\nkey = \"v\"\ntitle = { zh = \"否\", en = \"V\" }\nceiling = \"average\"\n";
        let majority = majority("[\"good\"]", &format!("{share}%"), "at_least", "fairly_good");
        let tables = format!("{}\n{majority}\n{veto}\n[news]", gate(&bound.to_string(), "more_than"));
        let template = Template::parse(&DEMONSTRATION.replacen("[news]", &tables, 1)).unwrap();
        let mut from = merged();
        let found = Vetoed::new("v".parse().unwrap(), "Found").unwrap();
        from.vetoed = BTreeMap::from([(reporter(barred), vec![found])]);
        for one in suggested(&template, &from) {
            let best = match &one.suggested {
                Suggested::Grade(grade) | Suggested::Tie { grade, .. } => template.grade_rank(grade),
            };
            prop_assert!(best >= template.grade_rank(&one.band));
            for ceiling in &one.ceilings {
                prop_assert!(best >= template.grade_rank(&ceiling.grade), "{:?}", one);
            }
        }
    }
}
