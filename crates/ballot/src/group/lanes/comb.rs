//! Multiples by the comb of Lim and Lee: one pass of doublings for all teeth, with digits that are never zero.
//!
//! An odd number e below 2ⁿ is Σ ±2ⁱ over i < n; the signs are the bits of (e + 2ⁿ − 1)/2. With the bits cut into
//! rows of equal length, a column of them is one entry of a table of sums and differences, plus or minus.
//! An even number is made odd by adding the order, which changes nothing in the subgroup.

use super::field::Field;
use super::point::{Affine, Cached, Decompress, Extended, then};
use super::{LANES, Lanes, Work};
use curve25519_dalek::{EdwardsPoint, Scalar};

/// The order of the subgroup, little-endian words.
const ORDER: [u64; 4] = [0x5812_631a_5cf5_d3ed, 0x14de_f9de_a2f7_9cd6, 0, 1 << 60];

/// Rows of a point's own comb, each of 64 bits.
const ROWS: usize = 4;
pub(super) const COLUMNS: usize = 64;

/// Rows of a fixed base's comb, each of 43 bits.
const FIXED_ROWS: usize = 6;
pub(super) const FIXED_COLUMNS: usize = 43;
/// Entries of its table.
const ENTRIES: usize = 1 << (FIXED_ROWS - 1);

/// The sums that a column of digits can name, up to the sign: the highest row's point plus or minus the others.
pub(super) struct Comb<L: Lanes> {
    entries: [Cached<L>; 1 << (ROWS - 1)],
    /// The points of the rows: 1, 2⁶⁴, 2¹²⁸ and 2¹⁹² times the point.
    rows: [Cached<L>; ROWS],
}

impl<L: Lanes> Comb<L> {
    /// The entries that the masks name: a bit for each of the lower rows.
    #[inline(always)]
    fn entry(&self, l: L, [first, second, third]: [u8; ROWS - 1]) -> Cached<L> {
        let [a, b, c, d, e, f, g, h] = &self.entries;
        let low =
            Cached::choose(l, second, Cached::choose(l, first, *d, *c), Cached::choose(l, first, *b, *a));
        let high =
            Cached::choose(l, second, Cached::choose(l, first, *h, *g), Cached::choose(l, first, *f, *e));
        Cached::choose(l, third, high, low)
    }
}

/// Makes the table of eight points.
pub(super) struct MakeComb<L: Lanes>(pub(super) Extended<L>);

impl<L: Lanes> Work<L> for MakeComb<L> {
    type Output = Comb<L>;

    #[inline(always)]
    fn work(self, l: L) -> Comb<L> {
        let Self(point) = self;
        let mut rows = [point; ROWS];
        for row in 1..ROWS {
            rows[row] = rows[row - 1].doubles(l, COLUMNS);
        }
        let [first, second, third, fourth] = rows;
        let cached = [first.cached(l), second.cached(l), third.cached(l), fourth.cached(l)];
        let mut sums = [rows[ROWS - 1]; 1 << (ROWS - 1)];
        for row in 0..ROWS - 1 {
            // Bit `row` of an entry's number: whether the row has the sign of the highest one.
            for (entry, sum) in sums.iter_mut().enumerate() {
                let negative = if entry >> row & 1 == 1 { 0 } else { u8::MAX };
                *sum = sum.add(l, &cached[row], negative);
            }
        }
        let mut entries = [cached[0]; 1 << (ROWS - 1)];
        for (entry, sum) in entries.iter_mut().zip(sums) {
            *entry = sum.cached(l);
        }
        Comb { entries, rows: cached }
    }
}

/// Which of the points are in the subgroup: the order times them is neutral. The order is 2²⁵² and 125 bits more, so
/// two rows and one addition do.
pub(super) struct InSubgroup<'a, L: Lanes>(pub(super) &'a Comb<L>);

