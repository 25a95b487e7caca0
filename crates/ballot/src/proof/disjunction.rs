//! That one of several ciphertexts encrypts zero, without saying which (section 9).

use super::Proof;
use crate::group::{Encoded, SealingKey, random_scalar};
use crate::hash::Transcript;
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

/// One thing that may be true: that a ciphertext, divided by some `g^M`, encrypts zero.
pub(crate) struct Branch<'a> {
    /// With which the ciphertext was made.
    pub(crate) randomness: &'a Scalar,
    /// What the ciphertext encrypts, minus `M`. Zero in the branch that is true.
    pub(crate) distance: Scalar,
}

/// Proves that the branch at `truth` is true.
///
/// Whoever knows the randomness can write a simulated commitment `g^response · alpha^challenge` as
/// `g^(response + r·challenge)`, and likewise for beta; with the challenge 0 the same two formulas make the honest
/// commitments of the true branch. So all branches take the same multiplications.
pub(crate) fn prove<R: CryptoRng + ?Sized>(
    transcript: Transcript,
    key: &SealingKey,
    branches: &[Branch<'_>],
    truth: usize,
    rng: &mut R,
) -> Vec<Proof> {
    let mut members = Vec::with_capacity(branches.len());
    let mut commitments = Vec::with_capacity(2 * branches.len());
    for (place, Branch { randomness, distance }) in branches.iter().enumerate() {
        // In the true branch the response so far is what the randomness must be hidden by.
        let (response, drawn) = (random_scalar(rng), random_scalar(rng));
        let challenge = if place == truth { Scalar::ZERO } else { *drawn };
        let exponent = Zeroizing::new(*response + *randomness * challenge);
        commitments.push(EdwardsPoint::mul_base(&exponent));
        commitments.push(key.power(&exponent) + EdwardsPoint::mul_base(&(distance * challenge)));
        members.push(Proof { challenge, response: *response });
    }
    let spelled = EdwardsPoint::compress_batch_alloc(&commitments);
    let hash = transcript.points(spelled.into_iter().map(Encoded::from)).challenge();
    let simulated: Scalar = members.iter().map(|member| member.challenge).sum();
    if let (Some(member), Some(branch)) = (members.get_mut(truth), branches.get(truth)) {
        member.challenge = hash - simulated;
        member.response -= branch.randomness * member.challenge;
    }
    members
}
