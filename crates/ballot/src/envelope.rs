//! The sealed ballot (section 9): made by [`seal`], checked by [`Checker`].

mod check;
mod contexts;
mod refusal;
mod sealing;
mod wire;

pub use check::{CheckedBallot, Checker};
pub use refusal::{BallotRefusal, ProofPlace};
pub use sealing::{SealError, SealedBallot, seal};

use crate::group::Point;
use crate::hash::Hash;
use crate::question::Question;
use curve25519_dalek::{EdwardsPoint, Scalar};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An encrypted number: `alpha = g^r`, `beta = y^r · g^m`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ciphertext {
    alpha: Point,
    beta: Point,
}

impl Ciphertext {
    /// Encrypts a number with known randomness: to check ballots whose randomness was given away.
    ///
    /// Whoever knows the randomness knows the number, so sealing draws its own.
    pub fn with_randomness(key: &Point, number: u64, randomness: &Scalar) -> Self {
        let beta = key.at() * randomness + EdwardsPoint::mul_base(&Scalar::from(number));
        Self { alpha: EdwardsPoint::mul_base(randomness).into(), beta: beta.into() }
    }

    pub(crate) fn new(alpha: Point, beta: Point) -> Self {
        Self { alpha, beta }
    }

    /// `g^r`.
    pub fn alpha(&self) -> &Point {
        &self.alpha
    }

    /// `y^r · g^m`.
    pub fn beta(&self) -> &Point {
        &self.beta
    }
}

/// By which a voter finds a ballot on the board: the hash of its text, in base64.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tracker(Hash);

impl Tracker {
    /// The tracker of a ballot's text.
    pub fn of(text: impl AsRef<[u8]>) -> Self {
        Self(Hash::of(text))
    }

    /// Reads a tracker as a voter types it: 43 characters, nothing around them.
    pub fn parse(text: &str) -> Option<Self> {
        Hash::parse_base64(text).map(Self)
    }

    /// The same hash as it names the ballot's record.
    pub fn hash(self) -> Hash {
        self.0
    }
}

/// Out of storage, where the hash is kept.
impl From<Hash> for Tracker {
    fn from(hash: Hash) -> Self {
        Self(hash)
    }
}

impl fmt::Display for Tracker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.base64())
    }
}

impl fmt::Debug for Tracker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// No ballot may be longer, whatever an election asks for.
const MOST_BYTES: usize = 32 << 20;

/// The length of the longest lawful ballot in an election: all its structure is known beforehand.
///
/// An election may say max = 10⁹; then only [`MOST_BYTES`] bounds it.
fn longest_ballot(questions: &[Question], uuid: usize) -> usize {
    /// `{"alpha":"…","beta":"…"},` with two points.
    const CIPHERTEXT: u64 = 24 + 2 * 64;
    /// `{"challenge":"…","response":"…"},` with two scalars.
    const PROOF: u64 = 32 + 2 * 76;
    /// The names of an answer's fields with their brackets.
    const ANSWER: u64 = 100;
    /// The ballot's own fields, credential, fingerprint and signature.
    const BALLOT: u64 = 512;
    let answers = questions.iter().map(|question| {
        let choices = u64::try_from(question.choices()).unwrap_or(u64::MAX);
        let proofs = choices.saturating_mul(2).saturating_add(question.overall_members()).saturating_add(2);
        let sealed = choices.saturating_mul(CIPHERTEXT + 3);
        ANSWER.saturating_add(sealed).saturating_add(proofs.saturating_mul(PROOF))
    });
    let total = answers.fold(BALLOT, u64::saturating_add);
    usize::try_from(total).unwrap_or(usize::MAX).saturating_add(uuid).min(MOST_BYTES)
}
