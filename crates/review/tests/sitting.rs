//! The committee's sitting, versions of the reckoning, and the letters that follow.

use review::id::ReporterId;
use review::result::letter::{Deed, Refusal as No, State, may_acknowledge, object, periods, review, talk};
use review::result::sitting::{Missing, Sitting, missing, name, others};
use review::result::{
    Breach, Determination, Limit, Reckoned, Scoring, Suggested, determine, movement, scores, suggest,
};
use review::template::{FeedbackRules, Template, TemplateError};
use review::time::Day;

use crate::support::{DEMONSTRATION, checked, demonstration, grade, merged, reporter, reporters};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn complete() -> Sitting {
    Sitting {
        held_on: Some(day("2023-01-12")),
        chair: "Committee secretary".into(),
        note_taker: "Office clerk".into(),
        present: others("Head of audit\n\n  Guest of the union ").unwrap(),
        breach_reason: String::new(),
    }
}

/// Suggestions of the demonstration, and each decided: as suggested, or else "good".
fn decided(template: &Template, scoring: &Scoring) -> (Vec<review::result::Suggestion>, Vec<Determination>) {
    let all = scores(template, &reporters(), scoring).unwrap();
    let suggestions = suggest(template, &all, &scoring.boxes);
    let decide = |one: &review::result::Suggestion| {
        let grade = one.suggested.grade().cloned().unwrap_or_else(|| grade("good"));
        determine(template, one, &grade, Some("The committee’s reason")).unwrap()
    };
    let decisions = suggestions.iter().map(decide).collect();
    (suggestions, decisions)
}

#[test]
fn grades_are_final_only_with_all_that_minutes_need() {
    let template = demonstration();
    let (suggestions, decisions) = decided(&template, &merged());
    let lines: Vec<_> = suggestions
        .iter()
        .zip(&decisions)
        .map(|(suggestion, decision)| (suggestion.reporter, Some(suggestion), Some(decision)))
        .collect();
    assert_eq!(missing(&template, &complete(), &lines, &[]), []);
    assert_eq!(
        missing(&template, &Sitting::default(), &lines, &[]),
        [Missing::Day, Missing::Chair, Missing::NoteTaker, Missing::Present]
    );
    let mut open = lines.clone();
    open[2].2 = None;
    assert_eq!(missing(&template, &complete(), &open, &[]), [Missing::Grades { count: 1 }]);
    open[2].1 = None;
    assert_eq!(missing(&template, &complete(), &open, &[]), [Missing::Scores, Missing::Grades { count: 1 }]);
    let breach = [Breach { limit: Limit::Cap { grade: grade("good"), places: 2 }, given: 3 }];
    assert_eq!(missing(&template, &complete(), &lines, &breach), [Missing::BreachReason]);
    let said = Sitting { breach_reason: "Agreed".into(), ..complete() };
    assert_eq!(missing(&template, &said, &lines, &breach), []);
}

#[test]
fn a_decision_that_is_lawful_no_longer_is_named() {
    let template = demonstration();
    let (suggestions, decisions) = decided(&template, &merged());
    let bare = Determination { grade: grade("poor"), reason: None, ..decisions[0].clone() };
    let lines = [(suggestions[0].reporter, Some(&suggestions[0]), Some(&bare))];
    let found = missing(&template, &complete(), &lines, &[]);
    assert!(
        matches!(&found[..], [Missing::Unlawful { reporter, .. }] if *reporter == suggestions[0].reporter)
    );
}

#[test]
fn names_are_kept_one_a_line_and_fit() {
    let named = others(" Head of audit \r\n\nGuest").unwrap();
    assert_eq!(
        named.iter().map(|one| one.name.in_lang(review::words::Lang::Zh)).collect::<Vec<_>>(),
        ["Head of audit", "Guest"]
    );
    assert!(name(&"n".repeat(101)).is_err() && others(&"n".repeat(101)).is_err());
}

fn reckoned(template: &Template, scoring: &Scoring, of: ReporterId) -> Reckoned {
    let all = scores(template, &reporters(), scoring).unwrap();
    let suggestion = suggest(template, &all, &scoring.boxes).into_iter().find(|one| one.reporter == of);
    Reckoned { score: all.into_iter().find(|one| one.reporter == of), suggestion }
}

