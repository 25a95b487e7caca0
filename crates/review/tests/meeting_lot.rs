//! The running order by lot.

use proptest::prelude::*;
use review::id::ReporterId;
use review::meeting::lot::{REASON_LIMIT, Seed, WITNESS_LIMIT, may_draw, order};
use review::meeting::{Agenda, MeetingState, Refusal};

use crate::support::{demonstration, reporter, reporters};

fn drawn(seed: &str, of: u128) -> Vec<u128> {
    let all: Vec<_> = (1..=of).map(reporter).collect();
    order(seed.parse().unwrap(), &all).iter().map(|one| one.as_uuid().as_u128()).collect()
}

/// Reckoned by another program, in another language, from the description alone.
#[test]
fn anybody_reckons_the_same_order() {
    assert_eq!(drawn("00000000000000000000000000000000", 7), [7, 5, 1, 6, 2, 3, 4]);
    assert_eq!(drawn("000102030405060708090a0b0c0d0e0f", 7), [7, 3, 1, 6, 5, 4, 2]);
    assert_eq!(drawn("ffffffffffffffffffffffffffffffff", 7), [1, 3, 5, 4, 2, 6, 7]);
    assert_eq!(drawn("00000000000000000000000000000000", 2), [1, 2]);
    let thirty = [
        18, 15, 29, 8, 14, 11, 1, 23, 26, 19, 9, 21, 6, 13, 28, 5, 7, 10, 24, 3, 12, 17, 4, 2, 16, 30, 25,
        20, 22, 27,
    ];
    assert_eq!(drawn("000102030405060708090a0b0c0d0e0f", 30), thirty);
    assert_eq!(drawn("000102030405060708090a0b0c0d0e0f", 1), [1]);
}

#[test]
fn every_order_of_three_is_as_likely_as_another() {
    let mut found = std::collections::BTreeMap::<_, u32>::new();
    for number in 0..6_000_u128 {
        *found.entry(order(Seed::new(number.to_be_bytes()), &reporters()[..3])).or_default() += 1;
    }
    assert_eq!(found.len(), 6);
    assert!(found.values().all(|count| (850..1_150).contains(count)), "{found:?}");
}

#[test]
fn a_seed_is_written_in_one_way() {
    let seed = "000102030405060708090a0b0c0d0e0f";
    assert_eq!(seed.parse::<Seed>().unwrap().to_string(), seed);
    for strange in ["", "00", "+0102030405060708090a0b0c0d0e0f0", "000102030405060708090a0b0c0d0e0g"] {
        assert!(strange.parse::<Seed>().is_err(), "{strange}");
    }
}

#[test]
fn a_lot_has_a_witness_and_another_one_a_reason() {
    let points = Agenda::default().points(demonstration().meeting());
    let waiting = MeetingState::default();
    let draw = |again, witness: &str, reason: &str| may_draw(&waiting, &points, 7, again, witness, reason);
    assert_eq!(draw(false, " ", ""), Err(Refusal::WitnessMissing));
    let long = "人".repeat(WITNESS_LIMIT + 1);
    assert!(matches!(draw(false, &long, ""), Err(Refusal::WitnessTooLong { .. })));
    assert_eq!(draw(false, " Scrutineer ", "unasked"), Ok(("Scrutineer".into(), None)));
    assert_eq!(draw(true, "Scrutineer", " "), Err(Refusal::ReasonMissing));
    assert_eq!(
        draw(true, "Scrutineer", " B8 came late "),
        Ok(("Scrutineer".into(), Some("B8 came late".into())))
    );
    let long = "因".repeat(REASON_LIMIT + 1);
    assert!(matches!(draw(true, "Scrutineer", &long), Err(Refusal::ReasonTooLong { .. })));
    assert_eq!(may_draw(&waiting, &points, 0, false, "Scrutineer", ""), Err(Refusal::NoReporters));
}

#[test]
fn once_reports_have_begun_no_lot_is_drawn() {
    let rules = demonstration().meeting().clone();
    let points = Agenda::default().points(&rules);
    let all = reporters();
    let mut state = MeetingState::default();
    for _ in 0..2 {
        state = state.forward(&rules, &all).unwrap();
        assert!(may_draw(&state, &points, 7, false, "Scrutineer", "").is_ok());
    }
    while let Ok(next) = state.forward(&rules, &all) {
        state = next;
        assert_eq!(may_draw(&state, &points, 7, false, "Scrutineer", ""), Err(Refusal::ReportsBegun));
    }
    let closed = state.close().unwrap();
    assert_eq!(may_draw(&closed, &points, 7, false, "Scrutineer", ""), Err(Refusal::Closed));
}

proptest! {
    /// Whoever enters them, and in whatever order, everybody has one place.
    #[test]
    fn a_lot_depends_on_the_seed_and_on_who_is_there(
        seed in any::<[u8; 16]>(),
        ids in prop::collection::btree_set(any::<u128>(), 0..40),
    ) {
        let sorted: Vec<ReporterId> = ids.iter().copied().map(reporter).collect();
        let other_way: Vec<_> = sorted.iter().rev().copied().collect();
        let mut drawn = order(Seed::new(seed), &sorted);
        prop_assert_eq!(&drawn, &order(Seed::new(seed), &other_way));
        drawn.sort_unstable();
        prop_assert_eq!(drawn, sorted);
    }
}
