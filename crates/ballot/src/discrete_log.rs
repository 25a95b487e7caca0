//! Small discrete logarithms by baby steps and giant steps.

use crate::weight::Weight;
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT as G;
use curve25519_dalek::traits::Identity as _;
use curve25519_dalek::{EdwardsPoint, Scalar};
use std::collections::HashMap;

/// Up to here a table takes some fifty megabytes and a search at most a second.
const MOST: u128 = 1 << 36;

/// A table of small multiples of the base point, made once for all sums of a tally.
pub(crate) struct Opener {
    baby_steps: HashMap<[u8; 32], u64>,
    /// How far one giant step goes: as far as all baby steps together.
    stride: u64,
    giant_steps: u64,
}

impl Opener {
    /// For numbers from 0 to `most`; nothing if that is too many to search.
    pub(crate) fn new(most: Weight) -> Option<Self> {
        let most = u64::try_from(Some(most.value()).filter(|most| *most <= MOST)?).ok()?;
        let stride = most.isqrt() + 1;
        let points = std::iter::successors(Some(EdwardsPoint::identity()), |point| Some(point + G));
        let points: Vec<_> = points.take(usize::try_from(stride).ok()?).collect();
        let spelled = EdwardsPoint::compress_batch_alloc(&points);
        let baby_steps = spelled.into_iter().map(|point| point.to_bytes()).zip(0..).collect();
        Some(Self { baby_steps, stride, giant_steps: most / stride + 1 })
    }

    /// The number `v` with `g^v = point`, in variable time: results are public.
    pub(crate) fn open(&self, point: &EdwardsPoint) -> Option<Weight> {
        let back = EdwardsPoint::mul_base(&Scalar::from(self.stride));
        let mut at = *point;
        for giant in 0..self.giant_steps {
            if let Some(baby) = self.baby_steps.get(&at.compress().to_bytes()) {
                return Some(Weight::new(giant * self.stride + baby));
            }
            at -= back;
        }
        None
    }
}
