//! The secret ballot: credentials, trustees, sealed ballots, their sums, and archives that anybody can verify.
//!
//! Speaks Belenios' format (crypto version 1, group Ed25519, homomorphic questions), so that our
//! elections and Belenios' verify each other; docs/protocol/ballot.md says what of it. "Section" in comments means
//! a section of that page.
//!
//! No I/O, no clock, no chance of its own: bytes and a random number generator are handed in. What comes from
//! strangers never panics and never takes memory or time out of proportion to its length.
//!
//! A box in order of time: [`SecretKey`] and [`TrusteeKey`], or [`threshold`]; [`Trustees`], [`Election`], [`PrivateCredential`] and
//! [`Credentials`]; [`seal`] and [`Checker`]; [`EncryptedTally`], [`PartialDecryption`], [`ElectionResult`]; all along
//! [`archive`]; and for everybody else [`verify()`].

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

pub mod archive;
pub mod group;
pub mod threshold;
pub mod verify;

mod code;
mod comment;
mod credential;
mod decryption;
mod discrete_log;
mod election;
mod envelope;
mod hash;
mod json;
mod place;
mod proof;
mod question;
mod result;
mod signed;
mod tally;
mod trustee;
mod uuid;
mod weight;

pub use code::CodeError;
pub use comment::{
    Comment, CommentBox, CommentError, CommentPart, CommentPartError, CommentRefusal, CommentsRefusal,
    SealedComment, borrowed,
};
pub use credential::{
    Certificate, CertificateError, Credentials, CredentialsError, PrivateCredential, PublicCredential,
};
pub use decryption::{DecryptionError, PartialDecryption};
pub use election::{Election, ElectionDraft, ElectionError};
pub use envelope::{
    BallotRefusal, CheckedBallot, Checker, Ciphertext, ProofPlace, SealError, SealedBallot, Tracker, seal,
};
pub use hash::Hash;
pub use json::JsonError;
pub use proof::Proof;
pub use question::{Question, QuestionError};
pub use result::{ElectionResult, ResultError};
pub use tally::{EncryptedTally, TallyBuilder, TallyError, TestSum, TestSumError};
pub use trustee::{
    RecoveryCode, SecretKey, SecretKeyError, TrusteeItem, TrusteeKey, TrusteeKeyError, TrusteeNumber,
    Trustees, TrusteesError,
};
pub use uuid::{Uuid, UuidError};
pub use verify::verify;
pub use weight::Weight;
