//! The operations on processors with AVX-512 IFMA.
//!
//! `pulp` asks the processor once and hands out a token; whoever holds it may use the instructions. So none of our
//! own code is `unsafe`.

use super::statement::{Batch, Outcome, Tables};
use super::{LANES, Lanes, Work};
use curve25519_dalek::EdwardsPoint;
use std::arch::x86_64::__m512i;

pulp::simd_type! {
    /// The proof that this processor has the instructions.
    pub(super) struct Ifma {
        f: "avx512f",
        vl: "avx512vl",
        dq: "avx512dq",
        products: "avx512ifma",
    }
}

/// An election's key, prepared, and the proof that it can be used.
pub(crate) struct Prepared {
    l: Ifma,
    tables: Tables,
}

impl Prepared {
    /// `None` where the instructions are missing, and in a build that is told to do with AVX2, to measure that.
    pub(crate) fn new(key: &EdwardsPoint) -> Option<Self> {
        if cfg!(curve25519_dalek_backend = "simd") {
            return None;
        }
        let l = Ifma::try_new()?;
        Some(Self { l, tables: Tables::new(l, key) })
    }

    /// Recomputes a batch.
    pub(crate) fn recompute(&self, batch: &Batch<'_>) -> Outcome {
        self.tables.recompute(self.l, batch)
    }
}

/// Work together with the token that it needs.
struct Apart<W>(Ifma, W);

impl<W: Work<Ifma>> pulp::NullaryFnOnce for Apart<W> {
    type Output = W::Output;

    #[inline(always)]
    fn call(self) -> W::Output {
        self.1.work(self.0)
    }
}

/// `_MM_CMPINT_EQ`.
const EQUAL: i32 = 0;

impl Lanes for Ifma {
    type V = __m512i;

    #[inline(always)]
    fn load(self, lanes: [u64; LANES]) -> __m512i {
        pulp::cast(lanes)
    }

    #[inline(always)]
    fn store(self, v: __m512i) -> [u64; LANES] {
        pulp::cast(v)
    }

    #[inline(always)]
    fn splat(self, number: u64) -> __m512i {
        self.f._mm512_set1_epi64(number.cast_signed())
    }

    #[inline(always)]
    fn add(self, a: __m512i, b: __m512i) -> __m512i {
        self.f._mm512_add_epi64(a, b)
    }

    #[inline(always)]
    fn sub(self, a: __m512i, b: __m512i) -> __m512i {
        self.f._mm512_sub_epi64(a, b)
    }

    #[inline(always)]
    fn and(self, a: __m512i, b: __m512i) -> __m512i {
        self.f._mm512_and_si512(a, b)
    }

    #[inline(always)]
    fn or(self, a: __m512i, b: __m512i) -> __m512i {
        self.f._mm512_or_si512(a, b)
    }

    #[inline(always)]
    fn left<const BITS: u32>(self, a: __m512i) -> __m512i {
        self.f._mm512_slli_epi64::<BITS>(a)
    }

    #[inline(always)]
    fn right<const BITS: u32>(self, a: __m512i) -> __m512i {
        self.f._mm512_srli_epi64::<BITS>(a)
    }

    #[inline(always)]
    fn times(self, a: __m512i, b: __m512i) -> __m512i {
        self.dq._mm512_mullo_epi64(a, b)
    }

    #[inline(always)]
    fn low(self, sum: __m512i, a: __m512i, b: __m512i) -> __m512i {
        self.products._mm512_madd52lo_epu64(sum, a, b)
    }

    #[inline(always)]
    fn high(self, sum: __m512i, a: __m512i, b: __m512i) -> __m512i {
        self.products._mm512_madd52hi_epu64(sum, a, b)
    }

    #[inline(always)]
    fn choose(self, mask: u8, yes: __m512i, no: __m512i) -> __m512i {
        self.f._mm512_mask_blend_epi64(mask, no, yes)
    }

    #[inline(always)]
    fn top(self, a: __m512i) -> u8 {
        self.dq._mm512_movepi64_mask(a)
    }

    #[inline(always)]
    fn zero(self, a: __m512i) -> u8 {
        self.f._mm512_cmp_epi64_mask::<EQUAL>(a, self.f._mm512_setzero_si512())
    }

    #[inline(always)]
    fn look(self, [low, high]: [__m512i; 2], index: __m512i) -> __m512i {
        self.f._mm512_permutex2var_epi64(low, index, high)
    }

    #[inline(always)]
    fn apart<W: Work<Self>>(self, work: W) -> W::Output {
        self.vectorize(Apart(self, work))
    }
}
