//! Points of the curve, eight at a time, in extended coordinates: x = X/Z, y = Y/Z, xy = T/Z.
//!
//! The formulas are those of Hisil, Wong, Carter and Dawson (2008) for a = −1. They are complete: they hold for
//! every two points of the curve, outside the subgroup too.

use super::field::Field;
use super::{LANES, Lanes, Work};

/// Eight points. Without `T`, where the flag of the operation that made it says so, it can only be doubled or read.
#[derive(Clone, Copy)]
pub(super) struct Extended<L: Lanes> {
    x: Field<L>,
    y: Field<L>,
    z: Field<L>,
    t: Field<L>,
}

/// Eight points prepared to be added.
#[derive(Clone, Copy)]
pub(super) struct Cached<L: Lanes> {
    pub(super) plus: Field<L>,
    pub(super) minus: Field<L>,
    pub(super) z2: Field<L>,
    pub(super) t2d: Field<L>,
}

/// Eight points with Z = 1 prepared to be added.
#[derive(Clone, Copy)]
pub(super) struct Affine<L: Lanes> {
    pub(super) plus: Field<L>,
    pub(super) minus: Field<L>,
    pub(super) t2d: Field<L>,
}

impl<L: Lanes> Cached<L> {
    #[inline(always)]
    pub(super) fn choose(l: L, mask: u8, yes: Self, no: Self) -> Self {
        Self {
            plus: Field::choose(l, mask, yes.plus, no.plus),
            minus: Field::choose(l, mask, yes.minus, no.minus),
            z2: Field::choose(l, mask, yes.z2, no.z2),
            t2d: Field::choose(l, mask, yes.t2d, no.t2d),
        }
    }
}

/// What a new point is going to be used for.
pub(super) mod then {
    /// It will be added to: its `T` is needed.
    pub(in super::super) const ADD: bool = true;
    /// It will be doubled or read: `T` is left out, which saves a multiplication.
    pub(in super::super) const NO_ADD: bool = false;
}

impl<L: Lanes> Extended<L> {
    #[inline(always)]
    pub(super) fn neutral(l: L) -> Self {
        let (zero, one) = (Field::zero(l), Field::one(l));
        Self { x: zero, y: one, z: one, t: zero }
    }

    #[inline(always)]
    pub(super) fn double<const T: bool>(self, l: L) -> Self {
        let (a, b, z2) = (self.x.square(l), self.y.square(l), self.z.square(l));
        let e = self.x.add(l, self.y).square(l).sub_both(l, a, b);
        let g = b.sub(l, a);
        let f = b.sub_and_twice(l, a, z2);
        let h = Field::zero(l).sub_both(l, a, b);
        Self::close::<T>(l, e, f, g, h)
    }

    /// As often as told, which is once at least.
    #[inline(always)]
    pub(super) fn doubles(mut self, l: L, times: usize) -> Self {
        for _ in 1..times {
            self = self.double::<{ then::NO_ADD }>(l);
        }
        self.double::<{ then::ADD }>(l)
    }

    /// `self` plus the other; minus it in the lanes of `negative`.
    #[inline(always)]
    pub(super) fn add(self, l: L, other: &Cached<L>, negative: u8) -> Self {
        let sum = self.z.mul(l, other.z2);
        self.add_with(l, [other.plus, other.minus, other.t2d], sum, negative)
    }

    /// The same for a point with Z = 1.
    #[inline(always)]
    pub(super) fn add_affine(self, l: L, other: &Affine<L>, negative: u8) -> Self {
        let sum = self.z.add(l, self.z);
        self.add_with(l, [other.plus, other.minus, other.t2d], sum, negative)
    }

    #[inline(always)]
    fn add_with(self, l: L, [plus, minus, t2d]: [Field<L>; 3], d: Field<L>, negative: u8) -> Self {
        let a = self.y.sub(l, self.x).mul(l, Field::choose(l, negative, plus, minus));
        let b = self.y.add(l, self.x).mul(l, Field::choose(l, negative, minus, plus));
        let c = self.t.mul(l, t2d);
        let (less, more) = (d.sub(l, c), d.add(l, c));
        let f = Field::choose(l, negative, more, less);
        let g = Field::choose(l, negative, less, more);
        Self::close::<{ then::ADD }>(l, b.sub(l, a), f, g, b.add(l, a))
    }

