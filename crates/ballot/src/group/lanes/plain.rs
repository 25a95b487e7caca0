//! The operations in plain Rust: slow, obvious, and on every processor. What the fast ones are tested against.

use super::{LANES, Lanes, Work};

#[derive(Clone, Copy)]
pub(super) struct Plain;

const LOW: u64 = (1 << 52) - 1;

fn each(a: [u64; LANES], b: [u64; LANES], f: impl Fn(u64, u64) -> u64) -> [u64; LANES] {
    std::array::from_fn(|lane| f(a[lane], b[lane]))
}

fn mask(a: [u64; LANES], holds: impl Fn(u64) -> bool) -> u8 {
    a.iter().enumerate().fold(0, |mask, (lane, number)| mask | (u8::from(holds(*number)) << lane))
}

fn product(a: u64, b: u64) -> u128 {
    u128::from(a & LOW) * u128::from(b & LOW)
}

impl Lanes for Plain {
    type V = [u64; LANES];

    fn load(self, lanes: [u64; LANES]) -> Self::V {
        lanes
    }

    fn store(self, v: Self::V) -> [u64; LANES] {
        v
    }

    fn splat(self, number: u64) -> Self::V {
        [number; LANES]
    }

    fn add(self, a: Self::V, b: Self::V) -> Self::V {
        // Where this overflowed, the bounds that `field` promises would be wrong: tests are to panic.
        each(a, b, |a, b| a.checked_add(b).unwrap())
    }

    fn sub(self, a: Self::V, b: Self::V) -> Self::V {
        each(a, b, |a, b| a.checked_sub(b).unwrap())
    }

    fn and(self, a: Self::V, b: Self::V) -> Self::V {
        each(a, b, |a, b| a & b)
    }

    fn or(self, a: Self::V, b: Self::V) -> Self::V {
        each(a, b, |a, b| a | b)
    }

    fn left<const BITS: u32>(self, a: Self::V) -> Self::V {
        a.map(|a| a << BITS)
    }

    fn right<const BITS: u32>(self, a: Self::V) -> Self::V {
        a.map(|a| a >> BITS)
    }

    fn times(self, a: Self::V, b: Self::V) -> Self::V {
        each(a, b, |a, b| a.checked_mul(b).unwrap())
    }

    fn low(self, sum: Self::V, a: Self::V, b: Self::V) -> Self::V {
        assert!(a.iter().chain(&b).all(|limb| *limb <= LOW), "a limb has grown beyond 52 bits");
        let low = |a, b| u64::try_from(product(a, b) & u128::from(LOW)).unwrap();
        self.add(sum, each(a, b, low))
    }

    fn high(self, sum: Self::V, a: Self::V, b: Self::V) -> Self::V {
        self.add(sum, each(a, b, |a, b| u64::try_from(product(a, b) >> 52).unwrap()))
    }

    fn choose(self, mask: u8, yes: Self::V, no: Self::V) -> Self::V {
        std::array::from_fn(|lane| if mask >> lane & 1 == 1 { yes[lane] } else { no[lane] })
    }

    fn top(self, a: Self::V) -> u8 {
        mask(a, |number| number >> 63 == 1)
    }

    fn zero(self, a: Self::V) -> u8 {
        mask(a, |number| number == 0)
    }

    fn look(self, entries: [Self::V; 2], index: Self::V) -> Self::V {
        index.map(|index| entries.as_flattened()[usize::try_from(index & 15).unwrap()])
    }

    fn apart<W: Work<Self>>(self, work: W) -> W::Output {
        work.work(self)
    }
}
