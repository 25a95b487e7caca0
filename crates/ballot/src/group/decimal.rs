//! Scalars as text: decimal, below the group's order, without sign or leading zeros (section 1).
//!
//! Takes variable time. What passes through on the way is wiped, since some scalars are secret: keys, and what trustees
//! seal to each other.

use curve25519_dalek::Scalar;
use serde::de::{Error as _, Unexpected, Visitor};
use serde::{Deserializer, Serializer};
use std::fmt;
use thiserror::Error;
use zeroize::Zeroizing;

/// A text that is no scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ScalarError {
    /// Something other than digits, nothing at all, or a leading zero.
    #[error("not a plain decimal number")]
    Spelling,
    /// At or above the group's order.
    #[error("not below the order of the group")]
    TooLarge,
}

/// The order has 76 digits.
const MOST_DIGITS: usize = 76;
/// Nineteen digits fit into one limb.
const CHUNK: usize = 19;

/// Reads a scalar.
pub fn read(text: &str) -> Result<Scalar, ScalarError> {
    if text.is_empty() || !text.bytes().all(|c| c.is_ascii_digit()) {
        return Err(ScalarError::Spelling);
    }
    if text.len() > 1 && text.starts_with('0') {
        return Err(ScalarError::Spelling);
    }
    if text.len() > MOST_DIGITS {
        return Err(ScalarError::TooLarge);
    }
    let mut limbs = Zeroizing::new([0u64; 4]);
    for chunk in text.as_bytes().chunks(CHUNK) {
        let (mut scale, mut value) = (1u64, 0u64);
        for digit in chunk {
            scale *= 10;
            value = value * 10 + u64::from(digit - b'0');
        }
        scale_and_add(&mut limbs, scale, value);
    }
    let mut bytes = Zeroizing::new([0u8; 32]);
    for (to, from) in bytes.chunks_exact_mut(8).zip(limbs.iter()) {
        to.copy_from_slice(&from.to_le_bytes());
    }
    Option::from(Scalar::from_canonical_bytes(*bytes)).ok_or(ScalarError::TooLarge)
}

/// Reads a scalar that is a secret.
pub fn read_secret(text: &str) -> Result<Zeroizing<Scalar>, ScalarError> {
    read(text).map(Zeroizing::new)
}

/// Writes a scalar that is published.
pub fn write(scalar: &Scalar) -> String {
    std::mem::take(&mut *write_secret(scalar))
}

/// Writes a scalar that is a secret.
pub fn write_secret(scalar: &Scalar) -> Zeroizing<String> {
    let mut limbs = Zeroizing::new([0u64; 4]);
    for (to, from) in limbs.iter_mut().zip(scalar.as_bytes().chunks_exact(8)) {
        *to = from.iter().rev().fold(0, |n, byte| (n << 8) | u64::from(*byte));
    }
    // Room for all from the beginning: what grows leaves copies behind.
    let mut digits = Zeroizing::new(Vec::with_capacity(MOST_DIGITS + CHUNK));
    while *limbs != [0; 4] {
        let mut rest = divide(&mut limbs, 10u64.pow(19));
        for _ in 0..CHUNK {
            digits.push(b'0' + u8::try_from(rest % 10).unwrap_or_default());
            rest /= 10;
        }
    }
    while digits.last() == Some(&b'0') {
        digits.pop();
    }
    if digits.is_empty() {
        digits.push(b'0');
    }
    let mut text = Zeroizing::new(String::with_capacity(digits.len()));
    text.extend(digits.iter().rev().map(|digit| char::from(*digit)));
    text
}

/// `limbs · scale + add`; what does not fit is dropped, which [`MOST_DIGITS`] makes impossible.
fn scale_and_add(limbs: &mut [u64; 4], scale: u64, add: u64) {
    let mut carry = u128::from(add);
    for limb in limbs {
        let sum = u128::from(*limb) * u128::from(scale) + carry;
        *limb = low_half(sum);
        carry = sum >> 64;
    }
}

/// Divides in place and returns the remainder.
fn divide(limbs: &mut [u64; 4], by: u64) -> u64 {
    let mut rest = 0u128;
    for limb in limbs.iter_mut().rev() {
        let now = (rest << 64) | u128::from(*limb);
        *limb = low_half(now / u128::from(by));
        rest = now % u128::from(by);
    }
    low_half(rest)
}

#[expect(clippy::cast_possible_truncation, reason = "the low half is what is wanted")]
fn low_half(wide: u128) -> u64 {
    wide as u64
}

/// For `#[serde(with = …)]`.
pub(crate) fn serialize<S: Serializer>(scalar: &Scalar, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&write(scalar))
}

/// For `#[serde(with = …)]`.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Scalar, D::Error> {
    struct Text;
    impl Visitor<'_> for Text {
        type Value = Scalar;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a decimal number below the group's order, as a string")
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Scalar, E> {
            read(text).map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
        }
    }
    from.deserialize_str(Text).map_err(D::Error::custom)
}
