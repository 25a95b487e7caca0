//! Numbers modulo p = 2²⁵⁵ − 19, eight at a time: five limbs of 51 bits.
//!
//! Between operations a limb is below 2⁵¹ + 2¹⁵ ("tidy"). Sums that are not tidied yet are told in the names.

use super::{LANES, Lanes};

const MASK: u64 = (1 << 51) - 1;
const BITS: u32 = 51;
/// 4p, limb by limb: what is added so that differences of tidy numbers stay positive.
const FOUR_P: [u64; 5] = {
    let other = 4 * MASK;
    [4 * (MASK - 18), other, other, other, other]
};

/// d of the curve's equation, and twice it.
const D: [u64; 5] = [
    929_955_233_495_203,
    466_365_720_129_213,
    1_662_059_464_998_953,
    2_033_849_074_728_123,
    1_442_794_654_840_575,
];
/// A square root of −1.
const ROOT: [u64; 5] = [
    1_718_705_420_411_056,
    234_908_883_556_509,
    2_233_514_472_574_048,
    2_117_202_627_021_982,
    765_476_049_583_133,
];

/// Eight numbers.
#[derive(Clone, Copy)]
pub(super) struct Field<L: Lanes>([L::V; 5]);

impl<L: Lanes> Field<L> {
    #[inline(always)]
    pub(super) fn splat(l: L, [a, b, c, d, e]: [u64; 5]) -> Self {
        Self([l.splat(a), l.splat(b), l.splat(c), l.splat(d), l.splat(e)])
    }

    #[inline(always)]
    pub(super) fn zero(l: L) -> Self {
        Self::splat(l, [0; 5])
    }

    #[inline(always)]
    pub(super) fn one(l: L) -> Self {
        Self::splat(l, [1, 0, 0, 0, 0])
    }

    #[inline(always)]
    pub(super) fn d(l: L) -> Self {
        Self::splat(l, D)
    }

    /// Twice d.
    #[inline(always)]
    pub(super) fn d2(l: L) -> Self {
        let d = Self::d(l);
        d.add(l, d)
    }

    #[inline(always)]
    pub(super) fn root_of_minus_one(l: L) -> Self {
        Self::splat(l, ROOT)
    }

    /// Out of limbs that are tidy already.
    #[inline(always)]
    pub(super) fn from_limbs(limbs: [L::V; 5]) -> Self {
        Self(limbs)
    }

    #[inline(always)]
    pub(super) fn limbs(self) -> [L::V; 5] {
        self.0
    }

    /// The low 255 bits of 32 bytes, little-endian.
    #[inline(always)]
    pub(super) fn from_bytes(l: L, lanes: &[[u8; 32]; LANES]) -> Self {
        let mut words = [[0; LANES]; 5];
        for (lane, bytes) in lanes.iter().enumerate() {
            for (word, limb) in words.iter_mut().zip(limbs(bytes)) {
                word[lane] = limb;
            }
        }
        let [a, b, c, d, e] = words;
        Self([l.load(a), l.load(b), l.load(c), l.load(d), l.load(e)])
    }

    /// Carries once, all limbs at a time.
    #[inline(always)]
    fn tidy(l: L, [a, b, c, d, e]: [L::V; 5]) -> Self {
        let mask = l.splat(MASK);
        let carried = l.times(l.right::<BITS>(e), l.splat(19));
        Self([
            l.add(l.and(a, mask), carried),
            l.add(l.and(b, mask), l.right::<BITS>(a)),
            l.add(l.and(c, mask), l.right::<BITS>(b)),
            l.add(l.and(d, mask), l.right::<BITS>(c)),
            l.add(l.and(e, mask), l.right::<BITS>(d)),
        ])
    }

    #[inline(always)]
    pub(super) fn add(self, l: L, other: Self) -> Self {
        Self::tidy(l, plus(l, self.0, other.0))
    }

