//! Attendance and quorum (T6).

use proptest::prelude::*;
use review::roster::{Attendance, Refusal, check, quorum};
use review::template::Template;

use crate::support::{attendance, demonstration, group, template};

fn needed(share: &str, operator: &str, roll: u32) -> u64 {
    let from = "quorum = { share = \"2/3\", operator = \"at_least\" }";
    let to = format!("quorum = {{ share = \"{share}\", operator = \"{operator}\" }}");
    quorum(&template(from, &to), &attendance(&[("A", roll, 0, Some(roll))])).needed
}

#[test]
fn t6_the_operator_decides_on_one_person() {
    for (roll, more_than, at_least) in [(36, 25, 24), (39, 27, 26), (40, 27, 27)] {
        assert_eq!(needed("2/3", "more_than", roll), more_than, "more than 2/3 of {roll}");
        assert_eq!(needed("2/3", "at_least", roll), at_least, "2/3 or more of {roll}");
    }
    assert_eq!(needed("4/5", "at_least", 40), 32);
    assert_eq!(needed("1/2", "more_than", 40), 21);
}

#[test]
fn the_demonstration_is_quorate_with_39_of_40() {
    let came = attendance(&[
        ("A", 7, 0, Some(7)),
        ("B", 7, 0, Some(7)),
        ("C", 21, 0, Some(21)),
        ("D", 5, 1, Some(4)),
    ]);
    let template = demonstration();
    check(&template, &came).unwrap();
    let quorum = quorum(&template, &came);
    assert_eq!((quorum.roll, quorum.present, quorum.needed), (40, 39, 27));
    quorum.must_be_met().unwrap();
}

#[test]
fn one_person_short_is_no_quorum() {
    let came = |n| quorum(&demonstration(), &attendance(&[("A", 40, 0, Some(n))])).must_be_met();
    assert_eq!(came(26), Err(Refusal::NoQuorum { roll: 40, present: 26, needed: 27 }));
    assert_eq!(came(27), Ok(()));
    assert_eq!(quorum(&demonstration(), &attendance(&[])).must_be_met(), Err(Refusal::Nobody));
}

#[test]
fn impossible_numbers_and_unknown_groups_are_refused() {
    let template: Template = demonstration();
    let found = check(&template, &attendance(&[("D", 5, 0, Some(6))]));
    assert_eq!(found, Err(Refusal::MoreThanRoll { group: group("D"), roll: 5, on_leave: 0, present: 6 }));
    assert!(check(&template, &attendance(&[("D", 5, 6, None)])).is_err());
    let found = check(&template, &attendance(&[("X", 5, 0, None)]));
    assert_eq!(found, Err(Refusal::UnknownGroup { group: group("X") }));
}

#[test]
fn before_the_door_opens_voters_are_the_roll_without_leave() {
    let expected = Attendance { roll: 5, on_leave: 1, present: None, left: 0 };
    assert_eq!(expected.voters(), 4);
    assert_eq!(Attendance { present: Some(5), ..expected }.voters(), 5);
}

proptest! {
    #[test]
    fn the_quorum_is_met_from_the_needed_number_on(roll in 1u32..500, present in 0u32..500) {
        let quorum = quorum(&demonstration(), &attendance(&[("A", roll, 0, Some(present.min(roll)))]));
        prop_assert_eq!(quorum.is_met(), 3 * present.min(roll) >= 2 * roll);
    }
}
