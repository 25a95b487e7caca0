//! What a trustee keeps, and the keys that follow from it (section 8).

use super::channel::{self, ChannelError};
use crate::group::Point;
use crate::hash::Transcript;
use crate::json;
use crate::trustee::{RecoveryCode, SecretKey, SecretKeyError};
use curve25519_dalek::{EdwardsPoint, Scalar};
use serde::Deserialize;
use std::fmt;
use thiserror::Error;
use zeroize::Zeroizing;

/// Why a private share cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ShareError {
    /// Not sealed to this trustee, or not by this trustee.
    #[error("the private share cannot be opened with this recovery code: {0}")]
    Letter(#[from] ChannelError),
    /// Something else was sealed.
    #[error("what was sealed is no private share")]
    Form,
    /// Zero: everybody knows it.
    #[error(transparent)]
    Key(#[from] SecretKeyError),
}

/// A threshold trustee's own keys, all of which follow from the recovery code. Wiped when dropped.
pub struct Seed {
    signing: Zeroizing<Scalar>,
    decryption: Zeroizing<Scalar>,
    verification_key: Point,
    encryption_key: Point,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DecryptionKey {
    decryption_key: Zeroizing<String>,
}

impl Seed {
    /// The keys of a recovery code. Its text without the dashes is what Belenios calls the seed.
    pub fn of(code: &RecoveryCode) -> Self {
        let seed = Zeroizing::new(code.expose().replace('-', ""));
        let key = |name: &str| Zeroizing::new(Transcript::new(name).text(&seed).challenge());
        let (signing, decryption) = (key("sk|"), key("dk|"));
        let public = |secret: &Scalar| Point::from(EdwardsPoint::mul_base(secret));
        let (verification_key, encryption_key) = (public(&signing), public(&decryption));
        Self { signing, decryption, verification_key, encryption_key }
    }

    /// By which the trustee's signatures are checked.
    pub fn verification_key(&self) -> &Point {
        &self.verification_key
    }

    /// To which letters to the trustee are sealed.
    pub fn encryption_key(&self) -> &Point {
        &self.encryption_key
    }

    /// Opens the private share that this trustee made in the last round.
    pub fn open_share(&self, private_key: &[u8]) -> Result<SecretKey, ShareError> {
        let text = channel::receive(self, self.verification_key(), private_key)?;
        // The reader's message might quote the secret.
        let key: DecryptionKey = json::parse(text.as_bytes()).map_err(|_| ShareError::Form)?;
        Ok(SecretKey::from_decimal(&key.decryption_key)?)
    }

    pub(super) fn signing(&self) -> &Scalar {
        &self.signing
    }

    pub(super) fn decryption(&self) -> &Scalar {
        &self.decryption
    }
}

impl From<&RecoveryCode> for Seed {
    fn from(code: &RecoveryCode) -> Self {
        Self::of(code)
    }
}

/// Says whose keys these are, never which.
impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seed").field("verification_key", &self.verification_key).finish_non_exhaustive()
    }
}
