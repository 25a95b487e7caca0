//! The published list of credentials, the third record of an archive.

use super::PublicCredential;
use crate::group::{Encoded, PointError};
use crate::hash::Hash;
use crate::json::{self, JsonError};
use crate::weight::Weight;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use thiserror::Error;

/// Why a list of credentials is refused. Entries are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CredentialsError {
    /// Not a list of texts.
    #[error("the credentials cannot be read: {0}")]
    Json(#[from] JsonError),
    /// Not a public credential.
    #[error("credential {entry}: {why}")]
    Point {
        /// Which.
        entry: usize,
        /// What is wrong with it.
        why: PointError,
    },
    /// Not a plain decimal number below 2⁹⁶.
    #[error("credential {entry}: its weight is no plain number below 2^96")]
    Weight {
        /// Which.
        entry: usize,
    },
    /// The same credential again.
    #[error("credential {entry} stands there twice")]
    Twice {
        /// The second of the two.
        entry: usize,
    },
}

/// So many entries are read before the first bad one among them is looked for.
const BATCH: usize = 4096;

/// Who may vote: public credentials with their weights.
///
/// Always holds: all are distinct points of the group; the text is what was read or what Belenios would write.
#[derive(Clone, Debug)]
pub struct Credentials {
    text: String,
    voters: BTreeMap<Encoded, (PublicCredential, Weight)>,
}

impl Credentials {
    /// Makes the list to publish, sorted as Belenios sorts, so that its order says nothing about people.
    ///
    /// Weights are written for all as soon as one is given.
    pub fn new(voters: &[(PublicCredential, Option<Weight>)]) -> Result<Self, CredentialsError> {
        let mut by_key = BTreeMap::new();
        for (place, (credential, weight)) in voters.iter().enumerate() {
            let weight = weight.unwrap_or(Weight::ONE);
            if weight > Weight::MOST {
                return Err(CredentialsError::Weight { entry: place + 1 });
            }
            if by_key.insert(credential.encoded(), (*credential, weight)).is_some() {
                return Err(CredentialsError::Twice { entry: place + 1 });
            }
        }
        let weighted = voters.iter().any(|(_, weight)| weight.is_some());
        let mut entries = Vec::with_capacity(by_key.len());
        for (key, (_, weight)) in &by_key {
            let mut entry = key.to_string();
            if weighted {
                // Writing to a string cannot fail.
                let _ = write!(entry, ",{weight}");
            }
            entries.push(entry);
        }
        Ok(Self { text: json::write(&entries), voters: by_key })
    }

    /// Reads a published list, in any order.
    pub fn parse(text: &[u8]) -> Result<Self, CredentialsError> {
        let entries: Vec<Entry> = json::read_spaced(text)?;
        let mut voters = BTreeMap::new();
        for (batch, entries) in entries.chunks(BATCH).enumerate() {
            let read = |(place, text): (usize, &Entry)| parse_entry(batch * BATCH + place + 1, &text.0);
            let read: Vec<_> = entries.par_iter().enumerate().map(read).collect();
            for (place, entry) in read.into_iter().enumerate() {
                let (credential, weight) = entry?;
                if voters.insert(credential.encoded(), (credential, weight)).is_some() {
                    return Err(CredentialsError::Twice { entry: batch * BATCH + place + 1 });
                }
            }
        }
        // `read_spaced` has parsed it, so it is UTF-8.
        Ok(Self { text: String::from_utf8_lossy(text).into_owned(), voters })
    }

    /// The text as published.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What people compare, in base64.
    pub fn fingerprint(&self) -> String {
        self.hash().base64()
    }

    /// The hash of the text.
    pub fn hash(&self) -> Hash {
        Hash::of(&self.text)
    }

    /// How many may vote.
    pub fn len(&self) -> usize {
        self.voters.len()
    }

    /// Whether nobody may vote.
    pub fn is_empty(&self) -> bool {
        self.voters.is_empty()
    }

    /// Whether this credential may vote.
    pub fn contains(&self, credential: &PublicCredential) -> bool {
        self.voters.contains_key(&credential.encoded())
    }

    /// How much a credential counts, or nothing if it may not vote.
    pub fn weight(&self, credential: &PublicCredential) -> Option<Weight> {
        self.find(credential.encoded()).map(|(_, weight)| weight)
    }

    /// The sum over all who may vote.
    pub fn total_weight(&self) -> Weight {
        self.voters.values().map(|(_, weight)| *weight).sum()
    }

    pub(crate) fn find(&self, key: Encoded) -> Option<(PublicCredential, Weight)> {
        self.voters.get(&key).copied()
    }
}

/// An entry's text, not looked at but for its length: a list of a million nothings would take ten times its room.
#[derive(Serialize, Deserialize)]
#[serde(try_from = "String")]
struct Entry(String);

impl TryFrom<String> for Entry {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.len() >= 64 { Ok(Self(text)) } else { Err("an entry is shorter than a public credential") }
    }
}

fn parse_entry(entry: usize, text: &str) -> Result<(PublicCredential, Weight), CredentialsError> {
    let (point, weight) = match text.split_once(',') {
        Some((point, weight)) => (point, Weight::parse(weight).filter(|weight| *weight <= Weight::MOST)),
        None => (text, Some(Weight::ONE)),
    };
    let credential = PublicCredential::parse(point).map_err(|why| CredentialsError::Point { entry, why })?;
    Ok((credential, weight.ok_or(CredentialsError::Weight { entry })?))
}
