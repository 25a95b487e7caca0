//! How much a voter counts, and how much an answer got (section 3).

use curve25519_dalek::Scalar;
use serde::de::{Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A whole number from 0 on: a voter's weight, a sum of weights, a number of a result.
///
/// A credential's weight is below 2⁹⁶, so that the sum of any list of credentials fits. (Belenios has no limit.
/// Numbers near ours could not be counted by anybody.)
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(u128);

/// From here on a weight is written as a string.
const FIRST_STRING: u128 = 1 << 30;

impl Weight {
    /// What a voter without an explicit weight has.
    pub const ONE: Self = Self(1);
    /// The largest weight of one credential.
    pub const MOST: Self = Self((1 << 96) - 1);

    /// A weight out of a count.
    pub const fn new(value: u64) -> Self {
        // `From` is not const.
        Self(value as u128)
    }

    /// A sum of weights.
    pub(crate) fn from_sum(value: u128) -> Self {
        Self(value)
    }

    /// The number.
    pub fn value(self) -> u128 {
        self.0
    }

    /// Reads plain decimal digits without leading zeros.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let plain = text.bytes().all(|c| c.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
        text.parse().ok().map(Self).filter(|_| plain)
    }

    pub(crate) fn scalar(self) -> Scalar {
        Scalar::from(self.0)
    }
}

impl std::iter::Sum for Weight {
    fn sum<I: Iterator<Item = Self>>(weights: I) -> Self {
        Self(weights.fold(0, |sum, weight| sum.saturating_add(weight.0)))
    }
}

impl std::ops::Add for Weight {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for Weight {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.0 < FIRST_STRING { to.serialize_u128(self.0) } else { to.collect_str(&self.0) }
    }
}

impl<'de> Deserialize<'de> for Weight {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct NumberOrText;
        impl Visitor<'_> for NumberOrText {
            type Value = Weight;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number, from 1073741824 on as a string")
            }

            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Weight, E> {
                Some(Weight::new(value))
                    .filter(|weight| weight.0 < FIRST_STRING)
                    .ok_or_else(|| E::invalid_value(Unexpected::Unsigned(value), &self))
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Weight, E> {
                Weight::parse(text)
                    .filter(|weight| weight.0 >= FIRST_STRING)
                    .ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
            }
        }
        from.deserialize_any(NumberOrText)
    }
}