    #[inline(always)]
    fn close<const T: bool>(l: L, e: Field<L>, f: Field<L>, g: Field<L>, h: Field<L>) -> Self {
        let t = if T { e.mul(l, h) } else { e };
        Self { x: e.mul(l, f), y: g.mul(l, h), z: f.mul(l, g), t }
    }

    #[inline(always)]
    pub(super) fn cached(self, l: L) -> Cached<L> {
        Cached {
            plus: self.y.add(l, self.x),
            minus: self.y.sub(l, self.x),
            z2: self.z.add(l, self.z),
            t2d: self.t.mul(l, Field::d2(l)),
        }
    }

    /// Prepared to be added; only for points with Z = 1.
    #[inline(always)]
    pub(super) fn affine(self, l: L) -> Affine<L> {
        Affine { plus: self.y.add(l, self.x), minus: self.y.sub(l, self.x), t2d: self.t.mul(l, Field::d2(l)) }
    }

    /// The lanes that hold the neutral point.
    #[inline(always)]
    pub(super) fn is_neutral(self, l: L) -> u8 {
        self.x.is_zero(l) & self.y.sub(l, self.z).is_zero(l)
    }
}

/// Reads eight spellings whose y are below p; the mask tells which are points of the curve.
pub(super) struct Decompress<'a>(pub(super) &'a [[u8; 32]; LANES]);

impl<L: Lanes> Work<L> for Decompress<'_> {
    type Output = (Extended<L>, u8);

    #[inline(always)]
    fn work(self, l: L) -> (Extended<L>, u8) {
        let Self(spelled) = self;
        let y = Field::from_bytes(l, spelled);
        let signs = spelled.iter().enumerate().fold(0, |mask, (lane, text)| mask | ((text[31] >> 7) << lane));
        let (one, y2) = (Field::one(l), y.square(l));
        // x² = u/v
        let u = y2.sub(l, one);
        let v = y2.mul(l, Field::d(l)).add(l, one);
        let v3 = v.square(l).mul(l, v);
        let v7 = v3.square(l).mul(l, v);
        let root = u.mul(l, v7).power_for_roots(l).mul(l, v3).mul(l, u);
        let square = root.square(l).mul(l, v);
        let (right, turned) = (square.sub(l, u).is_zero(l), square.add(l, u).is_zero(l));
        let root = Field::choose(l, turned & !right, root.mul(l, Field::root_of_minus_one(l)), root);
        let x = Field::choose(l, root.is_odd(l) ^ signs, root.neg(l), root);
        (Extended { x, y, z: one, t: x.mul(l, y) }, right | turned)
    }
}

/// Adds any two.
pub(super) struct Add<L: Lanes>(pub(super) Extended<L>, pub(super) Extended<L>);

impl<L: Lanes> Work<L> for Add<L> {
    type Output = Extended<L>;

    #[inline(always)]
    fn work(self, l: L) -> Extended<L> {
        self.0.add(l, &self.1.cached(l), 0)
    }
}

/// Spells many points; one inversion for all of a lane.
pub(super) struct Compress<'a, L: Lanes>(pub(super) &'a [Extended<L>]);

impl<L: Lanes> Work<L> for Compress<'_, L> {
    type Output = Vec<[[u8; 32]; LANES]>;

    #[inline(always)]
    fn work(self, l: L) -> Vec<[[u8; 32]; LANES]> {
        let Self(points) = self;
        // Z is never zero, so neither is a product of some.
        let mut products = Vec::with_capacity(points.len());
        let mut product = Field::one(l);
        for point in points {
            products.push(product);
            product = product.mul(l, point.z);
        }
        let mut inverse = product.invert(l);
        let mut spelled = Vec::with_capacity(points.len());
        for (point, before) in points.iter().zip(products).rev() {
            let z = inverse.mul(l, before);
            inverse = inverse.mul(l, point.z);
            spelled.push(spell(l, point.x.mul(l, z), point.y.mul(l, z)));
        }
        spelled.reverse();
        spelled
    }
}

#[inline(always)]
fn spell<L: Lanes>(l: L, x: Field<L>, y: Field<L>) -> [[u8; 32]; LANES] {
    let odd = x.is_odd(l);
    let mut bytes = y.to_bytes(l);
    for (lane, bytes) in bytes.iter_mut().enumerate() {
        bytes[31] |= (odd >> lane & 1) << 7;
    }
    bytes
}
