//! The list of trustees, the second record of an archive.

use super::item::{ItemFields, SINGLE, THRESHOLD};
use super::{TrusteeItem, TrusteeKey, TrusteeKeyError, TrusteeNumber};
use crate::group::Point;
use crate::hash::Hash;
use crate::json::{self, JsonError};
use crate::threshold::{Index, Parameters, ParametersError, lagrange};
use curve25519_dalek::{EdwardsPoint, Scalar};
use serde_json::value::RawValue;
use std::collections::BTreeSet;
use std::ops::Range;
use thiserror::Error;

/// Why a list of trustees is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TrusteesError {
    /// Not of the structure.
    #[error("the trustees cannot be read: {0}")]
    Json(#[from] JsonError),
    /// Nobody could open anything.
    #[error("there is no trustee")]
    Nobody,
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
    /// A threshold key is not good.
    #[error("the threshold key in item {item}: {why}")]
    Threshold {
        /// Which, counted from 1.
        item: usize,
        /// The first of its trustees.
        first: TrusteeNumber,
        /// What is wrong with it. Trustees are counted within the item.
        why: ParametersError,
    },
    /// Keys that cancel each other.
    #[error("the trustees' keys multiply to the neutral point")]
    NeutralProduct,
}

/// The list of trustees, the second record of an archive.
///
/// Always holds: at least one; single keys with a valid proof of knowledge, threshold keys with all that belongs to
/// them.
#[derive(Clone, Debug)]
pub struct Trustees {
    text: String,
    items: Vec<TrusteeItem>,
    keys: Vec<TrusteeKey>,
    election_key: Point,
}

/// More trustees must take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooFew {
    pub(crate) parts: usize,
    pub(crate) needed: usize,
}

impl Trustees {
    /// Makes a list of single trustees, in this order.
    pub fn new(keys: Vec<TrusteeKey>) -> Result<Self, TrusteesError> {
        Self::of_items(keys.into_iter().map(TrusteeItem::Single).collect())
    }

    /// Makes a list of one threshold key.
    pub fn sharing(parameters: Parameters) -> Result<Self, TrusteesError> {
        Self::of_items(vec![TrusteeItem::Threshold(parameters)])
    }

    /// Makes the list, in this order.
    pub fn of_items(items: Vec<TrusteeItem>) -> Result<Self, TrusteesError> {
        let fields: Vec<_> = items.iter().map(TrusteeItem::fields).collect();
        Self::of(json::write(&fields), items)
    }

    /// Reads a list and checks all of it.
    pub fn parse(text: &[u8]) -> Result<Self, TrusteesError> {
        let kinds: Vec<(String, Box<RawValue>)> = json::parse(text)?;
        for (place, (kind, _)) in kinds.iter().enumerate() {
            if !matches!(kind.as_str(), SINGLE | THRESHOLD) {
                return Err(TrusteesError::UnknownKind { item: place + 1 });
            }
        }
        let fields: Vec<ItemFields> = json::read_spaced(text)?;
        let mut items = Vec::with_capacity(fields.len());
        let mut before = 0;
        for (place, fields) in fields.into_iter().enumerate() {
            let trustee = TrusteeNumber::at(before);
            let item = match fields {
                ItemFields::Single(fields) => TrusteeKey::checked(*fields)
                    .map(TrusteeItem::Single)
                    .map_err(|why| TrusteesError::Key { trustee, why })?,
                ItemFields::Threshold(fields) => Parameters::checked(fields)
                    .map(TrusteeItem::Threshold)
                    .map_err(|why| TrusteesError::Threshold { item: place + 1, first: trustee, why })?,
            };
            before += item.keys().len();
            items.push(item);
        }
        // `read_spaced` has parsed it, so it is UTF-8.
        Self::of(String::from_utf8_lossy(text).into_owned(), items)
    }

    fn of(text: String, items: Vec<TrusteeItem>) -> Result<Self, TrusteesError> {
        let keys: Vec<_> = items.iter().flat_map(TrusteeItem::keys).cloned().collect();
        if keys.is_empty() {
            return Err(TrusteesError::Nobody);
        }
        let product: EdwardsPoint = items.iter().map(TrusteeItem::key).sum();
        let election_key = Point::from(product).not_neutral().map_err(|_| TrusteesError::NeutralProduct)?;
        Ok(Self { text, items, keys, election_key })
    }

    /// The text as published.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The hash of the text.
    pub fn hash(&self) -> Hash {
        Hash::of(&self.text)
    }

    /// Single trustees and threshold keys, in the order of the list.
    pub fn items(&self) -> &[TrusteeItem] {
        &self.items
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

    /// How many trustees are needed: all single ones, and of each threshold key as many as it asks for.
    pub fn threshold(&self) -> usize {
        self.items.iter().map(TrusteeItem::threshold).sum()
    }

    /// Whether these trustees can open a sum.
    pub fn suffice(&self, given: impl IntoIterator<Item = TrusteeNumber>) -> bool {
        self.powers(&given.into_iter().collect()).is_ok()
    }

    /// The trustees of each shared key of whom not enough are among the given, in order.
    pub(crate) fn short_of(&self, given: &BTreeSet<TrusteeNumber>) -> Vec<Range<TrusteeNumber>> {
        let shared = self.numbered().filter(|(_, item)| item.is_shared()).map(|(first, item)| {
            (first..TrusteeNumber::at(first.place() + item.keys().len()), item.threshold())
        });
        let short = shared.filter(|(numbers, needed)| given.range(numbers.clone()).count() < *needed);
        short.map(|(numbers, _)| numbers).collect()
    }

    /// Whose factors make up that of the election's secret, each to which power. Of a threshold key the first
    /// trustees are taken who are there.
    pub(crate) fn powers(
        &self,
        given: &BTreeSet<TrusteeNumber>,
    ) -> Result<Vec<(TrusteeNumber, Scalar)>, TooFew> {
        let mut powers = Vec::with_capacity(self.threshold());
        for (first, item) in self.numbered() {
            let numbers = (0..item.keys().len()).map(|place| TrusteeNumber::at(first.place() + place));
            let there = numbers.enumerate().filter(|(_, number)| given.contains(number));
            match item {
                TrusteeItem::Single(_) => powers.extend(there.map(|(_, number)| (number, Scalar::ONE))),
                TrusteeItem::Threshold(_) => {
                    let chosen = there.map(|(place, _)| Index::at(place)).take(item.threshold()).collect();
                    let number = |index: Index| TrusteeNumber::at(first.place() + index.place());
                    powers.extend(lagrange(&chosen).into_iter().map(|(index, power)| (number(index), power)));
                }
            }
        }
        let (parts, needed) = (powers.len(), self.threshold());
        if parts == needed { Ok(powers) } else { Err(TooFew { parts, needed }) }
    }

    /// The items, each with the number of its first trustee.
    fn numbered(&self) -> impl Iterator<Item = (TrusteeNumber, &TrusteeItem)> {
        self.items.iter().scan(0, |before, item| {
            let first = TrusteeNumber::at(*before);
            *before += item.keys().len();
            Some((first, item))
        })
    }
}
