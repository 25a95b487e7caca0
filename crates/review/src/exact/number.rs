//! A fraction in lowest terms: in two machine integers while they suffice, and as long as it takes beyond. Nearly all
//! numbers of a review are short, and short ones cost no memory.

use std::cmp::Ordering;
use std::fmt;

use num_rational::BigRational;
use num_traits::ToPrimitive;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Number {
    Short(Short),
    /// Always holds: it fits no [`Short`], so that equal numbers look alike.
    Long(Box<BigRational>),
}

/// Always holds: `below` is positive, nothing divides both, and neither is the least of all integers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Short {
    above: i128,
    below: i128,
}

impl Number {
    pub(super) const fn whole(n: i64) -> Self {
        Self::Short(Short { above: n as i128, below: 1 })
    }

    pub(super) const fn count(n: u64) -> Self {
        Self::Short(Short { above: n as i128, below: 1 })
    }

    pub(super) fn long(of: BigRational) -> Self {
        let parts = of.numer().to_i128().zip(of.denom().to_i128());
        match parts.filter(|(above, _)| *above != i128::MIN) {
            Some((above, below)) => Self::Short(Short { above, below }),
            None => Self::Long(Box::new(of)),
        }
    }

    pub(super) fn to_long(&self) -> BigRational {
        match self {
            // It is in lowest terms already.
            Self::Short(Short { above, below }) => BigRational::new_raw((*above).into(), (*below).into()),
            Self::Long(of) => (**of).clone(),
        }
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        self.short(other, Short::plus).unwrap_or_else(|| Self::long(self.to_long() + other.to_long()))
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        let short = |one: Short, other: Short| one.plus(Short { above: -other.above, ..other });
        self.short(other, short).unwrap_or_else(|| Self::long(self.to_long() - other.to_long()))
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        self.short(other, Short::times).unwrap_or_else(|| Self::long(self.to_long() * other.to_long()))
    }

    /// `None` when `other` is zero.
    pub(super) fn over(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        let short = |one: Short, other: Short| one.times(other.turned());
        Some(self.short(other, short).unwrap_or_else(|| Self::long(self.to_long() / other.to_long())))
    }

    /// The short way, if both are short and so is what comes out.
    fn short(&self, other: &Self, way: impl Fn(Short, Short) -> Option<Short>) -> Option<Self> {
        let (Self::Short(one), Self::Short(other)) = (self, other) else { return None };
        way(*one, *other).map(Self::Short)
    }

    pub(super) fn is_zero(&self) -> bool {
        match self {
            Self::Short(short) => short.above == 0,
            Self::Long(_) => false,
        }
    }

    pub(super) fn is_negative(&self) -> bool {
        match self {
            Self::Short(short) => short.above < 0,
            Self::Long(of) => num_traits::Signed::is_negative(of.as_ref()),
        }
    }
}

impl Short {
    fn new(above: i128, below: i128) -> Option<Self> {
        (above != i128::MIN).then_some(Self { above, below })
    }

    /// Knuth, The Art of Computer Programming, vol. 2, section 4.5.1: what both lower parts share is taken out before
    /// anything is multiplied, and only that can be left to take out afterwards.
    fn plus(self, other: Self) -> Option<Self> {
        if self.below == 1 && other.below == 1 {
            return Self::new(self.above.checked_add(other.above)?, 1);
        }
        let shared = divisor(self.below, other.below);
        let (own, others) = (self.below / shared, other.below / shared);
        let sum = self.above.checked_mul(others)?.checked_add(other.above.checked_mul(own)?)?;
        let left = divisor(sum, shared);
        Self::new(sum / left, own.checked_mul(other.below / left)?)
    }

    fn times(self, other: Self) -> Option<Self> {
        let (first, second) = (divisor(self.above, other.below), divisor(other.above, self.below));
        let above = (self.above / first).checked_mul(other.above / second)?;
        Self::new(above, (self.below / second).checked_mul(other.below / first)?)
    }

    /// One over it; it is not zero.
    fn turned(self) -> Self {
        let Self { above, below } = self;
        if above < 0 { Self { above: -below, below: -above } } else { Self { above: below, below: above } }
    }
}

