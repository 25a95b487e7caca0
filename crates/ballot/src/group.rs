//! The group: the subgroup of prime order of Ed25519's curve, and its text forms (section 1).
//!
//! Inside the crate arithmetic is done on `curve25519_dalek`'s own types. What comes from outside comes in
//! through [`Encoded`] and [`Point`], or through [`decimal`], and has been checked by then.

pub mod decimal;
mod key;
pub(crate) mod lanes;
mod point;

pub(crate) use key::{SealingKey, VerifyingKey, base_commitment};
pub use point::{Encoded, Point, PointError};

use curve25519_dalek::Scalar;
use rand_core::CryptoRng;
use zeroize::Zeroizing;

/// The group's name in JSON and in hashes.
pub(crate) const NAME: &str = "Ed25519";

/// A uniform scalar. 512 bits are reduced, so that no remainder is likelier than another.
pub(crate) fn random_scalar<R: CryptoRng + ?Sized>(rng: &mut R) -> Zeroizing<Scalar> {
    let mut wide = Zeroizing::new([0u8; 64]);
    rng.fill_bytes(wide.as_mut_slice());
    Zeroizing::new(Scalar::from_bytes_mod_order_wide(&wide))
}
