//! A polynomial's coefficients, as everybody sees them (section 8, step 3).

use super::{Certificates, Index, Wrong};
use crate::group::Point;
use crate::json;
use crate::signed::Signed;
use curve25519_dalek::EdwardsPoint;
use curve25519_dalek::traits::Identity as _;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Message {
    pub(super) coefexps: Vec<Point>,
}

/// `g` to the power of each coefficient.
///
/// Always holds: as many as trustees are needed, signed by the trustee's key.
#[derive(Clone, Debug)]
pub(super) struct Coefficients {
    signed: Signed,
    points: Vec<Point>,
}

impl Coefficients {
    pub(super) fn checked(certificates: &Certificates, index: Index, signed: Signed) -> Result<Self, Wrong> {
        let key = certificates.get(index).ok_or(Wrong::Context)?.verification();
        let Message { coefexps: points } = json::read(signed.message.as_bytes())?;
        let (count, needed) = (points.len(), certificates.setting().threshold());
        if count != needed {
            return Err(Wrong::Coefficients { count, needed });
        }
        if signed.holds(key) { Ok(Self { signed, points }) } else { Err(Wrong::CoefficientsSignature) }
    }

    pub(super) fn signed(&self) -> &Signed {
        &self.signed
    }

    pub(super) fn points(&self) -> &[Point] {
        &self.points
    }

    /// `g` to the power of the polynomial's value there.
    pub(super) fn at(&self, index: Index) -> EdwardsPoint {
        value(self.points.iter().map(|point| *point.at()), index)
    }
}

/// The coefficients of the sum of all polynomials.
pub(super) struct Sum(Vec<EdwardsPoint>);

impl Sum {
    pub(super) fn of<'a>(all: impl IntoIterator<Item = &'a Coefficients>) -> Self {
        let mut sum = Vec::new();
        for one in all {
            sum.resize(one.points.len().max(sum.len()), EdwardsPoint::identity());
            for (sum, point) in sum.iter_mut().zip(&one.points) {
                *sum += point.at();
            }
        }
        Self(sum)
    }

    /// The key to which is sealed.
    pub(super) fn key(&self) -> EdwardsPoint {
        self.0.first().copied().unwrap_or_default()
    }

    /// The public key of a trustee's share.
    pub(super) fn at(&self, index: Index) -> EdwardsPoint {
        value(self.0.iter().copied(), index)
    }
}

/// Horner's rule, in the exponent; variable time: coefficients and indices are public.
fn value(coefficients: impl DoubleEndedIterator<Item = EdwardsPoint>, index: Index) -> EdwardsPoint {
    coefficients.rev().fold(EdwardsPoint::identity(), |sum, next| times(&sum, index.get()) + next)
}

/// Few doublings for a small number, which an index is.
fn times(point: &EdwardsPoint, number: usize) -> EdwardsPoint {
    let bits = (0..usize::BITS - number.leading_zeros()).rev();
    bits.fold(EdwardsPoint::identity(), |sum, bit| {
        let doubled = sum + sum;
        if number >> bit & 1 == 1 { doubled + point } else { doubled }
    })
}
