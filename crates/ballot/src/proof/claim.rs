//! Checking many proofs at once.
//!
//! Commitments are recomputed one by one, but spelled together: spelling alone costs a third of a
//! multiplication, in a batch next to nothing.

use super::Proof;
use crate::group::{Encoded, VerifyingKey, base_commitment};
use crate::hash::Transcript;
use curve25519_dalek::{EdwardsPoint, Scalar};

/// What is said of a proof that does not hold.
struct Claim<P> {
    place: P,
    transcript: Transcript,
    /// The sum of the members' challenges, which the hash must equal.
    sum: Scalar,
    /// How many of the commitments are hashed.
    commitments: usize,
}

/// Proofs whose commitments are recomputed but not yet hashed.
pub(crate) struct Claims<P> {
    claims: Vec<Claim<P>>,
    commitments: Vec<EdwardsPoint>,
}

impl<P> Claims<P> {
    pub(crate) fn new() -> Self {
        Self { claims: Vec::new(), commitments: Vec::new() }
    }

    /// Members about `(alpha, beta)` each: that one of these encrypts zero to `key`.
    ///
    /// Members beyond the pairs, or pairs beyond the members, are for the caller to have refused.
    pub(crate) fn disjunction(
        &mut self,
        place: P,
        transcript: Transcript,
        key: &VerifyingKey,
        members: &[Proof],
        pairs: impl IntoIterator<Item = (EdwardsPoint, EdwardsPoint)>,
    ) {
        for (Proof { challenge, response }, (alpha, beta)) in members.iter().zip(pairs) {
            self.commitments.push(base_commitment(response, &alpha, challenge));
            self.commitments.push(key.commitment(response, &beta, challenge));
        }
        let sum = members.iter().map(|member| member.challenge).sum();
        self.claims.push(Claim { place, transcript, sum, commitments: 2 * members.len() });
    }

    /// That `factor` is to `alpha` as `key` is to the base.
    pub(crate) fn equality(
        &mut self,
        place: P,
        transcript: Transcript,
        proof: &Proof,
        key: &EdwardsPoint,
        [alpha, factor]: [&EdwardsPoint; 2],
    ) {
        use curve25519_dalek::traits::VartimeMultiscalarMul as _;
        let Proof { challenge, response } = proof;
        self.commitments.push(base_commitment(response, key, challenge));
        self.commitments.push(EdwardsPoint::vartime_multiscalar_mul([response, challenge], [alpha, factor]));
        self.claims.push(Claim { place, transcript, sum: *challenge, commitments: 2 });
    }

    /// Hashes everything; the error is the first place where a proof does not hold.
    pub(crate) fn settle(self) -> Result<(), P> {
        let spelled = EdwardsPoint::compress_batch_alloc(&self.commitments);
        let mut spelled = spelled.into_iter().map(Encoded::from);
        for Claim { place, transcript, sum, commitments } in self.claims {
            if transcript.points(spelled.by_ref().take(commitments)).challenge() != sum {
                return Err(place);
            }
        }
        Ok(())
    }
}