#[test]
fn a_reckoning_done_once_more_moves_nothing_and_one_number_moves_what_follows() {
    let (template, before) = (demonstration(), merged());
    let one = reckoned(&template, &before, reporter(1));
    let still = movement(&one, &one);
    assert!(still.changes.is_empty() && still.before == still.after && !still.moves_suggestion());
    let mut after = merged();
    after.checked = checked();
    after.checked.entry(reporter(1)).or_default().insert("visit".parse().unwrap(), "0".parse().unwrap());
    let moved = movement(&one, &reckoned(&template, &after, reporter(1)));
    assert_eq!(moved.changes.len(), 1, "{:?}", moved.changes);
    assert!(moved.after < moved.before && moved.moves_suggestion());
    // Stored and read back, it is the same.
    let text = serde_json::to_string(&one).unwrap();
    assert_eq!(serde_json::from_str::<Reckoned>(&text).unwrap(), one);
    let first = movement(&Reckoned::default(), &one);
    assert!(first.before.is_none() && first.suggested_before.is_none() && first.changes.is_empty());
    assert!(matches!(first.suggested_after, Some(Suggested::Grade(_) | Suggested::Tie { .. })));
}

#[test]
fn one_objection_within_its_period_and_one_answer() {
    let rules = FeedbackRules { acknowledge_days: 3, objection_days: 5, shows: Vec::new() };
    let within = periods(&rules, day("2023-01-30"));
    assert_eq!((within.acknowledge_by, within.object_by), (day("2023-02-02"), Some(day("2023-02-04"))));
    let fresh = State::default();
    let last = day("2023-02-04");
    assert_eq!(object(&fresh, &within, day("2023-02-05"), "x"), Err(No::TooLate { until: last }));
    assert!(matches!(object(&fresh, &within, last, " "), Err(No::Reason(_))));
    let objected = object(&fresh, &within, last, " Too low ").unwrap();
    assert_eq!(objected, Deed::Objected { reason: "Too low".into() });
    let state = State::of([&Deed::Opened, &objected].into_iter());
    assert!(state.waits_for_review() && state.opened && !state.acknowledged);
    assert_eq!(object(&state, &within, last, "x"), Err(No::ObjectedBefore));
    let none = periods(&FeedbackRules { objection_days: 0, ..rules }, day("2023-01-30"));
    assert_eq!(object(&fresh, &none, last, "x"), Err(No::NoObjection));

    let (good, average) = (grade("good"), grade("average"));
    let answer =
        |state: &State, changed, held: &str| review(state, &average, changed, day(held), last, "Heard");
    assert_eq!(answer(&fresh, None, "2023-02-04"), Err(No::NothingToReview));
    assert_eq!(answer(&state, Some(&average), "2023-02-04"), Err(No::SameGrade));
    assert_eq!(answer(&state, Some(&good), "2023-02-05"), Err(No::NotADay));
    let answered = answer(&state, Some(&good), "2023-02-04").unwrap();
    let state = State::of([&objected, &answered].into_iter());
    assert!(!state.waits_for_review());
    assert_eq!(answer(&state, None, "2023-02-04"), Err(No::NothingToReview));
}

#[test]
fn a_letter_is_acknowledged_once_and_a_talk_held_once() {
    assert_eq!(may_acknowledge(&State::default()), Ok(()));
    assert_eq!(may_acknowledge(&State::of([&Deed::Acknowledged].into_iter())), Err(No::AcknowledgedBefore));
    let (on, today) = (day("2023-02-01"), day("2023-02-02"));
    assert_eq!(talk(&State::default(), on, today, ""), Err(No::NoTalk));
    let due = State::of([&Deed::TalkDue].into_iter());
    assert_eq!(talk(&due, day("2023-02-03"), today, ""), Err(No::NotADay));
    let held = talk(&due, on, today, "").unwrap();
    let state = State::of([&Deed::TalkDue, &held].into_iter());
    assert!(!state.waits_for_talk());
    assert_eq!(talk(&state, on, today, ""), Err(No::NoTalk));
}

#[test]
fn feedback_has_days_that_people_can_keep() {
    let with = |text: &str| Template::parse(&format!("{DEMONSTRATION}\n[assessment.feedback]\n{text}\n"));
    assert_eq!(demonstration().assessment().feedback, FeedbackRules::default());
    assert!(with("acknowledge_days = 1\nobjection_days = 0\nshows = []").is_ok());
    for wrong in ["acknowledge_days = 0", "acknowledge_days = 366", "objection_days = 366"] {
        assert!(matches!(with(wrong), Err(TemplateError::OutOfRange { .. })), "{wrong}");
    }
    assert!(matches!(with("shows = [\"grade\", \"grade\"]"), Err(TemplateError::Twice { .. })));
    assert!(matches!(with("shows = [\"groups\"]"), Err(TemplateError::Syntax { .. })));
}