    #[inline(always)]
    pub(super) fn sub(self, l: L, other: Self) -> Self {
        let raised = plus(l, self.0, Self::splat(l, FOUR_P).0);
        Self::tidy(l, minus(l, raised, other.0))
    }

    /// `self − b − c`.
    #[inline(always)]
    pub(super) fn sub_both(self, l: L, b: Self, c: Self) -> Self {
        let raised = plus(l, self.0, Self::splat(l, FOUR_P).0);
        Self::tidy(l, minus(l, minus(l, raised, b.0), c.0))
    }

    /// `self − b − 2c`.
    #[inline(always)]
    pub(super) fn sub_and_twice(self, l: L, b: Self, c: Self) -> Self {
        let raised = plus(l, self.0, Self::splat(l, FOUR_P).0);
        Self::tidy(l, minus(l, minus(l, raised, b.0), plus(l, c.0, c.0)))
    }

    #[inline(always)]
    pub(super) fn neg(self, l: L) -> Self {
        Self::zero(l).sub(l, self)
    }

    #[inline(always)]
    pub(super) fn choose(l: L, mask: u8, yes: Self, no: Self) -> Self {
        let mut chosen = no.0;
        for (limb, yes) in chosen.iter_mut().zip(yes.0) {
            *limb = l.choose(mask, yes, *limb);
        }
        Self(chosen)
    }

    #[inline(always)]
    pub(super) fn mul(self, l: L, other: Self) -> Self {
        let (a, b) = (self.0, other.0);
        // The product's high half weighs 2⁵², twice what a limb of 51 bits carries into the next.
        let mut r = [l.splat(0); 10];
        for i in 0..5 {
            for j in 0..5 {
                r[i + j + 1] = l.high(r[i + j + 1], a[i], b[j]);
            }
        }
        for limb in &mut r {
            *limb = l.add(*limb, *limb);
        }
        for i in 0..5 {
            for j in 0..5 {
                r[i + j] = l.low(r[i + j], a[i], b[j]);
            }
        }
        Self::fold(l, r)
    }

    #[inline(always)]
    pub(super) fn square(self, l: L) -> Self {
        let a = self.0;
        // Mixed products count twice, high halves twice again.
        let mut r = [l.splat(0); 10];
        for i in 0..5 {
            for j in i + 1..5 {
                r[i + j + 1] = l.high(r[i + j + 1], a[i], a[j]);
            }
        }
        for limb in &mut r {
            *limb = l.add(*limb, *limb);
        }
        for i in 0..5 {
            r[2 * i + 1] = l.high(r[2 * i + 1], a[i], a[i]);
            for j in i + 1..5 {
                r[i + j] = l.low(r[i + j], a[i], a[j]);
            }
        }
        for limb in &mut r {
            *limb = l.add(*limb, *limb);
        }
        for i in 0..5 {
            r[2 * i] = l.low(r[2 * i], a[i], a[i]);
        }
        Self::fold(l, r)
    }

    /// 2²⁵⁵ is 19. Each of the ten limbs is below 2⁵⁵, so that nothing overflows.
    #[inline(always)]
    fn fold(l: L, r: [L::V; 10]) -> Self {
        let [mut low @ .., a, b, c, d, e] = r;
        let nineteen = l.splat(19);
        for (limb, high) in low.iter_mut().zip([a, b, c, d, e]) {
            *limb = l.add(*limb, l.times(high, nineteen));
        }
        Self::tidy(l, low)
    }

    #[inline(always)]
    fn squares(mut self, l: L, times: usize) -> Self {
        for _ in 0..times {
            self = self.square(l);
        }
        self
    }

