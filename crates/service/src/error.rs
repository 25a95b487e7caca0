//! How a use case can end badly. A *refusal* is a lawful "no" of the rules: the reader sees it in words, nobody is
//! woken. A *fault* is something broken: it is logged whole with an id, and the reader is told plainly that it is ours.

use review::Refusal;
use storage::StorageError;
use thiserror::Error;

/// Any use case's way to say no.
#[derive(Debug, Error)]
pub enum Error {
    /// A rule says no. Show it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// This account has not the role for it.
    #[error("not this account's to do")]
    Forbidden,
    /// There is no such thing, or it is not this person's to know.
    #[error("no such thing")]
    NotFound,
    /// Somebody else changed it since this person read it. What was typed must come back.
    #[error("changed by somebody else meanwhile")]
    Stale,
    /// An accident. Log it.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What broke.
#[derive(Debug, Error)]
pub enum Fault {
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// Something that the code relied on did not hold.
    #[error("{0}")]
    Broken(String),
}

impl Fault {
    #[expect(clippy::needless_pass_by_value, reason = "made for map_err, which hands the error over")]
    pub(crate) fn broken(what: impl ToString) -> Self {
        Self::Broken(what.to_string())
    }
}

impl From<StorageError> for Error {
    fn from(fault: StorageError) -> Self {
        Self::Fault(fault.into())
    }
}
