//! What a box costs.
//!
//! Budget: verifying one ballot of seven reporters by five grades takes under 5 ms of one core, sealing it under
//! 10 ms; summing 38 such ballots under 2 ms, decrypting and opening the sums under 10 ms. (On a phone sealing is done by the booth, not by this
//! code.)

use ballot::{
    CheckedBallot, Checker, Credentials, Election, ElectionDraft, ElectionResult, EncryptedTally,
    PartialDecryption, PrivateCredential, Question, SecretKey, TrusteeKey, TrusteeNumber, Trustees, Uuid,
    seal,
};
use divan::Bencher;
use divan::counter::ItemsCount;
use rand::SeedableRng;
use rand::rngs::StdRng;

const REPORTERS: usize = 7;
const GRADES: usize = 5;
const VOTERS: usize = 38;

fn main() {
    divan::main();
}

/// The same election at every run.
struct Polls {
    dice: StdRng,
    secret: SecretKey,
    trustees: Trustees,
    election: Election,
    cards: Vec<PrivateCredential>,
    checker: Checker,
}

fn polls() -> Polls {
    let mut dice = StdRng::seed_from_u64(42);
    let uuid = Uuid::draw(&mut dice);
    let secret = SecretKey::draw(&mut dice);
    let trustees = Trustees::new(vec![TrusteeKey::make(&secret, None, &mut dice)]).unwrap();
    let cards: Vec<_> = (0..VOTERS).map(|_| PrivateCredential::draw(&mut dice)).collect();
    let voters: Vec<_> = cards.iter().map(|card| (card.public(&uuid), None)).collect();
    let grades: Vec<_> = (1..=GRADES).map(|grade| format!("Grade {grade}")).collect();
    let questions =
        (1..=REPORTERS).map(|n| Question::one_of(format!("Reporter {n}"), grades.clone()).unwrap());
    let draft = ElectionDraft {
        uuid,
        name: "Bench".to_owned(),
        description: String::new(),
        questions: questions.collect(),
        administrator: None,
        credential_authority: None,
    };
    let election = Election::build(draft, &trustees).unwrap();
    let checker = Checker::new(election.clone(), Credentials::new(&voters).unwrap());
    Polls { dice, secret, trustees, election, cards, checker }
}

impl Polls {
    fn votes(voter: usize) -> Vec<Vec<u8>> {
        let grade =
            |reporter: usize| (0..GRADES).map(move |grade| u8::from(grade == (reporter + voter) % GRADES));
        (0..REPORTERS).map(|reporter| grade(reporter).collect()).collect()
    }

    fn seal(&mut self, voter: usize) -> String {
        let ballot = seal(&self.election, &self.cards[voter], &Self::votes(voter), &mut self.dice);
        ballot.unwrap().text().to_owned()
    }

    fn urn(&mut self) -> Vec<CheckedBallot> {
        let texts: Vec<_> = (0..VOTERS).map(|voter| self.seal(voter)).collect();
        texts.iter().map(|text| self.checker.check(text.as_bytes()).unwrap()).collect()
    }
}

#[divan::bench]
fn verify_one(bencher: Bencher<'_, '_>) {
    let mut polls = polls();
    let text = polls.seal(0);
    assert!(polls.checker.check(text.as_bytes()).is_ok());
    bencher.counter(ItemsCount::new(1u32)).bench(|| polls.checker.check(text.as_bytes()));
}

#[divan::bench]
fn read_one_that_was_accepted(bencher: Bencher<'_, '_>) {
    let mut polls = polls();
    let text = polls.seal(0);
    bencher.counter(ItemsCount::new(1u32)).bench(|| polls.checker.read_accepted(text.as_bytes()));
}

#[divan::bench]
fn seal_one(bencher: Bencher<'_, '_>) {
    let mut polls = polls();
    bencher.counter(ItemsCount::new(1u32)).bench_local(|| polls.seal(0));
}

#[divan::bench]
fn prepare_an_election_for_checking(bencher: Bencher<'_, '_>) {
    let polls = polls();
    bencher.bench(|| Checker::new(polls.election.clone(), polls.checker.credentials().clone()));
}

#[divan::bench]
fn count(bencher: Bencher<'_, '_>) {
    let mut polls = polls();
    let urn = polls.urn();
    bencher.counter(ItemsCount::new(VOTERS)).bench(|| EncryptedTally::of(&polls.election, &urn));
}

#[divan::bench]
fn count_and_open(bencher: Bencher<'_, '_>) {
    let mut polls = polls();
    let urn = polls.urn();
    bencher.counter(ItemsCount::new(VOTERS)).bench_local(|| {
        let tally = EncryptedTally::of(&polls.election, &urn);
        let part = PartialDecryption::make(&polls.election, &tally, &polls.secret, &mut polls.dice);
        let result = ElectionResult::open(&polls.trustees, &tally, [(TrusteeNumber::at(0), &part)]).unwrap();
        assert_eq!(result.numbers().len(), REPORTERS);
        result
    });
}
