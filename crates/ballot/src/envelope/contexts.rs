//! What the proofs of a ballot are bound to (section 9).

use super::wire::Choice;
use crate::election::Election;
use crate::group::Encoded;
use crate::hash::Transcript;

/// S₀ of the specification: the election and the credential.
pub(super) struct Voter<'a> {
    fingerprint: &'a str,
    credential: Encoded,
}

impl<'a> Voter<'a> {
    pub(super) fn new(election: &'a Election, credential: Encoded) -> Self {
        Self { fingerprint: election.fingerprint(), credential }
    }

    fn start(&self, proof: &str) -> Transcript {
        Transcript::new(proof).text(self.fingerprint).text("|").points([self.credential])
    }

    /// Of an individual proof: only its own ciphertext.
    pub(super) fn individual(&self, choice: &Choice) -> Transcript {
        self.start("prove|").text("|").points([choice.alpha, choice.beta]).text("|")
    }

    /// S: all ciphertexts of the answer.
    fn answer(&self, proof: &str, choices: &[Choice]) -> Transcript {
        let points = choices.iter().flat_map(|choice| [choice.alpha, choice.beta]);
        self.start(proof).text("|").points(points).text("|")
    }

    /// Of an overall proof without a blank vote: about the product of all ciphertexts.
    pub(super) fn overall(&self, choices: &[Choice], product: [Encoded; 2]) -> Transcript {
        self.answer("prove|", choices).points(product).text("|")
    }

    pub(super) fn blank(&self, choices: &[Choice]) -> Transcript {
        self.answer("bproof0|", choices)
    }

    pub(super) fn overall_with_blank(&self, choices: &[Choice]) -> Transcript {
        self.answer("bproof1|", choices)
    }
}

/// Of the ballot's signature.
pub(super) fn signature(hash: &str) -> Transcript {
    Transcript::new("sig|").text(hash).text("|")
}
