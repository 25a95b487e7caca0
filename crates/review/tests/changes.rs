//! A score reckoned once more says what is different.

use proptest::prelude::*;
use review::result::{Adjustment, Change, Changed, Kind, Scoring, changes, score};

use crate::support::{demonstration, exact, found, grade, group, input, merged, reporter, row};

/// What differs for B1.
fn between(before: &Scoring, after: &Scoring) -> Vec<Change> {
    let of = |from: &Scoring| score(&demonstration(), reporter(1), from).unwrap().composite;
    changes(&of(before), &of(after))
}

fn names(changes: &[Change]) -> Vec<(&Kind, &Changed)> {
    changes.iter().map(|one| (one.path.last().expect("a number"), &one.what)).collect()
}

#[test]
fn a_corrected_check_is_named_and_nothing_that_only_follows_from_it() {
    let mut after = merged();
    let checks = after.checked.get_mut(&reporter(1)).unwrap();
    checks.insert("visit".parse().unwrap(), exact("40"));
    let found = between(&merged(), &after);
    let visit = Kind::Check { check: "visit".parse().unwrap() };
    let what = Changed::Value { before: exact("94.5"), after: exact("100") };
    assert_eq!(names(&found), [(&visit, &what)]);
    let path = [Kind::Composite, Kind::Checks { input: input("branch") }, visit];
    assert_eq!(found[0].path, path);
}

#[test]
fn votes_boxes_and_bonuses_that_come_and_go_are_named() {
    let mut after = merged();
    after.boxes[1].rows = None;
    let marks = after.boxes[0].rows.as_mut().and_then(|rows| rows.get_mut(&reporter(1))).unwrap();
    *marks.values_mut().next().unwrap() = row("5/2/0/0");
    let bonus = Adjustment::new(exact("1.5"), "A prize").unwrap();
    after.adjustments.insert(reporter(1), vec![bonus]);
    let found = between(&merged(), &after);
    let share = |before, after| Changed::Share { before: exact(before), after: exact(after) };
    let (good, fairly) = (Kind::Grade { grade: grade("good") }, Kind::Grade { grade: grade("fairly_good") });
    let (sealed, prize) =
        (Kind::Box { groups: vec![group("B")] }, Kind::Adjustment { reason: "A prize".to_owned() });
    let expected = [
        (&good, &share("6", "5")),
        (&fairly, &share("1", "2")),
        (&sealed, &Changed::Went { value: exact("290/3") }),
        (&prize, &Changed::Came { value: exact("1.5") }),
    ];
    assert_eq!(names(&found), expected);
    assert_eq!(names(&between(&after, &merged())).len(), 4, "and the way back has as many");
}

proptest! {
    /// Another score has a reason; the same reckoning has none.
    #[test]
    fn a_score_that_differs_names_a_difference(branch in 0u32..=100, points in -3i32..3) {
        let mut after = merged();
        after.checked.insert(reporter(1), found(&exact(&branch.to_string())));
        let bonus = Adjustment::new(exact(&points.to_string()), "Minuted").unwrap();
        after.adjustments.insert(reporter(1), vec![bonus]);
        prop_assert!(between(&after, &after).is_empty());
        let value = |from: &Scoring| score(&demonstration(), reporter(1), from).unwrap().value().clone();
        prop_assert!(value(&merged()) == value(&after) || !between(&merged(), &after).is_empty());
    }
}
