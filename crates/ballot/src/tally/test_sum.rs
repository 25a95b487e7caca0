//! A sum for trustees to rehearse with, whose numbers and randomness are known to all.

use super::EncryptedTally;
use crate::election::Election;
use crate::envelope::Ciphertext;
use crate::group::{decimal, random_scalar};
use crate::json::{self, JsonError};
use crate::weight::Weight;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a test sum is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TestSumError {
    /// Not of the structure.
    #[error("the test sum cannot be read: {0}")]
    Json(#[from] JsonError),
    /// Not a number and a randomness for each answer of the election.
    #[error("the test sum is not of the election's shape")]
    Shape,
    /// A randomness that is no scalar.
    #[error("a randomness is {0}")]
    Scalar(#[from] decimal::ScalarError),
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    numbers: Vec<Vec<u64>>,
    randomness: Vec<Vec<String>>,
}

/// Known numbers, sealed with known randomness.
///
/// A trustee who opens such a sum tells nothing: with the randomness everybody can compute what the trustee answers,
/// but for the proof. So nobody can pass a ballot off as a test. Whoever is handed a test sum makes the tally of it
/// again instead of believing one that comes along.
#[derive(Debug)]
pub struct TestSum {
    fields: Fields,
    tally: EncryptedTally,
}

impl TestSum {
    /// Seals these numbers, questions of answers, for an election.
    pub fn draw<R: CryptoRng + ?Sized>(
        election: &Election,
        numbers: Vec<Vec<u64>>,
        rng: &mut R,
    ) -> Result<Self, TestSumError> {
        let mut draw = |_: &u64| decimal::write(&random_scalar(rng));
        let randomness = numbers.iter().map(|row| row.iter().map(&mut draw).collect()).collect();
        Self::of(election, Fields { numbers, randomness })
    }

    /// Reads a test sum and makes its tally again.
    pub fn parse(election: &Election, text: &[u8]) -> Result<Self, TestSumError> {
        Self::of(election, json::read(text)?)
    }

    fn of(election: &Election, fields: Fields) -> Result<Self, TestSumError> {
        let fits = |lengths: Vec<usize>| election.shape().eq(lengths);
        let of_shape = fits(fields.numbers.iter().map(Vec::len).collect())
            && fits(fields.randomness.iter().map(Vec::len).collect());
        if !of_shape {
            return Err(TestSumError::Shape);
        }
        let mut answers = Vec::with_capacity(fields.numbers.len());
        for (numbers, randomness) in fields.numbers.iter().zip(&fields.randomness) {
            let sealed = numbers.iter().zip(randomness).map(|(number, randomness)| {
                Ok(Ciphertext::with_randomness(election.key(), *number, &decimal::read(randomness)?))
            });
            answers.push(sealed.collect::<Result<Vec<_>, decimal::ScalarError>>()?);
        }
        let most = fields.numbers.iter().map(|row| row.iter().fold(0_u64, |sum, n| sum.saturating_add(*n)));
        let ballots = most.max().unwrap_or_default();
        let tally = EncryptedTally::new(answers, ballots, Weight::new(ballots));
        Ok(Self { fields, tally })
    }

    /// The text: numbers and randomness.
    pub fn text(&self) -> String {
        json::write(&self.fields)
    }

    /// The sealed sums.
    pub fn tally(&self) -> &EncryptedTally {
        &self.tally
    }

    /// What must come out: questions of answers.
    pub fn numbers(&self) -> &[Vec<u64>] {
        &self.fields.numbers
    }
}
