//! Numbers that lose nothing on the way from the votes to the printed score.

mod number;

use std::fmt;
use std::str::FromStr;

use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use number::Number;

/// What is wrong with a text that should be a number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExactError {
    /// Not one of the shapes of [`Exact`].
    #[error("write a number as 94.5, 40% or 2/3")]
    Shape,
    /// More characters than [`Exact::TEXT_LIMIT`].
    #[error("a number has at most {limit} characters")]
    TooLong { limit: usize },
    /// A fraction over nothing.
    #[error("nothing can be divided by zero")]
    ZeroBelow,
}

/// An exact rational number.
///
/// Read from `94.5`, `40%`, `2/3` or `-1.5`; written, also by serde, as a
/// fraction in lowest terms (`189/2`, `3`). Only [`Exact::round_half_up`]
/// rounds, and it answers text, so that a rounded number is never counted on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(Number);

impl Exact {
    /// Characters a person may type for one number. Stored numbers are longer.
    pub const TEXT_LIMIT: usize = 32;
    const STORED_LIMIT: usize = 4_096;

    pub const fn zero() -> Self {
        Self(Number::whole(0))
    }

    pub const fn one() -> Self {
        Self(Number::whole(1))
    }

    pub fn whole(n: impl Into<i64>) -> Self {
        Self(Number::whole(n.into()))
    }

    /// A number of votes or people.
    pub const fn count(n: u64) -> Self {
        Self(Number::count(n))
    }

    /// `None` for nothing below.
    pub fn ratio(above: i64, below: i64) -> Option<Self> {
        Self::whole(above).over(&Self::whole(below))
    }

    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self(self.0.plus(&other.0))
    }

    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        Self(self.0.minus(&other.0))
    }

    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        Self(self.0.times(&other.0))
    }

    /// `None` when `other` is zero.
    pub fn over(&self, other: &Self) -> Option<Self> {
        self.0.over(&other.0).map(Self)
    }

    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// The greatest whole number not above; `None` below zero or past `u64`.
    pub fn floor(&self) -> Option<u64> {
        self.0.to_long().floor().to_integer().to_u64()
    }

    /// The least whole number not below; `None` below zero or past `u64`.
    pub fn ceil(&self) -> Option<u64> {
        self.0.to_long().ceil().to_integer().to_u64()
    }

    /// The number as it is printed, with exactly `decimals` places.
    ///
    /// Half goes up: 2.345 is 2.35. Below zero, half goes away from zero
    /// (−2.345 is −2.35), so that a deduction mirrors the bonus of its size.
    pub fn round_half_up(&self, decimals: u8) -> String {
        let places = usize::from(decimals);
        let scale = num_traits::pow(BigRational::from_integer(10.into()), places);
        let half = BigRational::new(1.into(), 2.into());
        let digits = (self.0.to_long().abs() * scale + half).floor().to_integer().to_string();
        let digits = format!("{digits:0>width$}", width = places + 1);
        let (whole, rest) = digits.split_at(digits.len() - places);
        let is_nothing = digits.bytes().all(|b| b == b'0');
        let sign = if self.0.is_negative() && !is_nothing { "-" } else { "" };
        if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
    }

    /// As a share of a hundred, with its sign: `12/36` is `33.33%`.
    pub fn percent(&self, decimals: u8) -> String {
        format!("{}%", self.times(&Self::whole(100)).round_half_up(decimals))
    }

    /// The fraction in lowest terms (`1/3`), or a whole number (`40`).
    pub fn to_display_ratio(&self) -> String {
        self.0.to_string()
    }

    /// For drawing only: charts may be a hair off, scores may not.
    pub fn to_f64(&self) -> f64 {
        self.0.to_long().to_f64().unwrap_or_default()
    }

    fn parse(text: &str, limit: usize) -> Result<Self, ExactError> {
        let text = text.trim();
        if text.len() > limit {
            return Err(ExactError::TooLong { limit });
        }
        if let Some(number) = text.strip_suffix('%').or_else(|| text.strip_suffix('％')) {
            return decimal(number.trim_end())?.over(&Self::whole(100)).ok_or(ExactError::ZeroBelow);
        }
        match text.split_once('/') {
            Some((above, below)) => integer(above)?.over(&unsigned(below)?).ok_or(ExactError::ZeroBelow),
            None => decimal(text),
        }
    }
}

fn unsigned(digits: &str) -> Result<Exact, ExactError> {
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ExactError::Shape);
    }
    digits.parse().map(|whole| Exact(Number::long(whole))).map_err(|_| ExactError::Shape)
}

fn integer(text: &str) -> Result<Exact, ExactError> {
    match text.strip_prefix('-') {
        Some(digits) => Ok(Exact::zero().minus(&unsigned(digits)?)),
        None => unsigned(text),
    }
}

fn decimal(text: &str) -> Result<Exact, ExactError> {
    let Some((whole, places)) = text.split_once('.') else { return integer(text) };
    if whole.trim_start_matches('-').is_empty() || places.is_empty() {
        return Err(ExactError::Shape);
    }
    unsigned(places)?;
    let scale = num_traits::pow(BigRational::from_integer(10.into()), places.len());
    integer(&format!("{whole}{places}"))?.over(&Exact(Number::long(scale))).ok_or(ExactError::ZeroBelow)
}

impl FromStr for Exact {
    type Err = ExactError;

    fn from_str(text: &str) -> Result<Self, ExactError> {
        Self::parse(text, Self::TEXT_LIMIT)
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

/// Takes text and whole numbers. Floats are refused: `0.1` written bare has
/// been bent to a binary fraction before we see it.
struct Reader;

impl Visitor<'_> for Reader {
    type Value = Exact;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number, or text such as \"94.5\", \"40%\" or \"2/3\" (in quotes)")
    }

    fn visit_i64<E: de::Error>(self, n: i64) -> Result<Exact, E> {
        Ok(Exact::whole(n))
    }

    fn visit_u64<E: de::Error>(self, n: u64) -> Result<Exact, E> {
        Ok(Exact::count(n))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Exact, E> {
        Exact::parse(text, Exact::STORED_LIMIT).map_err(E::custom)
    }
}