impl<L: Lanes> Work<L> for InSubgroup<'_, L> {
    type Output = u8;

    #[inline(always)]
    fn work(self, l: L) -> u8 {
        let Self(comb) = self;
        let digits = [signed_digits(ORDER[0]), signed_digits(ORDER[1])];
        let mut sum = Extended::neutral(l);
        for column in (0..COLUMNS).rev() {
            sum = sum.double::<{ then::ADD }>(l);
            for (row, digits) in digits.iter().enumerate() {
                match digits[column] {
                    0 => {}
                    digit => {
                        let negative = if digit < 0 { u8::MAX } else { 0 };
                        sum = sum.add(l, &comb.rows[row], negative);
                    }
                }
            }
            if column == 252 - 192 {
                sum = sum.add(l, &comb.rows[ROWS - 1], 0);
            }
        }
        sum.is_neutral(l)
    }
}

/// Signed digits of which no two neighbours are both there; for numbers below 2⁶³.
fn signed_digits(mut number: u64) -> [i8; COLUMNS] {
    let mut digits = [0; COLUMNS];
    for digit in &mut digits {
        if number & 1 == 1 {
            let low: i8 = if number & 3 == 1 { 1 } else { -1 };
            *digit = low;
            number = number.wrapping_add_signed(i64::from(-low));
        }
        number >>= 1;
    }
    digits
}

/// The columns of eight exponents for a point's own comb.
pub(super) struct Digits<L: Lanes> {
    /// For each lower row, bits that tell whether the highest row has the same sign; the current column on top.
    alike: [L::V; ROWS - 1],
    /// Bits that are set for plus.
    sign: L::V,
}

impl<L: Lanes> Digits<L> {
    #[inline(always)]
    pub(super) fn new(l: L, exponents: &[Scalar; LANES]) -> Self {
        let words = exponents.map(|exponent| {
            let [a, b, c, d] = halved(odd(&exponent));
            // (e − 1)/2 + 2²⁵⁵
            let sign = d | 1 << 63;
            [!(a ^ sign), !(b ^ sign), !(c ^ sign), sign]
        });
        let row = |row: usize| words.map(|words| words[row]);
        Self { alike: [l.load(row(0)), l.load(row(1)), l.load(row(2))], sign: l.load(row(3)) }
    }

    /// Adds the next column's entry.
    #[inline(always)]
    pub(super) fn step(&mut self, l: L, comb: &Comb<L>, sum: Extended<L>) -> Extended<L> {
        let [first, second, third] = self.alike;
        let entry = comb.entry(l, [l.top(first), l.top(second), l.top(third)]);
        let negative = !l.top(self.sign);
        self.alike = [l.left::<1>(first), l.left::<1>(second), l.left::<1>(third)];
        self.sign = l.left::<1>(self.sign);
        sum.add(l, &entry, negative)
    }
}

/// A base that is the same for all: its table is shared by the lanes.
pub(crate) struct FixedBase {
    /// y + x, y − x and 2dxy, limb by limb, of the 32 entries.
    table: Box<[[[u64; ENTRIES]; 5]; 3]>,
}

impl FixedBase {
    /// Prepares a base, in some hundred microseconds.
    pub(super) fn new<L: Lanes>(l: L, base: &EdwardsPoint) -> Self {
        let mut rows = [*base; FIXED_ROWS];
        for row in 1..FIXED_ROWS {
            rows[row] = rows[row - 1] * Scalar::from(1u64 << FIXED_COLUMNS);
        }
        let [lower @ .., highest] = rows;
        let entries: [EdwardsPoint; ENTRIES] = std::array::from_fn(|entry| {
            lower.iter().enumerate().fold(highest, |sum, (row, point)| {
                if entry >> row & 1 == 1 { sum + point } else { sum - point }
            })
        });
        let spelled = EdwardsPoint::compress_batch(&entries);
        let mut table = Box::new([[[0; ENTRIES]; 5]; 3]);
        for (at, chunk) in spelled.as_chunks::<LANES>().0.iter().enumerate() {
            let (point, _) = l.apart(Decompress(&chunk.map(|text| text.0)));
            let Affine { plus, minus, t2d } = l.apart(ToAffine(point));
            for (field, rows) in [plus, minus, t2d].into_iter().zip(table.iter_mut()) {
                for (limb, row) in field.limbs().into_iter().zip(rows) {
                    row[at * LANES..(at + 1) * LANES].copy_from_slice(&l.store(limb));
                }
            }
        }
        Self { table }
    }

    #[inline(always)]
    fn entry<L: Lanes>(&self, l: L, index: L::V, high: u8) -> Affine<L> {
        let [plus, minus, t2d] = &*self.table;
        Affine {
            plus: pick(l, plus, index, high),
            minus: pick(l, minus, index, high),
            t2d: pick(l, t2d, index, high),
        }
    }
}

