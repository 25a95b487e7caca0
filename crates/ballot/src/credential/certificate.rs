//! The certificate of a credential authority on a server of its own (section 13). Never written by us.

use super::Credentials;
use crate::group::Point;
use crate::hash::Hash;
use crate::json::{self, JsonError};
use crate::signed::Signed;
use crate::uuid::Uuid;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a certificate is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CertificateError {
    /// Not of the structure.
    #[error("the credentials certificate cannot be read: {0}")]
    Json(#[from] JsonError),
    /// It names another election.
    #[error("the credentials certificate is for another election")]
    Uuid,
    /// It names another list.
    #[error("the credentials certificate is for other credentials")]
    Credentials,
    /// It counts other voters.
    #[error("the credentials certificate is for {said} voters, {listed} are listed")]
    Length {
        /// What it says.
        said: u64,
        /// How many credentials there are.
        listed: usize,
    },
    /// A key is the neutral point.
    #[error("a key in the credentials certificate is the neutral point")]
    Neutral,
    /// What is signed is not the certificate, or it is not signed by its key.
    #[error("the credentials certificate is not rightly signed")]
    Signature,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    uuid: Uuid,
    voter_list_length: u64,
    public_creds_hash: Hash,
    verification_key: Point,
    encryption_key: Point,
    #[serde(skip_serializing_if = "Option::is_none")]
    signature: Option<Signed>,
}

/// A certificate that was read and found good.
#[derive(Clone, Copy, Debug)]
pub struct Certificate {
    verification_key: Point,
}

impl Certificate {
    /// Reads a certificate and checks that its key signed it, and for this election and list.
    pub fn check(text: &[u8], uuid: &Uuid, credentials: &Credentials) -> Result<Self, CertificateError> {
        let mut certificate: Text = json::read_spaced(text)?;
        let signed = certificate.signature.take().ok_or(CertificateError::Signature)?;
        if certificate.uuid != *uuid {
            return Err(CertificateError::Uuid);
        }
        if certificate.public_creds_hash != credentials.hash() {
            return Err(CertificateError::Credentials);
        }
        let (said, listed) = (certificate.voter_list_length, credentials.len());
        if usize::try_from(said) != Ok(listed) {
            return Err(CertificateError::Length { said, listed });
        }
        let key = certificate.verification_key.not_neutral().map_err(|_| CertificateError::Neutral)?;
        certificate.encryption_key.not_neutral().map_err(|_| CertificateError::Neutral)?;
        let of_this = signed.message == Hash::of(json::write(&certificate)).to_string();
        if !of_this || !signed.holds(&key) {
            return Err(CertificateError::Signature);
        }
        Ok(Self { verification_key: key })
    }

    /// The key of the authority, to be compared with what it says of itself.
    pub fn verification_key(&self) -> &Point {
        &self.verification_key
    }
}
