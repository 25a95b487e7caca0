//! Sealing a comment on the voter's device.

use super::check::Fields;
use super::{Comment, CommentBox};
use crate::group::{Point, random_scalar};
use crate::json;
use crate::proof::Proof;
use base64ct::{Base64Unpadded, Encoding as _};
use curve25519_dalek::EdwardsPoint;
use rand_core::CryptoRng;

impl CommentBox {
    /// Seals a comment, or an empty one where nothing is said: from outside they look alike. `None` when the comment
    /// is longer than the box allows, or names no reporter.
    pub fn seal<R: CryptoRng + ?Sized>(&self, comment: Option<&Comment>, rng: &mut R) -> Option<String> {
        let plain = self.padded(comment)?;
        let randomness = random_scalar(rng);
        let alpha = Point::from(EdwardsPoint::mul_base(&randomness));
        let shared = Point::from(self.key.at() * *randomness);
        let sealed = Base64Unpadded::encode_string(&self.encrypt(&alpha, &shared, &plain)?);
        let proof = Proof::make(self.knowledge(&alpha, &sealed), &randomness, rng);
        Some(json::write(&Fields { alpha, sealed, proof }))
    }
}
