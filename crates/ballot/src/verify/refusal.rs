//! What was found wrong with an archive, where, and which check it fails.

use crate::archive::{ArchiveError, FileError};
use crate::credential::{CertificateError, CredentialsError};
use crate::decryption::DecryptionError;
use crate::election::ElectionError;
use crate::envelope::{BallotRefusal, Tracker};
use crate::json::JsonError;
use crate::result::ResultError;
use crate::tally::TallyError;
use crate::trustee::{TrusteeNumber, TrusteesError};
use std::fmt;
use thiserror::Error;

/// What is verified, numbered as in docs/protocol/ballot.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// Headers, padding, nothing missing or left over.
    Frames = 1,
    /// Names, times, the archive's own version.
    Names = 2,
    /// Events, their chain and their data.
    Events = 3,
    /// The order of events.
    Order = 4,
    /// The set-up's hashes and the election.
    Election = 5,
    /// The trustees, and that the election's key is theirs.
    Trustees = 6,
    /// The credentials, with their certificate.
    Credentials = 7,
    /// A ballot's text.
    BallotText = 8,
    /// That a ballot belongs here, and only once.
    BallotBelongs = 9,
    /// A ballot's signature.
    Signature = 10,
    /// That a ballot has what the questions ask for.
    Shape = 11,
    /// A ballot's proofs.
    Proofs = 12,
    /// The encrypted tally.
    Tally = 13,
    /// The partial decryptions.
    Decryption = 14,
    /// The result.
    Result = 15,
}

impl Check {
    /// Its number, from 1 to 15.
    pub fn number(self) -> u8 {
        self as u8
    }
}

/// Where in an archive. Records are counted from 0, the archive's header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At a record.
    Record {
        /// Which.
        record: usize,
    },
    /// In a ballot.
    Ballot {
        /// Its record.
        record: usize,
        /// By which the voter knows it.
        tracker: Tracker,
    },
    /// In a trustee's part.
    Trustee {
        /// Its record.
        record: usize,
        /// Whose.
        trustee: TrusteeNumber,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record { record } => write!(f, "record {record}"),
            Self::Ballot { record, tracker } => write!(f, "record {record}, ballot {tracker}"),
            Self::Trustee { record, trustee } => write!(f, "record {record}, trustee {trustee}"),
        }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Reason {
    /// The file itself.
    #[error(transparent)]
    File(FileError),
    /// The last record of the set-up.
    #[error("the set-up's hashes cannot be read: {0}")]
    SetupData(JsonError),
    /// The set-up names other records than stand before it.
    #[error("the set-up's hashes are not those of its records")]
    SetupHashes,
    /// The election.
    #[error(transparent)]
    Election(#[from] ElectionError),
    /// The trustees.
    #[error(transparent)]
    Trustees(#[from] TrusteesError),
    /// Others could open the ballots.
    #[error("the election's key is not the product of the trustees' keys")]
    OtherKey,
    /// The credentials.
    #[error(transparent)]
    Credentials(#[from] CredentialsError),
    /// Their certificate.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// A ballot.
    #[error(transparent)]
    Ballot(#[from] BallotRefusal),
    /// A ballot that is there already.
    #[error("the same ballot stands there before")]
    SameBallot,
    /// The encrypted tally.
    #[error(transparent)]
    Tally(#[from] TallyError),
    /// A partial decryption.
    #[error(transparent)]
    Decryption(#[from] DecryptionError),
    /// The result.
    #[error(transparent)]
    Result(#[from] ResultError),
}

impl Reason {
    fn check(&self) -> Check {
        match self {
            Self::File(why) => file_check(why),
            Self::SetupData(_) | Self::SetupHashes | Self::Election(_) => Check::Election,
            Self::Trustees(_) | Self::OtherKey => Check::Trustees,
            Self::Credentials(_) | Self::Certificate(_) => Check::Credentials,
            Self::Ballot(why) => ballot_check(why),
            Self::SameBallot => Check::BallotBelongs,
            Self::Tally(_) => Check::Tally,
            Self::Decryption(_) => Check::Decryption,
            Self::Result(_) => Check::Result,
        }
    }
}

fn file_check(why: &FileError) -> Check {
    match why {
        FileError::Frame(_) | FileError::TooLong { .. } => Check::Frames,
        FileError::Header(_)
        | FileError::Version(_)
        | FileError::Name
        | FileError::Contents
        | FileError::Time => Check::Names,
        FileError::Event(_)
        | FileError::Parent
        | FileError::Height { .. }
        | FileError::Payload
        | FileError::DataRecords { .. }
        | FileError::TooManyData
        | FileError::NoEvent => Check::Events,
        FileError::Order { .. } | FileError::NoSetup => Check::Order,
    }
}

fn ballot_check(why: &BallotRefusal) -> Check {
    match why {
        BallotRefusal::TooLong { .. } | BallotRefusal::Json(_) | BallotRefusal::Point { .. } => {
            Check::BallotText
        }
        BallotRefusal::OtherElection | BallotRefusal::OtherFingerprint | BallotRefusal::UnknownCredential => {
            Check::BallotBelongs
        }
        BallotRefusal::SignedHash | BallotRefusal::Signature => Check::Signature,
        BallotRefusal::Answers { .. } | BallotRefusal::Shape { .. } => Check::Shape,
        BallotRefusal::Proof(_) => Check::Proofs,
    }
}

/// Why an archive is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    place: Place,
    reason: Reason,
}

impl Refusal {
    pub(super) fn new(place: Place, reason: Reason) -> Self {
        Self { place, reason }
    }

    pub(super) fn no_setup() -> Self {
        Self::file(0, FileError::NoSetup)
    }

    pub(super) fn file(record: usize, why: FileError) -> Self {
        Self::new(Place::Record { record }, Reason::File(why))
    }

    /// Which check failed.
    pub fn check(&self) -> Check {
        self.reason.check()
    }

    /// Where.
    pub fn place(&self) -> Place {
        self.place
    }

    /// What is wrong.
    pub fn reason(&self) -> &Reason {
        &self.reason
    }
}

impl From<ArchiveError> for Refusal {
    fn from(ArchiveError { record, why }: ArchiveError) -> Self {
        Self::file(record, why)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "check {}, {}: {}", self.check().number(), self.place, self.reason)
    }
}

impl std::error::Error for Refusal {}
