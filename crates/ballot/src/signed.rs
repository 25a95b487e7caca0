//! Signed messages (section 8).

use crate::group::Point;
use crate::hash::Transcript;
use crate::proof::Proof;
use curve25519_dalek::Scalar;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

/// A message with a signature, which may not have been checked yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Signed {
    pub(crate) message: String,
    pub(crate) signature: Proof,
}

impl Signed {
    pub(crate) fn make<R: CryptoRng + ?Sized>(message: String, key: &Scalar, rng: &mut R) -> Self {
        let signature = Proof::make(transcript(&message), key, rng);
        Self { message, signature }
    }

    /// Whether the secret behind `key` signed it.
    pub(crate) fn holds(&self, key: &Point) -> bool {
        self.signature.holds(transcript(&self.message), key)
    }
}

/// What a signature of a message is about.
pub(crate) fn transcript(message: &str) -> Transcript {
    Transcript::new("sigmsg|").text(message).text("|")
}
