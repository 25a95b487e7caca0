//! Reports: length as the office suite counts, findings by name, whose turn.

use std::collections::BTreeMap;

use proptest::prelude::*;
use review::id::ItemId;
use review::report::{
    Body, Finding, How, Outcome, Problem, Refusal, Severity, State, TEXT_LIMIT, blocks, check, main_lang,
    may_accept, may_edit, may_hand_in, may_return,
};
use review::template::{SectionKey, Template};
use review::text::{Lengths, count_characters, measure};
use review::words::Lang;

use crate::support::{demonstration, template};

/// The vectors that `frontend/test/comforts.test.ts` reads too.
#[test]
fn length_is_that_of_the_office_suite() {
    let vectors: Vec<(String, Lengths)> =
        serde_json::from_str(include_str!("../../../examples/vectors/length.json")).unwrap();
    assert!(vectors.len() > 15);
    for (text, lengths) in vectors {
        assert_eq!(measure(&text), lengths, "{text:?}");
        assert_eq!(lengths.chinese + lengths.words, lengths.count, "{text:?}");
    }
}

fn section(key: &str) -> SectionKey {
    SectionKey::new(key).unwrap()
}

/// A report of these lengths, in the order of the template's sections.
fn body_of(template: &Template, lang: Lang, lengths: &[usize]) -> Body {
    let sections = template.report().sections.iter().zip(lengths);
    let edition = sections.map(|(s, n)| (s.key.clone(), "字".repeat(*n))).collect();
    Body { editions: BTreeMap::from([(lang, edition)]), ..Body::default() }
}

/// 1,000 of 3,900 characters on problems.
const GOOD: [usize; 8] = [450, 400, 450, 300, 400, 450, 1_000, 450];

fn problems(template: &Template, body: &Body, items: &[ItemId]) -> Vec<Problem> {
    check(template, How::InPerson, body, items, Lang::Zh).into_iter().map(|finding| finding.problem).collect()
}

#[test]
fn a_text_beyond_all_bounds_is_not_even_a_draft() {
    let template = demonstration();
    let lengths = |problems| [450, 400, 450, 300, 400, 450, problems, 450];
    assert_eq!(body_of(&template, Lang::En, &lengths(TEXT_LIMIT)).must_fit(), Ok(()));
    let too_long = body_of(&template, Lang::En, &lengths(TEXT_LIMIT + 1)).must_fit();
    assert!(matches!(too_long, Err(Refusal::Text(_))), "{too_long:?}");

    let oral = Body { oral: BTreeMap::from([(Lang::Zh, "字".repeat(TEXT_LIMIT + 1))]), ..Body::default() };
    assert!(oral.must_fit().is_err());
}

#[test]
fn a_report_within_all_limits_has_no_finding() {
    let template = demonstration();
    assert_eq!(check(&template, How::InPerson, &body_of(&template, Lang::Zh, &GOOD), &[], Lang::Zh), vec![]);
}

#[test]
fn a_missing_section_is_named_and_blocks() {
    let template = demonstration();
    let mut body = body_of(&template, Lang::Zh, &GOOD);
    body.editions.get_mut(&Lang::Zh).unwrap().insert(section("three_colours"), " \n ".into());
    let findings = check(&template, How::InPerson, &body, &[], Lang::Zh);
    assert_eq!(findings[0].problem, Problem::SectionMissing { section: section("three_colours") });
    let refused = may_hand_in(State::Drafting, &findings);
    assert_eq!(refused, Err(Refusal::Blocked { findings: vec![findings[0].clone()] }));
}

#[test]
fn one_character_too_many_is_too_many() {
    let template = demonstration();
    let mut lengths = GOOD;
    lengths[3] = 301;
    let found = problems(&template, &body_of(&template, Lang::Zh, &lengths), &[]);
    assert_eq!(
        found,
        [Problem::SectionTooLong { section: section("three_colours"), count: 301, limit: 300 }]
    );
}

#[test]
fn sections_within_their_limits_may_still_be_too_long_together() {
    let template = demonstration();
    let full = [500, 500, 500, 300, 400, 500, 1_000, 500];
    let body = body_of(&template, Lang::Zh, &full);
    let found = problems(&template, &body, &[]);
    assert_eq!(found[0], Problem::TotalTooLong { count: 4_200, limit: 4_000 });
    assert_eq!(body.total(&template, Lang::Zh), 4_200);
}

#[test]
fn a_low_share_of_problems_warns_or_blocks_as_the_template_says() {
    let lengths = [500, 300, 300, 300, 300, 300, 499, 0];
    let mut lengths = lengths;
    lengths[7] = 1; // 499 of 2,500
    let warning = demonstration();
    let findings = check(&warning, How::InPerson, &body_of(&warning, Lang::Zh, &lengths), &[], Lang::Zh);
    let [Finding { severity: Severity::Warn, problem }] = &findings[..] else { panic!("{findings:?}") };
    assert_eq!(problem.share().unwrap().percent(2), "19.96%");
    assert!(!blocks(&findings));
    assert_eq!(may_hand_in(State::Drafting, &findings), Ok(()));

    let blocking = template("effect = \"warn\"", "effect = \"block\"");
    let findings = check(&blocking, How::InPerson, &body_of(&blocking, Lang::Zh, &lengths), &[], Lang::Zh);
    assert!(blocks(&findings));
}

