//! Round 2: each trustee's polynomial, its values sealed to the others (section 8, step 3).

use super::certificate::Acceptance;
use super::coefficients::{self, Coefficients};
use super::{Blame, Certificates, Index, PartError, Seed, Wrong, channel};
use crate::group::{self, Point, decimal};
use crate::json;
use crate::proof::Proof;
use crate::signed::Signed;
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    polynomial: String,
    secrets: Vec<String>,
    coefexps: Signed,
    signature: Proof,
}

/// What a trustee sends in round 2.
///
/// Always holds: coefficients and certificates are signed, and there is a sealed letter for everybody. What is in
/// the letters only their recipients can check.
#[derive(Clone, Debug)]
pub struct Polynomial {
    fields: Fields,
    coefficients: Coefficients,
}

impl Seed {
    /// Round 2: a polynomial, its values sealed to the others, its coefficients sealed to this trustee.
    pub fn polynomial<R: CryptoRng + ?Sized>(
        &self,
        certificates: &Certificates,
        index: Index,
        rng: &mut R,
    ) -> Result<String, PartError> {
        let own = certificates.get(index).filter(|own| own.is_of(self));
        let own = own.ok_or(PartError::OtherCode { index })?;
        let secret: Vec<Zeroizing<Scalar>> =
            (0..certificates.setting().threshold()).map(|_| group::random_scalar(rng)).collect();
        let polynomial = channel::send(self, own.encryption(), &note(&secret), rng);
        let letters = certificates.indexed().map(|(to, certificate)| {
            channel::send(self, certificate.encryption(), &letter(&value(&secret, to)), rng)
        });
        let secrets = letters.collect();
        let powers: Vec<_> = secret.iter().map(|one| EdwardsPoint::mul_base(one)).collect();
        let points = Point::from_many(&powers);
        let signature = Proof::make(certificates.acceptance().of(&points), self.signing(), rng);
        let message = json::write(&coefficients::Message { coefexps: points });
        let coefexps = Signed::make(message, self.signing(), rng);
        Ok(json::write(&Fields { polynomial, secrets, coefexps, signature }))
    }
}

impl Polynomial {
    /// Reads a trustee's message of round 2 and checks what can be checked without a secret.
    pub fn check(certificates: &Certificates, index: Index, text: &[u8]) -> Result<Self, Blame> {
        Self::checked(certificates, index, text).map_err(|wrong| wrong.by(index))
    }

    fn checked(certificates: &Certificates, index: Index, text: &[u8]) -> Result<Self, Wrong> {
        let setting = certificates.setting();
        if text.len() > longest(setting.size(), setting.threshold()) {
            return Err(Wrong::TooLong);
        }
        let fields: Fields = json::read(text)?;
        let (count, trustees) = (fields.secrets.len(), setting.size());
        if count != trustees {
            return Err(Wrong::Secrets { count, trustees });
        }
        let coefficients =
            accepted(certificates, &certificates.acceptance(), index, &fields.coefexps, &fields.signature)?;
        for (recipient, secret) in setting.indices().zip(&fields.secrets) {
            if !channel::is_letter(secret) {
                return Err(Wrong::NoLetter { recipient });
            }
        }
        let own = channel::is_letter(&fields.polynomial);
        if own { Ok(Self { fields, coefficients }) } else { Err(Wrong::OwnNote) }
    }

    /// The canonical text.
    pub fn text(&self) -> String {
        json::write(&self.fields)
    }

    pub(super) fn coefficients(&self) -> &Coefficients {
        &self.coefficients
    }

    pub(super) fn own_note(&self) -> &str {
        &self.fields.polynomial
    }

    pub(super) fn secret_for(&self, index: Index) -> Option<&str> {
        self.fields.secrets.get(index.place()).map(String::as_str)
    }

    pub(super) fn signature(&self) -> &Proof {
        &self.fields.signature
    }
}

/// Coefficients that are signed, also together with the certificates.
pub(super) fn accepted(
    certificates: &Certificates,
    acceptance: &Acceptance,
    index: Index,
    signed: &Signed,
    signature: &Proof,
) -> Result<Coefficients, Wrong> {
    let coefficients = Coefficients::checked(certificates, index, signed.clone())?;
    let key = certificates.get(index).ok_or(Wrong::Context)?.verification();
    let holds = signature.holds(acceptance.of(coefficients.points()), key);
    if holds { Ok(coefficients) } else { Err(Wrong::CertificatesSignature) }
}

/// Twice what is needed.
pub(super) fn longest(size: usize, threshold: usize) -> usize {
    4096_usize.saturating_add(size.saturating_mul(2300)).saturating_add(threshold.saturating_mul(512))
}

/// The polynomial's value at an index.
fn value(coefficients: &[Zeroizing<Scalar>], at: Index) -> Zeroizing<Scalar> {
    let x = Scalar::from(u64::try_from(at.get()).unwrap_or(u64::MAX));
    let mut sum = Zeroizing::new(Scalar::ZERO);
    for coefficient in coefficients.iter().rev() {
        *sum = *sum * x + **coefficient;
    }
    sum
}

fn note(coefficients: &[Zeroizing<Scalar>]) -> Zeroizing<String> {
    #[derive(Serialize)]
    struct Note {
        polynomial: Vec<Zeroizing<String>>,
    }
    let polynomial = coefficients.iter().map(|one| decimal::write_secret(one)).collect();
    json::write_secret(&Note { polynomial })
}

fn letter(secret: &Scalar) -> Zeroizing<String> {
    #[derive(Serialize)]
    struct Letter {
        secret: Zeroizing<String>,
    }
    json::write_secret(&Letter { secret: decimal::write_secret(secret) })
}
