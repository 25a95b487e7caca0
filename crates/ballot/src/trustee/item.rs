//! The two kinds of items in the list of trustees.

use super::{KeyFields, TrusteeKey};
use crate::group::Point;
use crate::threshold::{Parameters, ParametersFields};
use curve25519_dalek::EdwardsPoint;
use serde::de::{Error as _, IgnoredAny, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Somebody without whom no sum is opened, or several of whom some suffice.
#[derive(Clone, Debug)]
pub enum TrusteeItem {
    /// A trustee with a key of its own, who is needed.
    Single(TrusteeKey),
    /// Trustees who share a key.
    Threshold(Parameters),
}

impl TrusteeItem {
    /// The trustees' public keys.
    pub fn keys(&self) -> &[TrusteeKey] {
        match self {
            Self::Single(key) => std::slice::from_ref(key),
            Self::Threshold(parameters) => parameters.keys(),
        }
    }

    /// How many of them are needed.
    pub fn threshold(&self) -> usize {
        match self {
            Self::Single(_) => 1,
            Self::Threshold(parameters) => parameters.setting().threshold(),
        }
    }

    /// Whether several trustees share one key.
    pub fn is_shared(&self) -> bool {
        match self {
            Self::Single(_) => false,
            Self::Threshold(_) => true,
        }
    }

    /// What the item brings to the election's key.
    pub(super) fn key(&self) -> &EdwardsPoint {
        match self {
            Self::Single(key) => Point::at(key.point()),
            Self::Threshold(parameters) => parameters.key(),
        }
    }

    pub(super) fn fields(&self) -> ItemFields {
        match self {
            Self::Single(key) => ItemFields::Single(Box::new(key.clone().into_fields())),
            Self::Threshold(parameters) => ItemFields::Threshold(parameters.fields()),
        }
    }
}

/// The names of the two kinds.
pub(super) const SINGLE: &str = "Single";
pub(super) const THRESHOLD: &str = "Pedersen";

/// An item as it stands in a text, not looked at yet: `["Single",…]` or `["Pedersen",…]`.
pub(super) enum ItemFields {
    Single(Box<KeyFields>),
    Threshold(ParametersFields),
}

impl Serialize for ItemFields {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Single(fields) => (SINGLE, fields).serialize(to),
            Self::Threshold(fields) => (THRESHOLD, fields).serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for ItemFields {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Pair;
        impl<'de> Visitor<'de> for Pair {
            type Value = ItemFields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a list of {SINGLE:?} or {THRESHOLD:?} and what belongs to it")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<ItemFields, A::Error> {
                let kind: String = from.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
                let fields = match kind.as_str() {
                    SINGLE => from.next_element()?.map(ItemFields::Single),
                    THRESHOLD => from.next_element()?.map(ItemFields::Threshold),
                    other => return Err(A::Error::invalid_value(Unexpected::Str(other), &self)),
                };
                let fields = fields.ok_or_else(|| A::Error::invalid_length(1, &self))?;
                match from.next_element::<IgnoredAny>()? {
                    None => Ok(fields),
                    Some(_) => Err(A::Error::invalid_length(3, &self)),
                }
            }
        }
        from.deserialize_seq(Pair)
    }
}