#[test]
fn exactly_a_quarter_is_enough_unless_more_is_asked() {
    let lengths = [400, 300, 300, 300, 300, 300, 700, 200]; // 700 of 2,800
    let template_of = |operator: &str| {
        template("\"1/4\", operator = \"at_least\"", &format!("\"1/4\", operator = \"{operator}\""))
    };
    let (at_least, more_than) = (template_of("at_least"), template_of("more_than"));
    assert!(problems(&at_least, &body_of(&at_least, Lang::Zh, &lengths), &[]).is_empty());
    let found = problems(&more_than, &body_of(&more_than, Lang::Zh, &lengths), &[]);
    assert!(matches!(found[..], [Problem::ProblemShareLow { count: 700, total: 2_800, .. }]));
}

#[test]
fn every_problem_of_last_year_wants_its_answer() {
    let template = demonstration();
    let items: Vec<_> = (1..=5).map(|n| ItemId::from_uuid(uuid::Uuid::from_u128(n))).collect();
    let mut body = body_of(&template, Lang::Zh, &GOOD);
    assert_eq!(problems(&template, &body, &items).len(), 5);
    for (n, item) in items.iter().enumerate() {
        assert!(
            blocks(&check(&template, How::InPerson, &body, &items, Lang::Zh)),
            "{n} answers are not enough"
        );
        body.answers.insert(*item, BTreeMap::from([(Lang::Zh, "已整改。".into())]));
        body.outcomes.insert(*item, Outcome::Done);
    }
    assert!(problems(&template, &body, &items).is_empty());
}

#[test]
fn an_answer_says_whether_it_is_done() {
    let template = demonstration();
    let item = ItemId::from_uuid(uuid::Uuid::from_u128(1));
    let mut body = body_of(&template, Lang::Zh, &GOOD);
    body.answers.insert(item, BTreeMap::from([(Lang::Zh, "正在整改。".into())]));
    assert_eq!(problems(&template, &body, &[item]), [Problem::ItemUndecided { item }]);
    for outcome in Outcome::ALL {
        body.outcomes.insert(item, outcome);
        assert!(problems(&template, &body, &[item]).is_empty());
        assert_eq!(Outcome::by_key(outcome.key()), Some(outcome));
    }
    body.answers.clear();
    assert_eq!(problems(&template, &body, &[item]), [Problem::ItemUnanswered { item }]);
}

#[test]
fn the_text_to_be_spoken_has_its_own_limit() {
    let template = demonstration();
    let mut body = body_of(&template, Lang::Zh, &GOOD);
    body.oral.insert(Lang::Zh, "字".repeat(2_001));
    assert_eq!(problems(&template, &body, &[]), [Problem::OralTooLong { count: 2_001, limit: 2_000 }]);
    let oral = &template.report().oral;
    assert_eq!((oral.estimated_seconds(1_000), oral.estimated_seconds(2_001)), (240, 481));
}

#[test]
fn the_edition_that_is_written_counts() {
    let template = demonstration();
    let english = body_of(&template, Lang::En, &GOOD);
    assert_eq!(main_lang(&english, Lang::Zh), Lang::En);
    assert_eq!(main_lang(&Body::default(), Lang::Zh), Lang::Zh);
    let mut both = english;
    both.editions.insert(Lang::Zh, BTreeMap::from([(section("three_colours"), "字".into())]));
    assert_eq!(main_lang(&both, Lang::Zh), Lang::Zh);
}

#[test]
fn a_body_survives_json_and_sections_of_an_older_template() {
    let template = demonstration();
    let mut body = body_of(&template, Lang::Zh, &GOOD);
    let item = ItemId::from_uuid(uuid::Uuid::from_u128(9));
    body.answers.insert(item, BTreeMap::from([(Lang::En, "Mended.".into())]));
    body.editions.get_mut(&Lang::Zh).unwrap().insert(section("gone"), "旧".repeat(9_000));
    let json = serde_json::to_string(&body).unwrap();
    assert!(json.contains("\"zh-CN\""));
    assert_eq!(serde_json::from_str::<Body>(&json).unwrap(), body);
    assert!(problems(&template, &body, &[]).is_empty());
}

#[test]
fn a_report_goes_back_and_forth_and_only_one_holds_the_pen() {
    for (state, editable, judged) in [
        (State::Drafting, true, false),
        (State::HandedIn, false, true),
        (State::Returned, true, false),
        (State::Accepted, false, false),
    ] {
        assert_eq!(may_edit(state).is_ok(), editable, "{state:?}");
        assert_eq!(may_hand_in(state, &[]).is_ok(), editable, "{state:?}");
        assert_eq!(may_accept(state).is_ok(), judged, "{state:?}");
    }
    assert_eq!(may_return(State::HandedIn, " ", 0), Err(Refusal::NoteMissing));
    assert_eq!(may_return(State::HandedIn, " 请补充数据 ", 0).unwrap(), "请补充数据");
    assert!(may_return(State::Accepted, "更正附件", 0).is_ok());
    assert_eq!(may_return(State::Drafting, "x", 0), Err(Refusal::NotHandedIn { state: State::Drafting }));
    assert_eq!(may_return(State::HandedIn, " ", 1).unwrap(), "");
    assert!(matches!(may_return(State::HandedIn, &"字".repeat(2_001), 3), Err(Refusal::Note(_))));
}

proptest! {
    #[test]
    fn chinese_text_counts_its_characters(text in "[一-龥，。；：]{0,200}") {
        prop_assert_eq!(count_characters(&text) as usize, text.chars().count());
    }

    #[test]
    fn plain_english_counts_its_words(words in prop::collection::vec("[a-zA-Z0-9]{1,8}[,.]?", 0..40)) {
        prop_assert_eq!(count_characters(&words.join(" ")) as usize, words.len());
    }

    #[test]
    fn no_text_counts_more_than_its_characters(text in ".{0,200}") {
        prop_assert!(count_characters(&text) as usize <= text.chars().count());
    }
}
