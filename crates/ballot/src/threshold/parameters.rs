//! The finished key, as it stands in the list of trustees (section 8, step 6).

use super::certificate::each;
use super::coefficients::{Coefficients, Sum};
use super::output::share_key;
use super::polynomial::accepted;
use super::{Blame, Certificates, Index, Output, Polynomial, Setting, SettingError};
use crate::hash::Hash;
use crate::proof::Proof;
use crate::signed::Signed;
use crate::trustee::{KeyFields, TrusteeKey};
use curve25519_dalek::{EdwardsPoint, Scalar};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;

/// Why a threshold key is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ParametersError {
    /// More needed than there are, or none.
    #[error(transparent)]
    Setting(#[from] SettingError),
    /// Not one entry of each kind for each trustee.
    #[error("there are not as many coefficients, signatures and keys as certificates")]
    Lengths,
    /// A trustee's message is wrong.
    #[error(transparent)]
    Blame(#[from] Blame),
}

/// A threshold key as it stands in a text, not looked at yet.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fields {
    threshold: usize,
    certs: Vec<Signed>,
    coefexps: Vec<Signed>,
    signatures: Vec<Proof>,
    verification_keys: Vec<KeyFields>,
}

/// A key that any `threshold` of its trustees can use, and fewer cannot.
///
/// Always holds: all that section 8 asks for, so that every public key belongs to a share of the same secret.
#[derive(Clone, Debug)]
pub struct Parameters {
    setting: Setting,
    certificates: Certificates,
    coefficients: Vec<Coefficients>,
    signatures: Vec<Proof>,
    keys: Vec<TrusteeKey>,
    key: EdwardsPoint,
}

impl Parameters {
    /// Puts together what all trustees sent, in order.
    pub fn assemble(
        certificates: &Certificates,
        polynomials: &[Polynomial],
        outputs: &[Output],
    ) -> Result<Self, Blame> {
        let setting = certificates.setting();
        let coefficients = each(setting, polynomials, |_, one| Ok(one.coefficients().clone()))?;
        let signatures = polynomials.iter().map(|one| one.signature().clone()).collect();
        let sum = Sum::of(&coefficients);
        // Checked once more: the outputs may have been checked against other polynomials.
        let keys = each(setting, outputs, |index, one| {
            let fields = one.key().clone().into_fields();
            share_key(certificates, &sum.at(index), index, fields).map_err(|wrong| wrong.by(index))
        })?;
        let (certificates, key) = (certificates.clone(), sum.key());
        Ok(Self { setting, certificates, coefficients, signatures, keys, key })
    }

    pub(crate) fn checked(fields: Fields) -> Result<Self, ParametersError> {
        let Fields { threshold, certs, coefexps, signatures, verification_keys } = fields;
        let size = certs.len();
        let setting = Setting::new(size, threshold)?;
        if [coefexps.len(), signatures.len(), verification_keys.len()] != [size; 3] {
            return Err(ParametersError::Lengths);
        }
        let certificates = Certificates::checked(setting, &certs)?;
        let acceptance = certificates.acceptance();
        let mut coefficients = Vec::with_capacity(size);
        for (index, (signed, signature)) in setting.indices().zip(coefexps.iter().zip(&signatures)) {
            let one = accepted(&certificates, &acceptance, index, signed, signature);
            coefficients.push(one.map_err(|wrong| wrong.by(index))?);
        }
        let sum = Sum::of(&coefficients);
        let mut keys = Vec::with_capacity(size);
        for (index, fields) in setting.indices().zip(verification_keys) {
            let key = share_key(&certificates, &sum.at(index), index, fields);
            keys.push(key.map_err(|wrong| wrong.by(index))?);
        }
        Ok(Self { setting, certificates, coefficients, signatures, keys, key: sum.key() })
    }

    pub(crate) fn fields(&self) -> Fields {
        Fields {
            threshold: self.setting.threshold(),
            certs: self.certificates.all().iter().map(|one| one.signed().clone()).collect(),
            coefexps: self.coefficients.iter().map(|one| one.signed().clone()).collect(),
            signatures: self.signatures.clone(),
            verification_keys: self.keys.iter().map(|key| key.clone().into_fields()).collect(),
        }
    }

    /// How many trustees there are, and how many are needed.
    pub fn setting(&self) -> Setting {
        self.setting
    }

    /// The public keys of the shares, in order.
    pub fn keys(&self) -> &[TrusteeKey] {
        &self.keys
    }

    /// Who the trustees are, by their own keys.
    pub fn certificates(&self) -> &Certificates {
        &self.certificates
    }

    /// What people compare of each trustee: the fingerprints of the certificates, in order.
    pub fn fingerprints(&self) -> impl Iterator<Item = Hash> {
        self.certificates.all().iter().map(super::Certificate::fingerprint)
    }

    /// The key to which is sealed.
    pub(crate) fn key(&self) -> &EdwardsPoint {
        &self.key
    }
}

/// To which power the factor of each of these trustees is to be taken, so that together they are that of the secret
/// (Lagrange's interpolation at zero). The indices are distinct.
pub(crate) fn lagrange(chosen: &BTreeSet<Index>) -> Vec<(Index, Scalar)> {
    let scalar = |index: Index| Scalar::from(u64::try_from(index.get()).unwrap_or(u64::MAX));
    let at = |own: Index| {
        let others = chosen.iter().filter(|other| **other != own);
        let (above, below) = others.fold((Scalar::ONE, Scalar::ONE), |(above, below), other| {
            (above * scalar(*other), below * (scalar(*other) - scalar(own)))
        });
        above * below.invert()
    };
    chosen.iter().map(|own| (*own, at(*own))).collect()
}
