//! Round 3: each trustee's share of the key (section 8, steps 5 and 6).

use super::coefficients::Sum;
use super::input::Recipient;
use super::{Blame, Certificates, Index, PartError, Polynomial, Seed, Wrong, channel};
use crate::group::Point;
use crate::json;
use crate::trustee::{KeyFields, SecretKey, TrusteeKey, TrusteeKeyError};
use curve25519_dalek::EdwardsPoint;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

/// Twice what is needed, with a name.
const LONGEST: usize = 8192;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    private_key: String,
    public_key: KeyFields,
}

/// What a trustee sends in round 3.
///
/// Always holds: the public key is that of the trustee's share, proved and signed. Whether the private share can be
/// opened only the trustee can check.
#[derive(Clone, Debug)]
pub struct Output {
    private_key: String,
    key: TrusteeKey,
}

impl Seed {
    /// Round 3: looks at what all sent to this trustee, and makes the share of it.
    ///
    /// Of what is wrong the error names the sender.
    pub fn share<R: CryptoRng + ?Sized>(
        &self,
        certificates: &Certificates,
        index: Index,
        input: &[u8],
        rng: &mut R,
    ) -> Result<String, PartError> {
        #[derive(Serialize)]
        struct DecryptionKey<'a> {
            decryption_key: &'a str,
        }
        let own = certificates.get(index).filter(|own| own.is_of(self));
        own.ok_or(PartError::OtherCode { index })?;
        let share = Recipient { seed: self, certificates, index }.share(input)?;
        // A share of zero would have to be chosen by all trustees together.
        let neutral = || Wrong::Key(TrusteeKeyError::Neutral).by(index);
        let secret = SecretKey::new(share).ok_or_else(neutral)?;
        let public_key = TrusteeKey::make_signed(&secret, self.signing(), rng).into_fields();
        let text = json::write_secret(&DecryptionKey { decryption_key: &secret.expose_decimal() });
        let private_key = channel::send(self, self.encryption_key(), &text, rng);
        Ok(json::write(&Fields { private_key, public_key }))
    }
}

impl Output {
    /// Reads a trustee's message of round 3 and checks the public key in it.
    ///
    /// The polynomials are those of all trustees, in order.
    pub fn check(
        certificates: &Certificates,
        polynomials: &[Polynomial],
        index: Index,
        text: &[u8],
    ) -> Result<Self, Blame> {
        let sum = Sum::of(polynomials.iter().map(Polynomial::coefficients));
        Self::checked(certificates, &sum, index, text).map_err(|wrong| wrong.by(index))
    }

    fn checked(certificates: &Certificates, sum: &Sum, index: Index, text: &[u8]) -> Result<Self, Wrong> {
        if text.len() > LONGEST {
            return Err(Wrong::TooLong);
        }
        let Fields { private_key, public_key } = json::read(text)?;
        let key = share_key(certificates, &sum.at(index), index, public_key)?;
        if channel::is_letter(&private_key) { Ok(Self { private_key, key }) } else { Err(Wrong::NoShare) }
    }

    /// The private share, sealed to its trustee: to be kept and handed back.
    pub fn private_key(&self) -> &str {
        &self.private_key
    }

    /// The public key of the share.
    pub fn key(&self) -> &TrusteeKey {
        &self.key
    }
}

/// A share's public key, if it is the one that follows from the coefficients.
pub(super) fn share_key(
    certificates: &Certificates,
    expected: &EdwardsPoint,
    index: Index,
    fields: KeyFields,
) -> Result<TrusteeKey, Wrong> {
    let signer: &Point = certificates.get(index).ok_or(Wrong::Context)?.verification();
    Ok(TrusteeKey::checked_share(fields, signer, expected)?)
}
