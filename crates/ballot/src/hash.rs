//! SHA-256 in its three uses: names, fingerprints and challenges (section 2).

use crate::group::Encoded;
use base64ct::{Base64Unpadded, Encoding as _};
use curve25519_dalek::Scalar;
use serde::de::{Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};
use std::fmt;
use zeroize::Zeroizing;

/// A SHA-256 hash. Shown and written as JSON in 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The hash of these bytes.
    pub fn of(bytes: impl AsRef<[u8]>) -> Self {
        Self(Sha256::digest(bytes.as_ref()).into())
    }

    /// Reads 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        // The same digits as a point's, which are written in reverse.
        let mut bytes = [0u8; 32];
        let digits: &[u8; 64] = text.as_bytes().try_into().ok()?;
        for (to, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            for digit in pair {
                let value = char::from(*digit).to_digit(16).filter(|_| !digit.is_ascii_uppercase())?;
                *to = (*to << 4) | u8::try_from(value).ok()?;
            }
        }
        Some(Self(bytes))
    }

    /// Base64 without padding, 43 characters: the form of fingerprints and trackers.
    pub fn base64(self) -> String {
        Base64Unpadded::encode_string(&self.0)
    }

    /// Reads the form of fingerprints and trackers.
    pub fn parse_base64(text: &str) -> Option<Self> {
        let mut bytes = [0u8; 32];
        let whole = Base64Unpadded::decode(text, &mut bytes).ok()?.len() == 32;
        // The last character has two bits to spare: only one spelling is right.
        Some(Self(bytes)).filter(|hash| whole && hash.base64() == text)
    }

    /// The hash as raw bytes, for whoever stores it.
    pub fn to_bytes(self) -> [u8; 32] {
        self.0
    }

    /// A hash out of storage.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Hash;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a SHA-256 hash in 64 lower-case hexadecimal digits")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Hash, E> {
                Hash::parse(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
            }
        }
        from.deserialize_str(Text)
    }
}

/// What is hashed to a challenge: a prefix, then points joined by commas.
///
/// Can be cloned after a prefix that several proofs share.
#[derive(Clone)]
pub(crate) struct Transcript(Sha256);

impl Transcript {
    /// Starts with the name of the proof and its bar, e.g. `prove|`.
    pub(crate) fn new(prefix: &str) -> Self {
        Self(Sha256::new_with_prefix(prefix))
    }

    pub(crate) fn text(mut self, text: &str) -> Self {
        self.0.update(text);
        self
    }

    /// Points joined by commas, without a comma before or after.
    pub(crate) fn points(mut self, points: impl IntoIterator<Item = Encoded>) -> Self {
        for (place, point) in points.into_iter().enumerate() {
            if place > 0 {
                self.0.update(",");
            }
            self.0.update(point.digits());
        }
        self
    }

    /// The hash, read as a big-endian number, modulo the order.
    pub(crate) fn challenge(self) -> Scalar {
        // Of a trustee's seed this is a secret key.
        let mut bytes = Zeroizing::new(<[u8; 32]>::from(self.0.finalize()));
        bytes.reverse();
        Scalar::from_bytes_mod_order(*bytes)
    }
}

/// Two hashes as one 512-bit big-endian number, modulo the order: how codes on paper become secrets.
pub(crate) fn wide_scalar(high: &str, low: &str) -> Scalar {
    let [high, low] = [high, low].map(|text| Zeroizing::new(<[u8; 32]>::from(Sha256::digest(text))));
    let mut bytes = Zeroizing::new([0u8; 64]);
    let (first, second) = bytes.split_at_mut(32);
    first.copy_from_slice(&*high);
    second.copy_from_slice(&*low);
    bytes.reverse();
    Scalar::from_bytes_mod_order_wide(&bytes)
}

#[cfg(test)]
mod tests {
    use super::Transcript;
    use crate::group::decimal;
    use serde_json::Value;

    /// That a type wipes itself; it does not compile for one that does not.
    const fn wipes<T: zeroize::ZeroizeOnDrop>() {}

    /// Depends on features of other crates, which one could lose without noticing.
    #[test]
    fn what_secrets_pass_through_is_wiped() {
        wipes::<sha2::Sha256>();
        wipes::<aes_gcm::aes::Aes256>();
        wipes::<zeroize::Zeroizing<curve25519_dalek::Scalar>>();
    }

    #[test]
    fn challenges_are_those_of_the_vectors() {
        let vectors: Value = serde_json::from_str(include_str!("../tests/vectors/hashes.json")).unwrap();
        let vectors = vectors["vectors"].as_array().unwrap();
        assert!(!vectors.is_empty());
        for vector in vectors {
            let challenge = Transcript::new(vector["input"].as_str().unwrap()).challenge();
            assert_eq!(decimal::write(&challenge), vector["scalar"], "{}", vector["what"]);
        }
    }
}
