//! Partial decryption: a trustee's part in opening the sums (section 11).

use crate::election::Election;
use crate::envelope::Ciphertext;
use crate::group::Point;
use crate::hash::{Hash, Transcript};
use crate::json::{self, JsonError};
use crate::proof::{Claims, Proof, prove_equal};
use crate::tally::EncryptedTally;
use crate::trustee::{SecretKey, TrusteeKey, TrusteeNumber};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a partial decryption is refused. Questions and choices are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DecryptionError {
    /// Longer than a partial decryption of this tally can be.
    #[error("the partial decryption is too long")]
    TooLong,
    /// Not of the structure.
    #[error("the partial decryption cannot be read: {0}")]
    Json(#[from] JsonError),
    /// Not one factor and one proof for each sum.
    #[error("the partial decryption is not of the tally's shape")]
    Shape,
    /// A proof does not hold: the factor may be anything.
    #[error("the proof about choice {choice} of question {question} does not hold")]
    Proof {
        /// Of which question.
        question: usize,
        /// Of which choice.
        choice: usize,
    },
    /// The owner's record names another partial decryption.
    #[error("the owner's record is of another partial decryption")]
    OtherPayload,
    /// There is no such trustee.
    #[error("there is no trustee {0}")]
    NoSuchTrustee(usize),
    /// The trustee has done so before.
    #[error("trustee {0} has decrypted before")]
    Twice(TrusteeNumber),
}

/// A partial decryption as it stands in a text, not looked at yet.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    decryption_factors: Vec<Vec<Point>>,
    decryption_proofs: Vec<Vec<Proof>>,
}

/// What a trustee publishes about a tally: a factor for each sum, with proof.
///
/// Always holds: made with the trustee's key for that tally.
#[derive(Clone, Debug)]
pub struct PartialDecryption(Fields);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Owned {
    owner: usize,
    payload: Hash,
}

impl PartialDecryption {
    /// Makes a trustee's part.
    ///
    /// Whoever calls this must have verified the whole archive up to this tally: what is decrypted might otherwise
    /// be a single ballot.
    pub fn make<R: CryptoRng + ?Sized>(
        election: &Election,
        tally: &EncryptedTally,
        secret: &SecretKey,
        rng: &mut R,
    ) -> Self {
        let start = transcript(election, &secret.public());
        let (mut factors, mut proofs) = (Vec::new(), Vec::new());
        for sums in tally.answers() {
            let alphas = sums.iter().map(|sum| sum.alpha().at());
            factors.push(alphas.clone().map(|alpha| Point::from(alpha * secret.scalar())).collect());
            proofs
                .push(alphas.map(|alpha| prove_equal(start.clone(), alpha, secret.scalar(), rng)).collect());
        }
        Self(Fields { decryption_factors: factors, decryption_proofs: proofs })
    }

    /// Reads a trustee's part and checks that it was made with the trustee's key for this tally.
    pub fn check(
        election: &Election,
        tally: &EncryptedTally,
        key: &TrusteeKey,
        text: &[u8],
    ) -> Result<Self, DecryptionError> {
        if text.len() > longest(tally) {
            return Err(DecryptionError::TooLong);
        }
        let fields: Fields = json::read_spaced(text)?;
        if !(fits(tally, &fields.decryption_factors) && fits(tally, &fields.decryption_proofs)) {
            return Err(DecryptionError::Shape);
        }
        let start = transcript(election, key.point());
        let mut claims = Claims::new();
        let answers = tally.answers().iter().zip(&fields.decryption_factors).zip(&fields.decryption_proofs);
        for (question, ((sums, factors), proofs)) in answers.enumerate() {
            for (choice, ((sum, factor), proof)) in sums.iter().zip(factors).zip(proofs).enumerate() {
                let place = (question + 1, choice + 1);
                let points = [sum.alpha().at(), factor.at()];
                claims.equality(place, start.clone(), proof, key.point().at(), points);
            }
        }
        claims.settle().map_err(|(question, choice)| DecryptionError::Proof { question, choice })?;
        Ok(Self(fields))
    }

    /// Reads the record that says whose a partial decryption is, and that it is of this text.
    pub fn owner(owned: &[u8], text: &[u8]) -> Result<usize, DecryptionError> {
        let owned: Owned = json::read_spaced(owned)?;
        if owned.payload != Hash::of(text) {
            return Err(DecryptionError::OtherPayload);
        }
        Ok(owned.owner)
    }

    /// The text.
    pub fn text(&self) -> String {
        json::write(&self.0)
    }

    /// The text of the record that says whose it is.
    pub fn owned_text(&self, owner: TrusteeNumber) -> String {
        json::write(&Owned { owner: owner.get(), payload: Hash::of(self.text()) })
    }

    pub(crate) fn factors(&self) -> &[Vec<Point>] {
        &self.0.decryption_factors
    }
}

fn transcript(election: &Election, key: &Point) -> Transcript {
    Transcript::new("decrypt|").text(election.fingerprint()).text("|").points([key.encoded()]).text("|")
}

fn fits<T>(tally: &EncryptedTally, parts: &[Vec<T>]) -> bool {
    tally.answers().iter().map(Vec::len).eq(parts.iter().map(Vec::len))
}

/// Room for every factor and proof, and as much again for white space that somebody may have put in.
fn longest(tally: &EncryptedTally) -> usize {
    let sums: usize = tally.answers().iter().map(Vec::<Ciphertext>::len).sum();
    2048 + 2 * (tally.answers().len() * 8 + sums * 256)
}
