//! The demonstration review to the last digit (domain notes 9.6).

use review::exact::Exact;
use review::result::{
    BoxSums, Kind, Limit, Refusal, Score, Scoring, Suggested, Suggestion, WhyLeftOut, distribution, scores,
    suggest,
};

use crate::support::{
    criterion, demonstration, exact, grade, group, merged, reporter, reporters, row, template, unmerged,
};

fn printed(from: &Scoring, decimals: u8, of: impl Fn(&Score) -> Exact) -> Vec<String> {
    let scores = scores(&demonstration(), &reporters(), from).unwrap();
    scores.iter().map(|score| of(score).round_half_up(decimals)).collect()
}

fn evaluation(score: &Score) -> Exact {
    score.evaluation().expect("the ballots count").value.clone()
}

#[test]
fn composites_are_those_of_the_notes() {
    let found = printed(&merged(), 2, |score| score.value().clone());
    assert_eq!(found, ["95.44", "92.69", "92.69", "89.40", "87.36", "72.31", "89.71"]);
}

#[test]
fn on_site_scores_are_those_of_the_notes() {
    let found = printed(&merged(), 4, evaluation);
    assert_eq!(found, ["96.8571", "93.7143", "93.7143", "89.2381", "86.4017", "66.0248", "89.2836"]);
}

#[test]
fn the_merged_box_has_the_scores_of_the_notes() {
    let scores = scores(&demonstration(), &reporters(), &merged()).unwrap();
    let merged_box = |score: &Score| {
        let nodes = score.composite.walk();
        let found = nodes
            .iter()
            .find(|node| matches!(&node.kind, Kind::Box { groups } if groups == &[group("C"), group("D")]));
        found.expect("C and D vote together").value.round_half_up(4)
    };
    let found: Vec<_> = scores.iter().map(merged_box).collect();
    assert_eq!(found, ["96.6667", "93.3333", "93.3333", "86.6667", "86.9565", "64.3478", "91.3043"]);
}

#[test]
fn unmerged_scores_would_differ_and_expose_four_people() {
    let lenient = template("minimum_group = 5", "minimum_group = 3");
    let scores = scores(&lenient, &reporters(), &unmerged()).unwrap();
    let found: Vec<_> = scores.iter().map(|score| evaluation(score).round_half_up(4)).collect();
    assert_eq!(found, ["96.7905", "93.7810", "93.7810", "89.1714", "86.3296", "66.0489", "89.2356"]);
    // D's score of B4, by subtraction from numbers that look harmless.
    let whole = evaluation(&scores[3]);
    let known = [("0.4", "640/7"), ("0.2", "90"), ("0.3", "87")];
    let rest = known.iter().fold(whole, |rest, (w, g)| rest.minus(&exact(w).times(&exact(g))));
    assert_eq!(rest.over(&exact("0.1")).unwrap(), Exact::whole(85));
}

#[test]
fn t10_four_ballots_become_no_score_however_they_got_here() {
    let found = scores(&demonstration(), &reporters(), &unmerged());
    let refused = Refusal::TooFewBallots { groups: vec![group("D")], ballots: 4, minimum: 5 };
    assert_eq!(found, Err(refused));
}

#[test]
fn no_number_of_a_result_belongs_to_d_alone() {
    for score in scores(&demonstration(), &reporters(), &merged()).unwrap() {
        for node in score.composite.walk() {
            let Kind::Box { groups } = &node.kind else { continue };
            assert_ne!(groups, &[group("D")]);
            let voters: Vec<_> = node.parts.iter().map(|part| part.of.shares()).collect();
            assert!(voters.iter().all(|n| n >= &Exact::whole(5)), "{voters:?}");
        }
    }
}

#[test]
fn every_number_follows_from_its_parts_down_to_the_votes() {
    for score in scores(&demonstration(), &reporters(), &merged()).unwrap() {
        assert!(score.composite.holds());
        let nodes = score.composite.walk();
        let votes = nodes.iter().filter(|node| matches!(node.kind, Kind::Grade { .. })).count();
        assert_eq!(votes, 3 * 4, "three boxes of four grades");
        let json = serde_json::to_string(&score).unwrap();
        assert_eq!(serde_json::from_str::<Score>(&json).unwrap(), score);
    }
}

#[test]
fn shares_of_poor_are_of_all_valid_marks() {
    let boxes = merged().boxes;
    let share = |n| {
        let marks = distribution(&boxes, &reporter(n));
        (marks.votes(&grade("poor")), marks.counted())
    };
    let found: Vec<_> = (1..=7).map(share).collect();
    assert_eq!(found, [(0, 37), (0, 37), (0, 37), (1, 37), (0, 36), (12, 36), (0, 36)]);
}

