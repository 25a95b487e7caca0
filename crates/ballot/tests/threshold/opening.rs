//! Any threshold of the trustees open the sums, fewer do not, and nobody can be in the way.

use crate::fixtures::{Committee, Finished, Forge, House, dice, grade, plain};
use ballot::archive::Entry;
use ballot::threshold::Setting;
use ballot::verify::{Check, Place, Reason};
use ballot::{
    DecryptionError, ElectionResult, Hash, PartialDecryption, ResultError, SecretKey, TrusteeItem,
    TrusteeKey, TrusteeNumber, Trustees, verify,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

const VOTERS: [Option<u64>; 3] = [None; 3];

/// An election of three voters of whom two say yes, and whose key these trustees share.
fn house(size: usize, threshold: usize) -> (House, Vec<String>) {
    let mut dice = dice(11);
    let committee = Committee::meet(Setting::new(size, threshold).unwrap(), &mut dice);
    voted(House::of(committee.trustees(), committee.secrets(), vec![grade("Yes?", 2)], &VOTERS, dice))
}

fn voted(mut house: House) -> (House, Vec<String>) {
    let votes = [[1, 0], [0, 1], [1, 0]];
    let ballots = (0..).zip(votes).map(|(voter, vote)| house.seal(voter, &[vote.to_vec()])).collect();
    (house, ballots)
}

fn two_yes() -> Vec<Vec<u128>> {
    vec![vec![2, 1]]
}

fn numbers(places: &[usize]) -> Vec<TrusteeNumber> {
    places.iter().copied().map(TrusteeNumber::at).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn any_threshold_of_them_opens_and_one_fewer_does_not(
        (size, threshold, order) in (1usize..6).prop_flat_map(|size| (1..=size).prop_flat_map(move |threshold| (
            Just(size), Just(threshold), Just((0..size).collect::<Vec<_>>()).prop_shuffle(),
        )))
    ) {
        let (mut house, ballots) = house(size, threshold);
        prop_assert_eq!(house.trustees.threshold(), threshold);
        for givers in [&order[..threshold], &order[..]] {
            let finished = house.run_with(&ballots, givers);
            prop_assert_eq!(plain(&finished.result), two_yes());
            let verdict = verify(&finished.archive).unwrap();
            let gave: BTreeSet<_> = givers.iter().map(|place| TrusteeNumber::at(*place)).collect();
            prop_assert!(verdict.decrypted().iter().eq(&gave));
            prop_assert!(house.trustees.suffice(gave));
        }
        let few = &order[..threshold - 1];
        prop_assert!(!house.trustees.suffice(numbers(few)));
        let (_, tally) = house.tallied(&ballots);
        let parts: Vec<_> = few.iter().map(|place| (TrusteeNumber::at(*place), house.part(*place, &tally))).collect();
        let parts = parts.iter().map(|(number, part)| (*number, part));
        let missing = ResultError::Missing { parts: threshold - 1, needed: threshold };
        prop_assert_eq!(ElectionResult::open(&house.trustees, &tally, parts), Err(missing));
    }
}

#[test]
fn fewer_than_the_threshold_cannot_pretend_to_be_enough() {
    // Two of three are needed: the first alone, under two numbers, or with the third's number on a part of its own.
    let (mut house, ballots) = house(3, 2);
    let (mut archive, tally) = house.tallied(&ballots);
    let part = house.part(0, &tally);
    archive.append(Entry::partial_decryption(TrusteeNumber::at(0), &part));
    let before = archive.clone();
    archive.append(Entry::partial_decryption(TrusteeNumber::at(2), &part));
    let refusal = verify(archive.bytes()).unwrap_err();
    assert_eq!(refusal.check(), Check::Decryption);
    let Place::Trustee { trustee, .. } = refusal.place() else { panic!("{refusal}") };
    assert_eq!(trustee, TrusteeNumber::at(2));

    let mut twice = before;
    twice.append(Entry::partial_decryption(TrusteeNumber::at(0), &part));
    let refusal = verify(twice.bytes()).unwrap_err();
    assert_eq!(*refusal.reason(), Reason::Decryption(DecryptionError::Twice(TrusteeNumber::at(0))));

    // Opened all the same with both, the numbers are nobody's votes.
    let parts = [(TrusteeNumber::at(0), &part), (TrusteeNumber::at(2), &part)];
    assert!(matches!(ElectionResult::open(&house.trustees, &tally, parts), Err(ResultError::Number { .. })));
}

/// The archive with a trustee's part changed so that its first factor is another point.
fn spoilt(finished: &Finished, giver: usize) -> Forge {
    let mut forge = Forge::of(&finished.archive);
    let event = forge.find("PartialDecryption") + giver;
    let [text, owned] = forge.events[event].data.as_mut_slice() else { panic!("two records") };
    let hash = Hash::of(&*text).to_string();
    let start = text.find("[[\"").unwrap() + 3;
    *text = format!("{}{}58{}", &text[..start], "6".repeat(62), &text[start + 64..]);
    *owned = owned.replace(&hash, &Hash::of(&*text).to_string());
    forge
}

#[test]
fn a_bad_part_beside_enough_good_ones_is_set_aside_and_named() {
    let (mut house, ballots) = house(3, 2);
    let finished = house.run_with(&ballots, &[2, 0, 1]);
    for (giver, place) in [2, 0, 1].into_iter().enumerate() {
        let verdict = verify(&spoilt(&finished, giver).bytes()).unwrap();
        assert_eq!(verdict.result(), Some(&finished.result));
        let [aside] = verdict.set_aside() else { panic!("one part is bad") };
        assert_eq!(aside.trustee(), TrusteeNumber::at(place));
        assert_eq!(*aside.why(), DecryptionError::Proof { question: 1, choice: 1 });
        assert_eq!(verdict.decrypted().len(), 2);
        let said = format!("set aside: the part of trustee {}", place + 1);
        assert!(verdict.to_string().contains(&said), "{verdict}");
        assert_ne!(aside.record(), 0);
    }
    // Without enough good ones it is refused, before and after there is a result.
    let finished = house.run_with(&ballots, &[2, 0]);
    for forge in [spoilt(&finished, 0), spoilt(&finished, 0).until("PartialDecryption")] {
        let refusal = verify(&forge.bytes()).unwrap_err();
        assert_eq!(refusal.check(), Check::Decryption);
        let Place::Trustee { trustee, .. } = refusal.place() else { panic!("{refusal}") };
        assert_eq!(trustee, TrusteeNumber::at(2));
    }
}

#[test]
fn a_part_that_was_set_aside_still_used_up_its_trustees_turn() {
    let (mut house, ballots) = house(3, 2);
    let finished = house.run_with(&ballots, &[2, 0, 1]);
    let mut forge = spoilt(&finished, 0);
    let bad = forge.find("PartialDecryption");
    let good = Forge::of(&finished.archive).events[bad].clone();
    forge.events.insert(bad + 3, good);
    let refusal = verify(&forge.bytes()).unwrap_err();
    assert_eq!(*refusal.reason(), Reason::Decryption(DecryptionError::Twice(TrusteeNumber::at(2))));
}

/// A single trustee, two of three who share a key, another single one, and one of two.
fn mixed() -> (House, Vec<String>) {
    let mut dice = dice(12);
    let singles = [1, 2].map(|_| SecretKey::draw(&mut dice));
    let keys = [&singles[0], &singles[1]].map(|secret| TrusteeKey::make(secret, None, &mut dice));
    let committees = [(3, 2), (2, 1)].map(|(n, t)| Committee::meet(Setting::new(n, t).unwrap(), &mut dice));
    let shared = |place: usize| TrusteeItem::Threshold(committees[place].parameters.clone());
    let [first, second] = keys.map(TrusteeItem::Single);
    let trustees = Trustees::of_items(vec![first, shared(0), second, shared(1)]).unwrap();
    let [one, other] = singles;
    let mut secrets = vec![one];
    secrets.extend(committees[0].secrets());
    secrets.push(other);
    secrets.extend(committees[1].secrets());
    voted(House::of(trustees, secrets, vec![grade("Yes?", 2)], &VOTERS, dice))
}

#[test]
fn single_and_shared_keys_open_together() {
    let (mut house, ballots) = mixed();
    assert_eq!((house.trustees.keys().len(), house.trustees.threshold()), (7, 5));
    let read = Trustees::parse(house.trustees.text().as_bytes()).unwrap();
    assert_eq!((read.text(), read.election_key()), (house.trustees.text(), house.trustees.election_key()));
    for givers in [&[0, 1, 2, 4, 5][..], &[6, 4, 3, 1, 0], &[0, 1, 2, 3, 4, 5, 6]] {
        let finished = house.run_with(&ballots, givers);
        assert_eq!(plain(&finished.result), two_yes());
        assert_eq!(verify(&finished.archive).unwrap().decrypted().len(), givers.len());
    }
    // A single trustee missing, one too few of the shared, more of one key instead of another.
    for givers in [&[1, 2, 4, 5][..], &[0, 1, 4, 5], &[0, 1, 2, 3, 5, 6], &[0, 1, 2, 3, 4]] {
        assert!(!house.trustees.suffice(numbers(givers)), "{givers:?}");
    }
}

#[test]
fn of_a_single_trustee_a_bad_part_is_fatal() {
    let (mut house, ballots) = mixed();
    let finished = house.run_with(&ballots, &[0, 1, 2, 3, 4, 5]);
    let refusal = verify(&spoilt(&finished, 4).bytes()).unwrap_err();
    assert_eq!(*refusal.reason(), Reason::Decryption(DecryptionError::Proof { question: 1, choice: 1 }));
    let Place::Trustee { trustee, .. } = refusal.place() else { panic!("{refusal}") };
    assert_eq!(trustee, TrusteeNumber::at(4));
    // Enough others must share the very same key: here the only part of the last key is bad.
    assert!(verify(&spoilt(&finished, 3).bytes()).is_ok());
    assert!(verify(&spoilt(&finished, 5).bytes()).is_err());
}

#[test]
fn a_part_is_made_with_the_share_of_its_own_number() {
    let (mut house, ballots) = house(3, 2);
    let (_, tally) = house.tallied(&ballots);
    let part = house.part(0, &tally).text();
    let check = |place: usize| {
        PartialDecryption::check(&house.election, &tally, &house.trustees.keys()[place], part.as_bytes())
    };
    assert!(check(0).is_ok());
    assert_eq!(check(1).unwrap_err(), DecryptionError::Proof { question: 1, choice: 1 });
}
