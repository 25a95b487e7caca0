//! What holds for all votes and for all bytes.

use crate::fixtures::{House, grade, names, numbered, plain};
use ballot::{ElectionResult, EncryptedTally, PartialDecryption, Question, TallyBuilder, Weight, verify};
use proptest::collection::vec;
use proptest::prelude::*;

/// A question with lawful votes for it.
#[derive(Clone, Debug)]
struct Asked {
    answers: usize,
    min: usize,
    max: usize,
    blank: bool,
}

impl Asked {
    fn question(&self) -> Question {
        let question =
            Question::new("?".to_owned(), names(self.answers), self.min as u64, self.max as u64).unwrap();
        if self.blank { question.with_blank() } else { question }
    }

    /// Lawful votes out of any number.
    fn votes(&self, luck: u64) -> Vec<u8> {
        let most = self.max.min(self.answers);
        let chosen = self.min + usize::try_from(luck >> 8).unwrap() % (most - self.min + 1);
        let first = usize::try_from(luck & 0xff).unwrap();
        let is_blank = self.blank && luck.is_multiple_of(4);
        let mut votes = vec![0; self.answers];
        for place in 0..if is_blank { 0 } else { chosen } {
            votes[(first + place) % self.answers] = 1;
        }
        if self.blank {
            votes.insert(0, u8::from(is_blank));
        }
        votes
    }
}

fn asked() -> impl Strategy<Value = Asked> {
    (1usize..4, any::<bool>(), 0usize..3).prop_flat_map(|(answers, blank, above)| {
        (0..=answers).prop_map(move |min| Asked { answers, min, max: min + above, blank })
    })
}

fn seconds_at_most() -> ProptestConfig {
    ProptestConfig { cases: 24, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(seconds_at_most())]

    #[test]
    fn lawful_votes_are_sealed_accepted_and_opened_to_their_sum(
        asked in vec(asked(), 1..3),
        luck in vec(vec(0u64..1 << 16, 2), 0..4),
        weights in vec(prop_oneof![Just(None), (0u64..1000).prop_map(Some)], 4),
    ) {
        let mut house = House::new(asked.iter().map(Asked::question).collect(), &weights, 2);
        let checker = house.checker();
        let mut expected: Vec<Vec<u128>> =
            house.election.questions().iter().map(|question| vec![0; question.choices()]).collect();
        let mut sums = TallyBuilder::new(&house.election);
        let mut ballots = Vec::new();
        for (voter, luck) in luck.iter().enumerate() {
            let votes: Vec<_> = asked.iter().zip(luck).map(|(asked, luck)| asked.votes(*luck)).collect();
            let text = house.seal(voter, &votes);
            let ballot = checker.check(text.as_bytes()).unwrap();
            prop_assert_eq!(ballot.weight().value(), u128::from(weights[voter].unwrap_or(1)));
            for (sum, vote) in expected.iter_mut().flatten().zip(votes.iter().flatten()) {
                *sum += u128::from(*vote) * ballot.weight().value();
            }
            let accepted = checker.read_accepted(text.as_bytes()).unwrap();
            prop_assert_eq!(accepted.tracker(), ballot.tracker());
            sums.add(&accepted);
            ballots.push(ballot);
        }

        let tally = EncryptedTally::of(&house.election, &ballots);
        prop_assert_eq!(&sums.finish(), &tally);
        let parts: Vec<_> = (0..2).map(|trustee| house.part(trustee, &tally)).collect();
        for (part, key) in parts.iter().zip(house.trustees.keys()) {
            prop_assert!(PartialDecryption::check(&house.election, &tally, key, part.text().as_bytes()).is_ok());
        }
        let result = ElectionResult::open(&house.trustees, &tally, numbered(&parts)).unwrap();
        prop_assert_eq!(plain(&result), expected);
        let checked = ElectionResult::check(&house.trustees, &tally, numbered(&parts), result.text().as_bytes());
        prop_assert_eq!(&checked.unwrap(), &result);
        prop_assert_eq!(ElectionResult::read_accepted(result.text().as_bytes()).unwrap(), result);
    }

    #[test]
    fn taking_a_ballot_out_of_the_sums_leaves_the_others(first in 0usize..3, second in 0usize..3) {
        let mut house = House::new(vec![grade("One", 3)], &[Some(5), None], 1);
        let checker = house.checker();
        let one_of = |chosen: usize| vec![(0..3).map(|place| u8::from(place == chosen)).collect()];
        let texts = [house.seal(0, &one_of(first)), house.seal(1, &one_of(second))];
        let [a, b] = texts.map(|text| checker.check(text.as_bytes()).unwrap());
        let mut sums = TallyBuilder::new(&house.election);
        sums.add(&a);
        sums.add(&b);
        sums.remove(&a);
        prop_assert_eq!(sums.finish(), EncryptedTally::of(&house.election, [&b]));
        prop_assert_eq!(b.weight(), Weight::ONE);
    }
}

const VECTOR: &[u8] = include_bytes!("vectors/single.bel");

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_archive_never_holds(changes in vec((0..VECTOR.len(), 1u8..), 1..4)) {
        let mut bytes = VECTOR.to_vec();
        for (place, change) in changes {
            bytes[place] ^= change;
        }
        prop_assume!(bytes != VECTOR);
        prop_assert!(verify(&bytes).is_err());
    }

    #[test]
    fn an_archive_with_a_part_cut_out_or_doubled_never_holds(
        from in 0..VECTOR.len(),
        length in 1usize..4096,
        doubled in any::<bool>(),
    ) {
        let to = (from + length).min(VECTOR.len());
        let part = if doubled { &VECTOR[from..to] } else { &[] };
        let bytes = [&VECTOR[..if doubled { to } else { from }], part, &VECTOR[to..]].concat();
        prop_assume!(bytes != VECTOR && !is_a_stage(&bytes));
        prop_assert!(verify(&bytes).is_err());
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in vec(any::<u8>(), 0..2048)) {
        prop_assert!(verify(&bytes).is_err());
    }

    #[test]
    fn a_changed_ballot_is_never_accepted(place in any::<proptest::sample::Index>(), change in 1u8..) {
        let verdict = verify(VECTOR).unwrap();
        let checker = ballot::Checker::new(verdict.election().clone(), verdict.credentials().clone());
        let mut text = crate::fixtures::Forge::of(VECTOR).events[1].data[0].clone().into_bytes();
        prop_assert!(checker.check(&text).is_ok());
        let place = place.index(text.len());
        text[place] ^= change;
        prop_assert!(checker.check(&text).is_err());
    }
}

/// Beginnings of an archive that end with an event are archives themselves.
fn is_a_stage(bytes: &[u8]) -> bool {
    VECTOR.starts_with(bytes)
}

#[test]
fn numbers_far_beyond_the_first_table_are_opened() {
    let mut house = House::new(vec![grade("One", 2)], &[Some(1_000_003), Some(1 << 31)], 1);
    let ballots = [house.seal(0, &[vec![1, 0]]), house.seal(1, &[vec![0, 1]])];
    let finished = house.run(&ballots);
    assert_eq!(plain(&finished.result), vec![vec![1_000_003, 1 << 31]]);
    assert_eq!(finished.result.text(), r#"{"result":[[1000003,"2147483648"]]}"#);
    let verdict = verify(&finished.archive).unwrap();
    assert_eq!(verdict.result(), Some(&finished.result));
    assert!(verdict.to_string().contains("result: 1000003 2147483648"));
}