struct ToAffine<L: Lanes>(Extended<L>);

impl<L: Lanes> Work<L> for ToAffine<L> {
    type Output = Affine<L>;

    #[inline(always)]
    fn work(self, l: L) -> Affine<L> {
        self.0.affine(l)
    }
}

/// One coordinate of the entries that the index names, with its fifth bit in the mask.
#[inline(always)]
fn pick<L: Lanes>(l: L, entries: &[[u64; ENTRIES]; 5], index: L::V, high: u8) -> Field<L> {
    let mut limbs = [index; 5];
    for (limb, entries) in limbs.iter_mut().zip(entries) {
        if let [a, b, c, d] = entries.as_chunks::<LANES>().0 {
            let low_half = l.look([l.load(*a), l.load(*b)], index);
            *limb = l.choose(high, l.look([l.load(*c), l.load(*d)], index), low_half);
        }
    }
    Field::from_limbs(limbs)
}

/// The columns of eight exponents for a fixed base.
pub(super) struct FixedDigits<L: Lanes> {
    alike: [L::V; FIXED_ROWS - 1],
    sign: L::V,
}

impl<L: Lanes> FixedDigits<L> {
    #[inline(always)]
    pub(super) fn new(l: L, exponents: &[Scalar; LANES]) -> Self {
        let words = exponents.map(|exponent| {
            let mut whole = halved(odd(&exponent)).to_vec();
            // (e − 1)/2 + 2²⁵⁷
            whole.push(1 << 1);
            let rows: [u64; FIXED_ROWS] = std::array::from_fn(|row| bits(&whole, row * FIXED_COLUMNS));
            let [lower @ .., sign] = rows;
            let mut words = [0; FIXED_ROWS];
            for (word, row) in words.iter_mut().zip(lower) {
                *word = !(row ^ sign);
            }
            words[FIXED_ROWS - 1] = sign;
            words.map(|word| word << (64 - FIXED_COLUMNS))
        });
        let row = |row: usize| words.map(|words| words[row]);
        let alike = [l.load(row(0)), l.load(row(1)), l.load(row(2)), l.load(row(3)), l.load(row(4))];
        Self { alike, sign: l.load(row(FIXED_ROWS - 1)) }
    }

    /// Adds the next column's entry.
    #[inline(always)]
    pub(super) fn step(&mut self, l: L, base: &FixedBase, sum: Extended<L>) -> Extended<L> {
        let [first, second, third, fourth, fifth] = self.alike;
        let index = l.or(
            l.or(l.right::<63>(first), l.left::<1>(l.right::<63>(second))),
            l.or(l.left::<2>(l.right::<63>(third)), l.left::<3>(l.right::<63>(fourth))),
        );
        let entry = base.entry(l, index, l.top(fifth));
        let negative = !l.top(self.sign);
        for row in &mut self.alike {
            *row = l.left::<1>(*row);
        }
        self.sign = l.left::<1>(self.sign);
        sum.add_affine(l, &entry, negative)
    }
}

/// 43 bits from a place on.
fn bits(words: &[u64], from: usize) -> u64 {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let (at, shift) = (from / 64, from % 64);
    let high = if shift == 0 { 0 } else { word(at + 1) << (64 - shift) };
    (word(at) >> shift | high) & ((1 << FIXED_COLUMNS) - 1)
}

/// The exponent or, if that is even, the exponent plus the order. Below 2²⁵⁴.
fn odd(exponent: &Scalar) -> [u64; 4] {
    let mut words = [0; 4];
    for (word, bytes) in words.iter_mut().zip(exponent.as_bytes().as_chunks::<8>().0) {
        *word = u64::from_le_bytes(*bytes);
    }
    if words[0] & 1 == 0 {
        let mut carry = false;
        for (word, order) in words.iter_mut().zip(ORDER) {
            (*word, carry) = word.carrying_add(order, carry);
        }
    }
    words
}

fn halved([a, b, c, d]: [u64; 4]) -> [u64; 4] {
    [a >> 1 | b << 63, b >> 1 | c << 63, c >> 1 | d << 63, d >> 1]
}
