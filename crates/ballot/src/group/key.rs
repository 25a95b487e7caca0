//! Tables of multiples of a key that is used hundreds of times a ballot.

use super::Point;
use curve25519_dalek::edwards::{EdwardsBasepointTable, VartimeEdwardsPrecomputation};
use curve25519_dalek::traits::{BasepointTable as _, VartimePrecomputedMultiscalarMul as _};
use curve25519_dalek::{EdwardsPoint, Scalar};

/// The election's key for whoever seals: constant time, since the exponents are secret.
pub(crate) struct SealingKey(Box<EdwardsBasepointTable>);

impl SealingKey {
    pub(crate) fn new(key: &Point) -> Self {
        Self(Box::new(EdwardsBasepointTable::create(key.at())))
    }

    /// `y^exponent`.
    pub(crate) fn power(&self, exponent: &Scalar) -> EdwardsPoint {
        self.0.mul_base(exponent)
    }
}

/// The election's key for whoever checks: variable time, everything is public.
pub(crate) struct VerifyingKey(VartimeEdwardsPrecomputation);

impl VerifyingKey {
    pub(crate) fn new(key: &Point) -> Self {
        Self(VartimeEdwardsPrecomputation::new([key.at()]))
    }

    /// `y^response · point^challenge`.
    pub(crate) fn commitment(
        &self,
        response: &Scalar,
        point: &EdwardsPoint,
        challenge: &Scalar,
    ) -> EdwardsPoint {
        self.0.vartime_mixed_multiscalar_mul([response], [challenge], [point])
    }
}

/// `g^response · point^challenge`, in variable time.
pub(crate) fn base_commitment(response: &Scalar, point: &EdwardsPoint, challenge: &Scalar) -> EdwardsPoint {
    EdwardsPoint::vartime_double_scalar_mul_basepoint(challenge, point, response)
}
