//! Points as text (section 1).

use curve25519_dalek::EdwardsPoint;
use curve25519_dalek::edwards::CompressedEdwardsY;
use curve25519_dalek::traits::{Identity as _, IsIdentity as _};
use serde::de::{Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use thiserror::Error;

/// A text that is no point of the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PointError {
    /// Not exactly 64 lower-case hexadecimal digits.
    #[error("a point is 64 lower-case hexadecimal digits")]
    Spelling,
    /// `y` is not below `p`, or the sign of a zero is set.
    #[error("the point is not in its canonical form")]
    NotCanonical,
    /// There is no such point.
    #[error("the point is not on the curve")]
    NotOnCurve,
    /// On the curve, but outside the subgroup of prime order.
    #[error("the point is not in the subgroup of prime order")]
    NotInSubgroup,
    /// The neutral point where nobody honest has it: keys and credentials.
    #[error("the neutral point cannot be a key")]
    Neutral,
}

/// The spelling of a point: well-formed text, but perhaps no point at all.
///
/// Holds the 32 bytes in the order of RFC 8032; the text is their hexadecimal in reverse. Ordered by these bytes,
/// as Belenios orders credentials.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Encoded([u8; 32]);

impl Encoded {
    /// Reads 64 lower-case hexadecimal digits, most significant first.
    pub fn parse(text: &str) -> Result<Self, PointError> {
        let digits: &[u8; 64] = text.as_bytes().try_into().map_err(|_| PointError::Spelling)?;
        let mut bytes = [0u8; 32];
        for (to, pair) in bytes.iter_mut().rev().zip(digits.chunks_exact(2)) {
            for digit in pair {
                let value = match digit {
                    b'0'..=b'9' => digit - b'0',
                    b'a'..=b'f' => digit - b'a' + 10,
                    _ => return Err(PointError::Spelling),
                };
                *to = (*to << 4) | value;
            }
        }
        Ok(Self(bytes))
    }

    /// Checks all that section 1 asks of a point. About 20 µs, nearly all of it for the subgroup.
    pub fn decode(self) -> Result<Point, PointError> {
        let point = self.decode_trusting_the_subgroup()?;
        if !point.at.is_torsion_free() {
            return Err(PointError::NotInSubgroup);
        }
        Ok(point)
    }

    /// Everything but the subgroup: for texts that were checked before.
    pub(crate) fn decode_trusting_the_subgroup(self) -> Result<Point, PointError> {
        if !self.is_reduced() {
            return Err(PointError::NotCanonical);
        }
        let at = CompressedEdwardsY(self.0).decompress().ok_or(PointError::NotOnCurve)?;
        // Of the points with x = 0 only the neutral one is in the subgroup; its sign bit must be clear.
        if at.is_identity() && self != Point::neutral().encoded {
            return Err(PointError::NotCanonical);
        }
        Ok(Point { at, encoded: self })
    }

    /// The point, of a spelling that was checked before.
    pub(crate) fn decode_checked(self) -> EdwardsPoint {
        CompressedEdwardsY(self.0).decompress().unwrap_or_default()
    }

    /// Whether this is how a point is spelled, if it is one: y is below p, and the neutral point's sign is clear.
    pub(crate) fn is_canonical(self) -> bool {
        let [rest @ .., highest] = self.0;
        let signed_one =
            highest == 0x80 && matches!(rest.split_first(), Some((1, zeros)) if zeros == [0; 30]);
        self.is_reduced() && !signed_one
    }

    /// Whether y < p = 2²⁵⁵ − 19.
    fn is_reduced(self) -> bool {
        let [lowest, middle @ .., highest] = self.0;
        highest & 0x7f != 0x7f || middle.iter().any(|byte| *byte != 0xff) || lowest < 0xed
    }

    /// The 32 bytes in the order of RFC 8032.
    pub(crate) fn to_bytes(self) -> [u8; 32] {
        self.0
    }

    /// Bytes that arithmetic made.
    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 64 digits.
    pub(crate) fn digits(self) -> [u8; 64] {
        let mut text = [0u8; 64];
        for (pair, byte) in text.chunks_exact_mut(2).zip(self.0.iter().rev()) {
            pair.copy_from_slice(&[digit(byte >> 4), digit(byte & 15)]);
        }
        text
    }
}

fn digit(value: u8) -> u8 {
    if value < 10 { b'0' + value } else { b'a' + value - 10 }
}

impl From<CompressedEdwardsY> for Encoded {
    fn from(compressed: CompressedEdwardsY) -> Self {
        Self(compressed.0)
    }
}

/// An element of the group, together with its spelling (computing that costs as much as a third of a multiplication).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Point {
    at: EdwardsPoint,
    encoded: Encoded,
}

impl Point {
    /// Reads and checks a point.
    pub fn parse(text: &str) -> Result<Self, PointError> {
        Encoded::parse(text)?.decode()
    }

    /// Reads a key: a point other than the neutral one.
    pub fn parse_key(text: &str) -> Result<Self, PointError> {
        Self::parse(text)?.not_neutral()
    }

    /// The neutral point (0, 1).
    pub fn neutral() -> Self {
        let mut one = [0u8; 32];
        if let Some(lowest) = one.first_mut() {
            *lowest = 1;
        }
        Self { at: EdwardsPoint::identity(), encoded: Encoded(one) }
    }

    /// Refuses the neutral point.
    pub(crate) fn not_neutral(self) -> Result<Self, PointError> {
        if self.at.is_identity() { Err(PointError::Neutral) } else { Ok(self) }
    }

    /// The spelling.
    pub fn encoded(&self) -> Encoded {
        self.encoded
    }

    pub(crate) fn at(&self) -> &EdwardsPoint {
        &self.at
    }

    /// Spells many points at once, which shares the expensive inversion.
    pub(crate) fn from_many(points: &[EdwardsPoint]) -> Vec<Self> {
        let spelled = EdwardsPoint::compress_batch_alloc(points);
        points.iter().zip(spelled).map(|(at, text)| Self { at: *at, encoded: text.into() }).collect()
    }
}

/// Only for results of arithmetic on group elements: nothing is checked.
impl From<EdwardsPoint> for Point {
    fn from(at: EdwardsPoint) -> Self {
        Self { at, encoded: at.compress().into() }
    }
}

impl fmt::Display for Encoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.digits().iter().try_for_each(|digit| write!(f, "{}", char::from(*digit)))
    }
}

impl fmt::Debug for Encoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.encoded, f)
    }
}

impl fmt::Debug for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.encoded, f)
    }
}

impl Serialize for Encoded {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let digits = self.digits();
        to.serialize_str(std::str::from_utf8(&digits).unwrap_or_default())
    }
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.encoded.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Encoded {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Encoded;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("64 lower-case hexadecimal digits")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Encoded, E> {
                Encoded::parse(text).map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
            }
        }
        from.deserialize_str(Text)
    }
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let encoded = Encoded::deserialize(from)?;
        encoded.decode().map_err(|why| serde::de::Error::custom(format_args!("{encoded}: {why}")))
    }
}