    /// `self^(2²⁵⁰ − 1)` and `self^11`, of which both exponentiations are made.
    #[inline(always)]
    fn long_power(self, l: L) -> (Self, Self) {
        let two = self.square(l);
        let nine = two.squares(l, 2).mul(l, self);
        let eleven = nine.mul(l, two);
        let ones_5 = eleven.square(l).mul(l, nine);
        let ones_10 = ones_5.squares(l, 5).mul(l, ones_5);
        let ones_20 = ones_10.squares(l, 10).mul(l, ones_10);
        let ones_40 = ones_20.squares(l, 20).mul(l, ones_20);
        let ones_50 = ones_40.squares(l, 10).mul(l, ones_10);
        let ones_100 = ones_50.squares(l, 50).mul(l, ones_50);
        let ones_200 = ones_100.squares(l, 100).mul(l, ones_100);
        (ones_200.squares(l, 50).mul(l, ones_50), eleven)
    }

    /// `1 / self`; zero for zero.
    #[inline(always)]
    pub(super) fn invert(self, l: L) -> Self {
        let (ones, eleven) = self.long_power(l);
        ones.squares(l, 5).mul(l, eleven)
    }

    /// `self^((p − 5) / 8)`.
    #[inline(always)]
    pub(super) fn power_for_roots(self, l: L) -> Self {
        self.long_power(l).0.squares(l, 2).mul(l, self)
    }

    /// The smallest limbs of the same number: below p, each below 2⁵¹.
    #[inline(always)]
    fn reduced(self, l: L) -> [L::V; 5] {
        let mut limbs = Self::tidy(l, self.0).0;
        // Whether p goes into it once more shows in the last carry after adding 19.
        let mut carry = l.splat(19);
        for limb in limbs {
            carry = l.right::<BITS>(l.add(limb, carry));
        }
        carry = l.times(carry, l.splat(19));
        for limb in &mut limbs {
            let sum = l.add(*limb, carry);
            *limb = l.and(sum, l.splat(MASK));
            carry = l.right::<BITS>(sum);
        }
        limbs
    }

    /// The lanes that are zero.
    #[inline(always)]
    pub(super) fn is_zero(self, l: L) -> u8 {
        let [a, b, c, d, e] = self.reduced(l);
        l.zero(l.or(l.or(l.or(a, b), l.or(c, d)), e))
    }

    /// The lanes that are odd.
    #[inline(always)]
    pub(super) fn is_odd(self, l: L) -> u8 {
        let [lowest, ..] = self.reduced(l);
        l.top(l.left::<63>(lowest))
    }

    /// 32 bytes each, little-endian.
    #[inline(always)]
    pub(super) fn to_bytes(self, l: L) -> [[u8; 32]; LANES] {
        let [a, b, c, d, e] = self.reduced(l);
        let words = [l.store(a), l.store(b), l.store(c), l.store(d), l.store(e)];
        std::array::from_fn(|lane| bytes(words.map(|word| word[lane])))
    }
}

#[inline(always)]
fn plus<L: Lanes>(l: L, mut a: [L::V; 5], b: [L::V; 5]) -> [L::V; 5] {
    for (a, b) in a.iter_mut().zip(b) {
        *a = l.add(*a, b);
    }
    a
}

#[inline(always)]
fn minus<L: Lanes>(l: L, mut a: [L::V; 5], b: [L::V; 5]) -> [L::V; 5] {
    for (a, b) in a.iter_mut().zip(b) {
        *a = l.sub(*a, b);
    }
    a
}

/// 255 bits cut into limbs.
fn limbs(bytes: &[u8; 32]) -> [u64; 5] {
    let word = |at: usize| {
        let from: [u8; 8] = std::array::from_fn(|byte| bytes[at + byte]);
        u64::from_le_bytes(from)
    };
    [word(0), word(6) >> 3, word(12) >> 6, word(19) >> 1, word(24) >> 12].map(|limb| limb & MASK)
}

/// Reduced limbs put together again.
fn bytes([a, b, c, d, e]: [u64; 5]) -> [u8; 32] {
    let words = [a | b << 51, b >> 13 | c << 38, c >> 26 | d << 25, d >> 39 | e << 12];
    let mut bytes = [0; 32];
    for (to, word) in bytes.chunks_exact_mut(8).zip(words) {
        to.copy_from_slice(&word.to_le_bytes());
    }
    bytes
}
