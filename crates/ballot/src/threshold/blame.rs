//! Who sent what is wrong, and what is wrong with it.

use super::{ChannelError, Index};
use crate::json::JsonError;
use crate::trustee::TrusteeKeyError;
use thiserror::Error;

/// What is wrong with a trustee's message.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Wrong {
    /// There is none.
    #[error("the message is missing")]
    Missing,
    /// Longer than such a message can be.
    #[error("the message is too long")]
    TooLong,
    /// Not of the structure.
    #[error("the message cannot be read: {0}")]
    Json(#[from] JsonError),
    /// A certificate for another place, another group, or other numbers of trustees.
    #[error("the certificate is for another place, or for other numbers of trustees")]
    Context,
    /// A key in the certificate that everybody has the secret of.
    #[error("a key in the certificate is the neutral point")]
    NeutralKey,
    /// A key in the certificate is another trustee's too: both come of one recovery code, or one is a copy.
    #[error("the certificate has the keys of trustee {of}: each trustee needs a recovery code of their own")]
    Repeated {
        /// Whose keys they were before.
        of: Index,
    },
    /// The certificate is not signed by its own key.
    #[error("the certificate is not signed by its own key")]
    CertificateSignature,
    /// More or fewer coefficients than trustees are needed.
    #[error("there are {count} coefficients instead of {needed}")]
    Coefficients {
        /// How many there are.
        count: usize,
        /// How many there must be.
        needed: usize,
    },
    /// The coefficients are not signed by the trustee's key.
    #[error("the coefficients are not signed by the trustee's key")]
    CoefficientsSignature,
    /// The trustee has not signed these certificates together with these coefficients.
    #[error("the trustee has not signed these very certificates and coefficients")]
    CertificatesSignature,
    /// More or fewer secrets than trustees.
    #[error("there are {count} secrets for {trustees} trustees")]
    Secrets {
        /// How many there are.
        count: usize,
        /// How many there must be.
        trustees: usize,
    },
    /// A secret for somebody cannot be a sealed letter at all.
    #[error("the secret for trustee {recipient} is no sealed letter")]
    NoLetter {
        /// For whom it is.
        recipient: Index,
    },
    /// The secret for the one who complains cannot be opened.
    #[error("the secret cannot be used: {0}")]
    Secret(ChannelError),
    /// The secret for the one who complains is not the polynomial's value.
    #[error("the secret does not fit the published coefficients")]
    Misfit,
    /// The trustee's own note of the polynomial is not that of the coefficients.
    #[error("the own note is not of the published coefficients")]
    OwnNote,
    /// The sealed private share is no sealed letter at all.
    #[error("the private share is no sealed letter")]
    NoShare,
    /// The public key of the share.
    #[error(transparent)]
    Key(#[from] TrusteeKeyError),
}

/// Who sent what is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("trustee {about}: {wrong}")]
pub struct Blame {
    /// Whose message it is.
    pub about: Index,
    /// What is wrong with it.
    pub wrong: Wrong,
}

impl Wrong {
    pub(super) fn by(self, about: Index) -> Blame {
        Blame { about, wrong: self }
    }
}

/// Why a trustee cannot go on.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PartError {
    /// The certificate at this place was made with another recovery code.
    #[error("the certificate of trustee {index} was made with another recovery code")]
    OtherCode {
        /// Which place.
        index: Index,
    },
    /// What the server handed out is not of the structure.
    #[error("the input cannot be read: {0}")]
    Input(#[from] JsonError),
    /// What the server handed out has not one entry for each trustee.
    #[error("the input is not for {trustees} trustees")]
    InputCount {
        /// How many there are.
        trustees: usize,
    },
    /// Somebody's message is wrong.
    #[error(transparent)]
    Blame(#[from] Blame),
}