#[test]
fn grades_are_suggested_and_the_tie_is_left_to_the_committee() {
    let template = demonstration();
    let scores = scores(&template, &reporters(), &merged()).unwrap();
    let suggestions = suggest(&template, &scores, &merged().boxes);
    let tie = Suggested::Tie {
        among: vec![reporter(2), reporter(3)],
        places: 1,
        grade: grade("good"),
        otherwise: grade("fairly_good"),
    };
    let given = |key| Suggested::Grade(grade(key));
    let expected = [
        given("good"),
        tie.clone(),
        tie,
        given("fairly_good"),
        given("fairly_good"),
        given("average"),
        given("fairly_good"),
    ];
    for (suggestion, expected) in suggestions.iter().zip(&expected) {
        assert_eq!(&suggestion.suggested, expected, "{}", suggestion.reporter);
    }
    assert_eq!(suggestions[1].limits, [Limit::Cap { grade: grade("good"), places: 2 }]);
    assert_eq!(suggestions[1].band, grade("good"));
    assert!(suggestions[6].limits.is_empty(), "89.71 is below 90 by itself");
}

#[test]
fn exactly_one_third_fires_the_trigger_and_changes_no_grade() {
    let template = demonstration();
    let scores = scores(&template, &reporters(), &merged()).unwrap();
    let suggestions = suggest(&template, &scores, &merged().boxes);
    let fired: Vec<_> = suggestions.iter().filter(|s| !s.fired.is_empty()).map(|s| s.reporter).collect();
    assert_eq!(fired, [reporter(6)]);
    let talk = &suggestions[5].fired[0];
    assert_eq!((talk.votes, talk.counted), (12, 36));
    assert_eq!(suggestions[5].suggested, Suggested::Grade(grade("average")));
}

#[test]
fn a_box_that_stayed_sealed_leaves_its_weight_to_the_others() {
    let mut scoring = merged();
    scoring.boxes[1].rows = None;
    let scores = scores(&demonstration(), &reporters(), &scoring).unwrap();
    let evaluation = scores[0].evaluation().unwrap();
    // A and C+D weigh 40 each, so the mean is plain.
    let plain = exact("680/7").plus(&exact("290/3")).over(&Exact::whole(2)).unwrap();
    assert_eq!(evaluation.value, plain);
    let Kind::Evaluation { left_out, .. } = &evaluation.kind else { panic!("not the evaluation") };
    assert_eq!(left_out.len(), 1);
    assert_eq!((&left_out[0].groups[..], left_out[0].why), (&[group("B")][..], WhyLeftOut::TooSmall));
}

/// What an earlier version has stored has neither dropped marks nor vetoes nor ceilings.
#[test]
fn scores_and_suggestions_of_an_earlier_version_go_on_reading() {
    let template = demonstration();
    let scores = scores(&template, &reporters(), &merged()).unwrap();
    let suggestions = suggest(&template, &scores, &merged().boxes);
    let earlier = |text: String, without: &[&str]| {
        without.iter().fold(text, |text, key| {
            assert!(text.contains(key), "{key} is written");
            text.replace(key, "")
        })
    };
    let score = earlier(serde_json::to_string(&scores[0]).unwrap(), &[",\"dropped\":0", ",\"vetoed\":[]"]);
    assert_eq!(serde_json::from_str::<Score>(&score).unwrap(), scores[0]);
    let suggestion = serde_json::to_string(&suggestions[0]).unwrap();
    let suggestion = earlier(suggestion, &[",\"ceilings\":[]", ",\"parted_by\":null"]);
    assert_eq!(serde_json::from_str::<Suggestion>(&suggestion).unwrap(), suggestions[0]);
}

/// Nine voters with a mean of 88, seven of them with 90: whoever is told both knows that the other two gave 81.
#[test]
fn t10_two_voters_are_never_a_box_of_their_own() {
    let one_box = |groups: &[&str], weight: &str, marks: &str| BoxSums {
        groups: groups.iter().map(|key| group(key)).collect(),
        weight: exact(weight),
        rows: Some([(reporter(1), [(criterion("overall"), row(marks))].into())].into()),
    };
    let hidden = Exact::whole(9 * 88).minus(&Exact::whole(7 * 90)).over(&Exact::whole(2)).unwrap();
    assert_eq!(hidden, Exact::whole(81));
    let from = |boxes| Scoring { boxes, ..merged() };
    let apart = from(vec![one_box(&["A"], "80%", "4/3/0/0"), one_box(&["B"], "20%", "1/1/0/0")]);
    let refused = Refusal::TooFewBallots { groups: vec![group("B")], ballots: 2, minimum: 5 };
    assert_eq!(scores(&demonstration(), &reporters()[..1], &apart), Err(refused));
    let together = from(vec![one_box(&["A", "B"], "1", "5/4/0/0")]);
    let found = scores(&demonstration(), &reporters()[..1], &together).unwrap();
    let boxes = found[0].composite.walk().into_iter().filter(|node| matches!(node.kind, Kind::Box { .. }));
    assert_eq!(boxes.count(), 1, "one number of the ballots, nothing to subtract from it");
}
