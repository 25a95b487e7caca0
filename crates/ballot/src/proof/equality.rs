//! That a factor was made with a trustee's secret key (section 11).

use super::Proof;
use crate::group::{Encoded, random_scalar};
use crate::hash::Transcript;
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::CryptoRng;

/// Proves that `alpha^secret` and `g^secret` have the same exponent.
pub(crate) fn prove_equal<R: CryptoRng + ?Sized>(
    transcript: Transcript,
    alpha: &EdwardsPoint,
    secret: &Scalar,
    rng: &mut R,
) -> Proof {
    let w = random_scalar(rng);
    let commitments = EdwardsPoint::compress_batch(&[EdwardsPoint::mul_base(&w), alpha * *w]);
    let challenge = transcript.points(commitments.map(Encoded::from)).challenge();
    Proof { challenge, response: *w - secret * challenge }
}
