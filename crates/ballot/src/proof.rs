//! Proofs: that somebody knows a secret, or that a sealed number is one of a few (sections 2, 6, 9, 11).
//!
//! All are Schnorr-like with `response = w − x·challenge`; whoever checks recomputes the commitment as
//! `g^response · X^challenge`.

mod claim;
mod disjunction;
mod equality;

pub(crate) use claim::Claims;
pub(crate) use disjunction::{Branch, prove};
pub(crate) use equality::prove_equal;

use crate::group::{self, Point, base_commitment, decimal};
use crate::hash::Transcript;
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

/// A proof, or a member of a larger one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    #[serde(with = "decimal")]
    challenge: Scalar,
    #[serde(with = "decimal")]
    response: Scalar,
}

impl Proof {
    pub(crate) fn challenge(&self) -> &Scalar {
        &self.challenge
    }

    pub(crate) fn response(&self) -> &Scalar {
        &self.response
    }

    /// Proves knowledge of `secret`, and so signs what is in the transcript.
    pub(crate) fn make<R: CryptoRng + ?Sized>(transcript: Transcript, secret: &Scalar, rng: &mut R) -> Self {
        let w = group::random_scalar(rng);
        let commitment = Point::from(EdwardsPoint::mul_base(&w));
        let challenge = transcript.points([commitment.encoded()]).challenge();
        Self { challenge, response: *w - secret * challenge }
    }

    /// Whether it proves knowledge of the secret behind `key`.
    pub(crate) fn holds(&self, transcript: Transcript, key: &Point) -> bool {
        let commitment = Point::from(base_commitment(&self.response, key.at(), &self.challenge));
        transcript.points([commitment.encoded()]).challenge() == self.challenge
    }
}
