//! The encrypted tally: the product of all counted ballots (section 10).

use crate::election::Election;
use crate::envelope::{CheckedBallot, Ciphertext};
use crate::group::Point;
use crate::hash::Hash;
use crate::json::{self, JsonError};
use crate::weight::Weight;
use curve25519_dalek::EdwardsPoint;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use thiserror::Error;

/// Why an encrypted tally is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TallyError {
    /// The sums are not the ballots' product.
    #[error("the encrypted tally is not the product of the counted ballots")]
    NotTheProduct,
    /// Not of the structure.
    #[error("the size of the encrypted tally cannot be read: {0}")]
    Json(#[from] JsonError),
    /// It names another tally.
    #[error("the size is of another encrypted tally")]
    OtherTally,
    /// The wrong number of ballots.
    #[error("{said} ballots are said to be counted, {counted} are")]
    Counted {
        /// What it says.
        said: u64,
        /// What is right.
        counted: u64,
    },
    /// The wrong sum of weights.
    #[error("the weight is said to be {said}, it is {counted}")]
    Weight {
        /// What it says.
        said: Weight,
        /// What is right.
        counted: Weight,
    },
}

/// Sums in the making. Ballots can be added as they come, and taken out when they are replaced.
#[derive(Clone)]
pub struct TallyBuilder {
    sums: Vec<Vec<(EdwardsPoint, EdwardsPoint)>>,
    counted: u64,
    weight: u128,
}

impl TallyBuilder {
    /// No ballots: neutral points in the election's shape.
    pub fn new(election: &Election) -> Self {
        let sums = election.shape().map(|choices| vec![Default::default(); choices]).collect();
        Self { sums, counted: 0, weight: 0 }
    }

    /// Counts a ballot of this election.
    pub fn add(&mut self, ballot: &CheckedBallot) {
        self.each(ballot, |sum, sealed| *sum += sealed);
        self.counted += 1;
        self.weight += ballot.weight().value();
    }

    /// Takes out a ballot that was added.
    pub fn remove(&mut self, ballot: &CheckedBallot) {
        self.each(ballot, |sum, sealed| *sum -= sealed);
        self.counted = self.counted.saturating_sub(1);
        self.weight = self.weight.saturating_sub(ballot.weight().value());
    }

    fn each(&mut self, ballot: &CheckedBallot, step: impl Fn(&mut EdwardsPoint, EdwardsPoint)) {
        let weight = ballot.weight().scalar();
        let plain = ballot.weight() == Weight::ONE;
        let weighted = |point: EdwardsPoint| if plain { point } else { point * weight };
        for ((alpha, beta), sealed) in self.sums.iter_mut().flatten().zip(ballot.pairs()) {
            step(alpha, weighted(sealed.0));
            step(beta, weighted(sealed.1));
        }
    }

    /// Joins the sums over other ballots of the same election.
    pub fn merge(&mut self, other: &Self) {
        for ((alpha, beta), (a, b)) in self.sums.iter_mut().flatten().zip(other.sums.iter().flatten()) {
            *alpha += a;
            *beta += b;
        }
        self.counted += other.counted;
        self.weight = self.weight.saturating_add(other.weight);
    }

    /// The tally of what was added.
    pub fn finish(&self) -> EncryptedTally {
        let answers = self.sums.iter().map(|sums| {
            let flat: Vec<_> = sums.iter().flat_map(|(alpha, beta)| [*alpha, *beta]).collect();
            let mut spelled = Point::from_many(&flat).into_iter();
            let pairs = std::iter::from_fn(|| Some(Ciphertext::new(spelled.next()?, spelled.next()?)));
            pairs.collect()
        });
        EncryptedTally::new(answers.collect(), self.counted, Weight::from_sum(self.weight))
    }
}

/// The sealed sums: for each question one an answer, and one before them for the blank votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncryptedTally {
    answers: Vec<Vec<Ciphertext>>,
    text: String,
    counted: u64,
    weight: Weight,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sized {
    num_tallied: u64,
    total_weight: Weight,
    encrypted_tally: Hash,
}

impl EncryptedTally {
    /// Counts ballots in the order of the archive: a later one of the same credential replaces the earlier.
    pub fn of<'a>(election: &Election, ballots: impl IntoIterator<Item = &'a CheckedBallot>) -> Self {
        let mut last = HashMap::new();
        for ballot in ballots {
            last.insert(ballot.credential().encoded(), ballot);
        }
        let mut builder = TallyBuilder::new(election);
        for ballot in last.into_values() {
            builder.add(ballot);
        }
        builder.finish()
    }

    fn new(answers: Vec<Vec<Ciphertext>>, counted: u64, weight: Weight) -> Self {
        Self { text: json::write(&answers), answers, counted, weight }
    }

    /// Compares what an archive says with this tally, which was computed from its ballots.
    pub fn matches(&self, text: &[u8], sized: &[u8]) -> Result<(), TallyError> {
        if text != self.text.as_bytes() {
            return Err(TallyError::NotTheProduct);
        }
        let sized: Sized = json::read_spaced(sized)?;
        if sized.encrypted_tally != self.hash() {
            return Err(TallyError::OtherTally);
        }
        if sized.num_tallied != self.counted {
            return Err(TallyError::Counted { said: sized.num_tallied, counted: self.counted });
        }
        if sized.total_weight != self.weight {
            return Err(TallyError::Weight { said: sized.total_weight, counted: self.weight });
        }
        Ok(())
    }

    /// The text of the sums.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The hash of the text of the sums.
    pub fn hash(&self) -> Hash {
        Hash::of(&self.text)
    }

    /// What people compare, in base64.
    pub fn fingerprint(&self) -> String {
        self.hash().base64()
    }

    /// The text of how much was counted.
    pub fn sized_text(&self) -> String {
        let encrypted_tally = self.hash();
        json::write(&Sized { num_tallied: self.counted, total_weight: self.weight, encrypted_tally })
    }

    /// How many ballots are counted.
    pub fn counted(&self) -> u64 {
        self.counted
    }

    /// The sum of their weights.
    pub fn total_weight(&self) -> Weight {
        self.weight
    }

    /// The sealed sums.
    pub fn answers(&self) -> &[Vec<Ciphertext>] {
        &self.answers
    }
}
