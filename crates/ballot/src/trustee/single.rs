//! A trustee's secret and public key, of its own or a share of a threshold key.

use super::RecoveryCode;
use crate::group::{self, Point, decimal};
use crate::hash::{Hash, Transcript, wide_scalar};
use crate::json::{self, JsonError};
use crate::proof::Proof;
use crate::signed;
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;
use zeroize::Zeroizing;

/// A text that is no secret key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SecretKeyError {
    /// Not a decimal number below the group's order.
    #[error("the secret key is {0}")]
    Scalar(#[from] decimal::ScalarError),
    /// Zero: everybody knows it.
    #[error("the secret key is zero")]
    Zero,
}

/// What only the trustee knows. Wiped when dropped.
pub struct SecretKey(Zeroizing<Scalar>);

impl SecretKey {
    /// A new key, uniform.
    pub fn draw<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        loop {
            let secret = group::random_scalar(rng);
            if *secret != Scalar::ZERO {
                return Self(secret);
            }
        }
    }

    /// A key that was worked out, unless it is zero.
    pub(crate) fn new(secret: Zeroizing<Scalar>) -> Option<Self> {
        (*secret != Scalar::ZERO).then_some(Self(secret))
    }

    /// Reads the number in one of Belenios' `.privkey` files, there in quotes.
    pub fn from_decimal(text: &str) -> Result<Self, SecretKeyError> {
        let secret = decimal::read_secret(text)?;
        if *secret == Scalar::ZERO { Err(SecretKeyError::Zero) } else { Ok(Self(secret)) }
    }

    /// The number for a `.privkey` file.
    pub fn expose_decimal(&self) -> Zeroizing<String> {
        decimal::write_secret(&self.0)
    }

    /// The key that a recovery code stands for in a context, which is usually the election's uuid.
    ///
    /// Ours, not Belenios': docs/protocol/ballot.md, section 7. The same code gives unrelated keys in other
    /// contexts.
    pub fn from_recovery(context: &str, code: &RecoveryCode) -> Self {
        let half = |i: u8| Zeroizing::new(format!("pingyi_trustee|{context}|{i}|{}", code.expose()));
        Self(Zeroizing::new(wide_scalar(&half(0), &half(1))))
    }

    /// The public key `g^x`.
    pub fn public(&self) -> Point {
        EdwardsPoint::mul_base(&self.0).into()
    }

    pub(crate) fn scalar(&self) -> &Scalar {
        &self.0
    }
}

/// Says that there is a key, never which.
impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(secret)")
    }
}

/// Why a trustee's public key is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TrusteeKeyError {
    /// Not of the structure.
    #[error("the key cannot be read: {0}")]
    Json(#[from] JsonError),
    /// The neutral point.
    #[error("the key is the neutral point")]
    Neutral,
    /// Perhaps made to cancel the others' keys.
    #[error("the proof that the trustee knows the secret key does not hold")]
    Knowledge,
    /// Nobody can say whose signature it would be.
    #[error("a single trustee's key carries a signature")]
    NeedlessSignature,
    /// Not the key of the share that follows from all coefficients.
    #[error("the key is not that of the trustee's share")]
    OtherShare,
    /// A share's key without the signature of its trustee.
    #[error("the share's key is not signed by its trustee")]
    Signature,
}

/// A trustee's key as it stands in a text, not looked at yet.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fields {
    pok: Proof,
    public_key: Point,
    /// By a threshold trustee only.
    #[serde(skip_serializing_if = "Option::is_none")]
    signature: Option<Proof>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

/// A trustee's public key with the proof that the trustee knows the secret one.
///
/// Always holds: not neutral, and the proof is good. Where it is the key of a share, that its trustee signed it.
#[derive(Clone, Debug)]
pub struct TrusteeKey(Fields);

impl TrusteeKey {
    /// Publishes a key.
    pub fn make<R: CryptoRng + ?Sized>(secret: &SecretKey, name: Option<String>, rng: &mut R) -> Self {
        let public_key = secret.public();
        let pok = Proof::make(transcript(&public_key), secret.scalar(), rng);
        Self(Fields { pok, public_key, signature: None, name })
    }

    /// Publishes the key of a share, signed with the trustee's own key.
    pub(crate) fn make_signed<R: CryptoRng + ?Sized>(
        secret: &SecretKey,
        signer: &Scalar,
        rng: &mut R,
    ) -> Self {
        let Self(mut fields) = Self::make(secret, None, rng);
        fields.signature = Some(Proof::make(signed_text(&fields.public_key), signer, rng));
        Self(fields)
    }

    /// Reads a key in its canonical text and checks its proof.
    pub fn parse(text: &[u8]) -> Result<Self, TrusteeKeyError> {
        Self::checked(json::read(text)?)
    }

    pub(super) fn checked(fields: Fields) -> Result<Self, TrusteeKeyError> {
        if fields.signature.is_some() {
            return Err(TrusteeKeyError::NeedlessSignature);
        }
        Self::known(fields)
    }

    /// The key of the share that was expected, signed by its trustee.
    pub(crate) fn checked_share(
        fields: Fields,
        signer: &Point,
        expected: &EdwardsPoint,
    ) -> Result<Self, TrusteeKeyError> {
        if fields.public_key.at() != expected {
            return Err(TrusteeKeyError::OtherShare);
        }
        let signature = fields.signature.as_ref().ok_or(TrusteeKeyError::Signature)?;
        if !signature.holds(signed_text(&fields.public_key), signer) {
            return Err(TrusteeKeyError::Signature);
        }
        Self::known(fields)
    }

    fn known(fields: Fields) -> Result<Self, TrusteeKeyError> {
        let key = fields.public_key.not_neutral().map_err(|_| TrusteeKeyError::Neutral)?;
        let known = fields.pok.holds(transcript(&key), &key);
        if known { Ok(Self(fields)) } else { Err(TrusteeKeyError::Knowledge) }
    }

    /// Whether it is the key of a share.
    pub(crate) fn is_share(&self) -> bool {
        self.0.signature.is_some()
    }

    pub(crate) fn into_fields(self) -> Fields {
        self.0
    }

    /// The canonical text.
    pub fn text(&self) -> String {
        json::write(&self.0)
    }

    /// The public key.
    pub fn point(&self) -> &Point {
        &self.0.public_key
    }

    /// Who it is, if the list says so.
    pub fn name(&self) -> Option<&str> {
        self.0.name.as_deref()
    }

    /// What people compare: the hash of the key as JSON, with its quotes (section 13).
    pub fn fingerprint(&self) -> Hash {
        Hash::of(json::write(&self.0.public_key))
    }
}

fn transcript(key: &Point) -> Transcript {
    Transcript::new("pok|").text(group::NAME).text("|").points([key.encoded()]).text("|")
}

/// What a threshold trustee signs of a share's key.
fn signed_text(key: &Point) -> Transcript {
    signed::transcript(&key.to_string())
}
