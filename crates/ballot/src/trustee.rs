//! Trustees: only all of them together open a sum (section 6).
//!
//! Threshold trustees (Pedersen, section 8) are recognised and refused.

mod recovery;
mod single;

pub use recovery::RecoveryCode;
pub use single::{SecretKey, SecretKeyError, TrusteeKey, TrusteeKeyError};

use crate::group::Point;
use crate::hash::Hash;
use crate::json::{self, JsonError};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::fmt;
use thiserror::Error;

/// A trustee's place in the list, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct TrusteeNumber(usize);

impl TrusteeNumber {
    /// The trustee at a place counted from 0.
    pub fn at(place: usize) -> Self {
        Self(place.saturating_add(1))
    }

    /// The number, from 1.
    pub fn get(self) -> usize {
        self.0
    }

    /// The place, from 0.
    pub(crate) fn place(self) -> usize {
        self.0.saturating_sub(1)
    }
}

impl fmt::Display for TrusteeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// Why a list of trustees is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TrusteesError {
    /// Not of the structure.
    #[error("the trustees cannot be read: {0}")]
    Json(#[from] JsonError),
    /// Nobody could open anything.
    #[error("there is no trustee")]
    Nobody,
    /// Threshold trustees.
    #[error("item {item} is a threshold (Pedersen) key, which this version cannot check")]
    Pedersen {
        /// Which, counted from 1.
        item: usize,
    },
    /// Neither single nor threshold.
    #[error("item {item} is of an unknown kind")]
    UnknownKind {
        /// Which, counted from 1.
        item: usize,
    },
    /// A trustee's key is not good.
    #[error("trustee {trustee}: {why}")]
    Key {
        /// Whose.
        trustee: TrusteeNumber,
        /// What is wrong with it.
        why: TrusteeKeyError,
    },
    /// Keys that cancel each other.
    #[error("the trustees' keys multiply to the neutral point")]
    NeutralProduct,
}

/// The list of trustees, the second record of an archive.
///
/// Always holds: at least one, each with a valid proof of knowledge.
#[derive(Clone, Debug)]
pub struct Trustees {
    text: String,
    keys: Vec<TrusteeKey>,
    election_key: Point,
}

impl Trustees {
    /// Makes the list, in this order.
    pub fn new(keys: Vec<TrusteeKey>) -> Result<Self, TrusteesError> {
        let items: Vec<_> = keys.iter().map(|key| ("Single", key.fields())).collect();
        Self::of(json::write(&items), keys)
    }

    /// Reads a list and checks every proof of knowledge.
    pub fn parse(text: &[u8]) -> Result<Self, TrusteesError> {
        let items: Vec<(String, Box<RawValue>)> = json::parse(text)?;
        for (place, (kind, _)) in items.iter().enumerate() {
            match kind.as_str() {
                "Single" => {}
                "Pedersen" => return Err(TrusteesError::Pedersen { item: place + 1 }),
                _ => return Err(TrusteesError::UnknownKind { item: place + 1 }),
            }
        }
        let items: Vec<(Kind, single::Fields)> = json::read_spaced(text)?;
        let mut keys = Vec::with_capacity(items.len());
        for (place, (Kind::Single, fields)) in items.into_iter().enumerate() {
            let trustee = TrusteeNumber::at(place);
            keys.push(TrusteeKey::checked(fields).map_err(|why| TrusteesError::Key { trustee, why })?);
        }
        // `read_spaced` has parsed it, so it is UTF-8.
        Self::of(String::from_utf8_lossy(text).into_owned(), keys)
    }

    fn of(text: String, keys: Vec<TrusteeKey>) -> Result<Self, TrusteesError> {
        if keys.is_empty() {
            return Err(TrusteesError::Nobody);
        }
        let product: curve25519_dalek::EdwardsPoint = keys.iter().map(|key| key.point().at()).sum();
        let election_key = Point::from(product).not_neutral().map_err(|_| TrusteesError::NeutralProduct)?;
        Ok(Self { text, keys, election_key })
    }

    /// The text as published.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The hash of the text.
    pub fn hash(&self) -> Hash {
        Hash::of(&self.text)
    }

    /// The trustees in the order of their numbers.
    pub fn keys(&self) -> &[TrusteeKey] {
        &self.keys
    }

    /// The trustee of this number.
    pub fn get(&self, number: TrusteeNumber) -> Option<&TrusteeKey> {
        self.keys.get(number.place()).filter(|_| number.get() > 0)
    }

    /// The product of all keys: the election's.
    pub fn election_key(&self) -> &Point {
        &self.election_key
    }
}

/// The only kind so far.
#[derive(Serialize, Deserialize)]
enum Kind {
    Single,
}