/// The greatest common divisor, by halving; of nothing and a number, the number. `second` is positive.
fn divisor(first: i128, second: i128) -> i128 {
    let (mut one, mut other) = (first.unsigned_abs(), second.unsigned_abs());
    if other == 1 || one == 1 {
        return 1;
    }
    if one == 0 {
        return second;
    }
    let twos = (one | other).trailing_zeros();
    one >>= one.trailing_zeros();
    while other != 0 {
        other >>= other.trailing_zeros();
        if one > other {
            std::mem::swap(&mut one, &mut other);
        }
        other -= one;
    }
    // No greater than `second`, which is an `i128`.
    i128::try_from(one << twos).unwrap_or(1)
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Self::Short(one), Self::Short(two)) = (self, other) {
            let sides = one.above.checked_mul(two.below).zip(two.above.checked_mul(one.below));
            if let Some((one, two)) = sides {
                return one.cmp(&two);
            }
        }
        self.to_long().cmp(&other.to_long())
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Short(Short { above, below: 1 }) => fmt::Display::fmt(above, f),
            Self::Short(Short { above, below }) => {
                f.pad_integral(*above >= 0, "", &format!("{}/{below}", above.unsigned_abs()))
            }
            Self::Long(of) => fmt::Display::fmt(of, f),
        }
    }
}

#[cfg(test)]
mod tests {
    use num_traits::{Signed, Zero};
    use proptest::prelude::*;

    use super::*;

    /// Small ones, those at the edge of what is short, and those beyond.
    fn integer() -> impl Strategy<Value = i128> {
        let edge = prop::sample::select(vec![
            i128::MAX,
            -i128::MAX,
            i128::MIN,
            i128::from(i64::MAX),
            1 << 64,
            3 << 62,
            (1 << 126) + 1,
        ]);
        prop_oneof![4 => -300_i128..300, 2 => any::<i64>().prop_map(i128::from), 2 => any::<i128>(), 1 => edge]
    }

    fn fraction() -> impl Strategy<Value = BigRational> {
        let below = integer().prop_filter("nothing divides by zero", |below| *below != 0);
        (integer(), below).prop_map(|(above, below)| BigRational::new(above.into(), below.into()))
    }

    fn is_lawful(number: &Number) -> bool {
        let Number::Short(short) = number else {
            return Number::long(number.to_long()) == *number;
        };
        let of = number.to_long();
        short.below > 0 && short.above != i128::MIN && of == of.reduced()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_048, ..ProptestConfig::default() })]

        /// The long way is the library's: whatever goes the short way comes to the same.
        #[test]
        fn the_short_way_comes_to_what_the_long_way_comes_to(one in fraction(), other in fraction()) {
            let (a, b) = (Number::long(one.clone()), Number::long(other.clone()));
            let pairs = [
                (a.plus(&b), &one + &other),
                (a.minus(&b), &one - &other),
                (a.times(&b), &one * &other),
            ];
            for (short, long) in pairs {
                prop_assert!(is_lawful(&short), "{short:?}");
                prop_assert_eq!(short.to_long(), long);
            }
            let over = (!other.is_zero()).then(|| &one / &other);
            let found = a.over(&b);
            prop_assert!(found.iter().all(is_lawful), "{found:?}");
            prop_assert_eq!(found.map(|found| found.to_long()), over);
            prop_assert_eq!(a.cmp(&b), one.cmp(&other));
            prop_assert_eq!(a == b, one == other);
            prop_assert_eq!(a.to_string(), one.to_string());
            prop_assert_eq!((a.is_zero(), a.is_negative()), (one.is_zero(), one.is_negative()));
        }

        #[test]
        fn a_common_divisor_divides_both_and_leaves_nothing_in_common(one in integer(), other in 1..i128::MAX) {
            let found = divisor(one, other);
            prop_assert!(found > 0 && one % found == 0 && other % found == 0);
            prop_assert_eq!(divisor(one / found, other / found), 1);
        }
    }
}
