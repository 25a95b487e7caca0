//! A whole election to play with, and a forger's workshop.

mod committee;
mod forge;

pub use committee::{Committee, certified};
pub use forge::{Event, Forge, records, sign, sign_again};

use ballot::archive::{Archive, Entry, Timestamp};
use ballot::{
    CheckedBallot, Checker, Credentials, Election, ElectionDraft, ElectionResult, EncryptedTally,
    PartialDecryption, PrivateCredential, Question, SecretKey, TrusteeKey, TrusteeNumber, Trustees, Uuid,
    Weight, seal,
};
use rand::SeedableRng;
use rand::rngs::StdRng;

/// The same chance at every run.
pub fn dice(seed: u64) -> StdRng {
    StdRng::seed_from_u64(seed)
}

pub fn noon() -> Timestamp {
    Timestamp::new(1_767_225_600).unwrap()
}

/// One grade out of some.
pub fn grade(title: &str, answers: usize) -> Question {
    Question::one_of(title.to_owned(), names(answers)).unwrap()
}

pub fn names(answers: usize) -> Vec<String> {
    (1..=answers).map(|n| format!("Answer {n}")).collect()
}

/// An election with all its secrets.
pub struct House {
    pub election: Election,
    pub trustees: Trustees,
    pub secrets: Vec<SecretKey>,
    pub cards: Vec<PrivateCredential>,
    pub credentials: Credentials,
    pub dice: StdRng,
}

impl House {
    /// A voter for each weight, and as many trustees as said.
    pub fn new(questions: Vec<Question>, weights: &[Option<u64>], trustees: usize) -> Self {
        let mut dice = dice(7);
        let secrets: Vec<_> = (0..trustees).map(|_| SecretKey::draw(&mut dice)).collect();
        let keys = secrets.iter().map(|secret| TrusteeKey::make(secret, None, &mut dice)).collect();
        Self::of(Trustees::new(keys).unwrap(), secrets, questions, weights, dice)
    }

    /// The same with these trustees, and the secrets behind their keys.
    pub fn of(
        trustees: Trustees,
        secrets: Vec<SecretKey>,
        questions: Vec<Question>,
        weights: &[Option<u64>],
        mut dice: StdRng,
    ) -> Self {
        let uuid = Uuid::draw(&mut dice);
        let cards: Vec<_> = weights.iter().map(|_| PrivateCredential::draw(&mut dice)).collect();
        let voters: Vec<_> = cards
            .iter()
            .zip(weights)
            .map(|(card, weight)| (card.public(&uuid), weight.map(Weight::new)))
            .collect();
        let credentials = Credentials::new(&voters).unwrap();
        let draft = ElectionDraft {
            uuid,
            name: "Yearly review 年度述职".to_owned(),
            description: "Who \"did\" what / when".to_owned(),
            questions,
            administrator: Some("organiser".to_owned()),
            credential_authority: None,
        };
        let election = Election::build(draft, &trustees).unwrap();
        Self { election, trustees, secrets, cards, credentials, dice }
    }

    pub fn checker(&self) -> Checker {
        Checker::new(self.election.clone(), self.credentials.clone())
    }

    /// The text of a new ballot.
    pub fn seal(&mut self, voter: usize, choices: &[Vec<u8>]) -> String {
        seal(&self.election, &self.cards[voter], choices, &mut self.dice).unwrap().text().to_owned()
    }

    pub fn part(&mut self, trustee: usize, tally: &EncryptedTally) -> PartialDecryption {
        PartialDecryption::make(&self.election, tally, &self.secrets[trustee], &mut self.dice)
    }

    /// The archive of a whole election, from set-up to result.
    pub fn run(&mut self, ballots: &[String]) -> Finished {
        self.run_with(ballots, &(0..self.secrets.len()).collect::<Vec<_>>())
    }

    /// The same; these trustees give their parts, in this order.
    pub fn run_with(&mut self, ballots: &[String], givers: &[usize]) -> Finished {
        let (mut archive, tally) = self.tallied(ballots);
        let mut parts = Vec::new();
        for place in givers {
            let (number, part) = (TrusteeNumber::at(*place), self.part(*place, &tally));
            archive.append(Entry::partial_decryption(number, &part));
            parts.push((number, part));
        }
        let parts = parts.iter().map(|(number, part)| (*number, part));
        let result = ElectionResult::open(&self.trustees, &tally, parts).unwrap();
        archive.append(Entry::result(&result));
        Finished { archive: archive.bytes().to_vec(), tally, result }
    }

    /// The archive until the sealed sums.
    pub fn tallied(&self, ballots: &[String]) -> (Archive, EncryptedTally) {
        let mut archive = Archive::new(noon());
        archive.append(Entry::setup(&self.election, &self.trustees, &self.credentials));
        let checker = self.checker();
        let mut accepted: Vec<CheckedBallot> = Vec::new();
        for text in ballots {
            accepted.push(checker.check(text.as_bytes()).unwrap());
            archive.append(Entry::ballot(text));
        }
        archive.append(Entry::end_ballots());
        let tally = EncryptedTally::of(&self.election, &accepted);
        archive.append(Entry::encrypted_tally(&tally));
        (archive, tally)
    }
}

/// What an election ended with.
pub struct Finished {
    pub archive: Vec<u8>,
    pub tally: EncryptedTally,
    pub result: ElectionResult,
}

/// Parts with their trustees' numbers, from 1.
pub fn numbered(parts: &[PartialDecryption]) -> impl Iterator<Item = (TrusteeNumber, &PartialDecryption)> {
    parts.iter().enumerate().map(|(place, part)| (TrusteeNumber::at(place), part))
}

/// Numbers of a result as plain numbers.
pub fn plain(result: &ElectionResult) -> Vec<Vec<u128>> {
    result.numbers().iter().map(|numbers| numbers.iter().map(|number| number.value()).collect()).collect()
}
