//! Credentials: the right to cast one ballot (section 4).

mod certificate;
mod list;

pub use certificate::{Certificate, CertificateError};
pub use list::{Credentials, CredentialsError};

use crate::code::{Code, CodeError};
use crate::group::{Encoded, Point, PointError};
use crate::hash;
use crate::uuid::Uuid;
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::CryptoRng;
use std::fmt;
use zeroize::Zeroizing;

/// What is on a code card. Whoever has it can vote, so it never leaves the voter's device.
#[derive(Debug)]
pub struct PrivateCredential(Code);

impl PrivateCredential {
    /// A new credential with 128 bits of chance.
    pub fn draw<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        Self(Code::draw(rng))
    }

    /// Reads a credential with its dashes. Any well-formed text is one: there is no checksum.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        Code::parse(text).map(Self)
    }

    /// The text to print on the card.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// The public part in this election. The same code gives another one elsewhere.
    pub fn public(&self, uuid: &Uuid) -> PublicCredential {
        PublicCredential(EdwardsPoint::mul_base(&self.secret(uuid)).into())
    }

    pub(crate) fn secret(&self, uuid: &Uuid) -> Zeroizing<Scalar> {
        let half = |i: u8| Zeroizing::new(format!("derive_credential|{uuid}|{i}|{}", self.expose()));
        Zeroizing::new(hash::wide_scalar(&half(0), &half(1)))
    }
}

/// The published part of a credential, by which ballots are known. Tied to nobody.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicCredential(Point);

impl PublicCredential {
    /// Reads and checks a public credential: a point of the group, not the neutral one.
    pub fn parse(text: &str) -> Result<Self, PointError> {
        Point::parse_key(text).map(Self)
    }

    /// The point.
    pub fn point(&self) -> &Point {
        &self.0
    }

    pub(crate) fn encoded(&self) -> Encoded {
        self.0.encoded()
    }
}

impl fmt::Display for PublicCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for PublicCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
