//! Eight points at a time: the arithmetic that verification spends its time on.
//!
//! A vector register of 512 bits holds one limb of eight different points. Every proof of an archive is checked by
//! the same steps, so eight of them can walk through these in lockstep. Processors with AVX-512 IFMA multiply such
//! limbs directly; on others the caller stays with `curve25519_dalek`, one point at a time.
//!
//! Everything here takes variable time and is for public data only.

#![expect(clippy::inline_always, reason = "what is not inlined does not get the instructions")]
#![expect(
    clippy::indexing_slicing,
    clippy::needless_range_loop,
    reason = "arrays of fixed size, walked through by constants"
)]
#![expect(clippy::many_single_char_names, reason = "the letters of the published formulas")]

mod comb;
mod field;
#[cfg(target_arch = "x86_64")]
mod ifma;
#[cfg(test)]
mod plain;
mod point;
mod statement;
#[cfg(test)]
mod tests;

pub(crate) use statement::{Batch, Found, Member, Outcome, Shape};

/// How many points walk together.
pub(crate) const LANES: usize = 8;

/// The few operations that everything else is made of. `V` holds a 64-bit number for each lane, a mask one bit.
pub(super) trait Lanes: Copy {
    type V: Copy;

    fn load(self, lanes: [u64; LANES]) -> Self::V;
    fn store(self, v: Self::V) -> [u64; LANES];
    fn splat(self, number: u64) -> Self::V;
    fn add(self, a: Self::V, b: Self::V) -> Self::V;
    fn sub(self, a: Self::V, b: Self::V) -> Self::V;
    fn and(self, a: Self::V, b: Self::V) -> Self::V;
    fn or(self, a: Self::V, b: Self::V) -> Self::V;
    fn left<const BITS: u32>(self, a: Self::V) -> Self::V;
    fn right<const BITS: u32>(self, a: Self::V) -> Self::V;
    /// The product modulo 2⁶⁴.
    fn times(self, a: Self::V, b: Self::V) -> Self::V;
    /// `sum` plus the low 52 bits of the product of the low 52 bits of `a` and `b`.
    fn low(self, sum: Self::V, a: Self::V, b: Self::V) -> Self::V;
    /// `sum` plus the high 52 bits of that product.
    fn high(self, sum: Self::V, a: Self::V, b: Self::V) -> Self::V;
    /// `yes` in the lanes of the mask, `no` in the others.
    fn choose(self, mask: u8, yes: Self::V, no: Self::V) -> Self::V;
    /// The lanes whose highest bit is set.
    fn top(self, a: Self::V) -> u8;
    /// The lanes that are zero.
    fn zero(self, a: Self::V) -> u8;
    /// For each lane the entry that its low four bits name, of sixteen.
    fn look(self, entries: [Self::V; 2], index: Self::V) -> Self::V;

    /// Does a piece of work in a function of its own, which may use the instructions.
    ///
    /// Whatever is called on the way must be inlined into it: so `#[inline(always)]`, and no closures.
    fn apart<W: Work<Self>>(self, work: W) -> W::Output;
}

/// A piece of work that is worth a function of its own. Inlining everything everywhere would take minutes to compile.
pub(super) trait Work<L> {
    type Output;

    fn work(self, l: L) -> Self::Output;
}

/// An election's key, prepared; only where the processor has what it takes.
#[cfg(target_arch = "x86_64")]
pub(crate) use ifma::Prepared;

/// Only one kind of processor has it: on others there is none.
#[cfg(not(target_arch = "x86_64"))]
pub(crate) enum Prepared {}

#[cfg(not(target_arch = "x86_64"))]
impl Prepared {
    pub(crate) fn new(_: &curve25519_dalek::EdwardsPoint) -> Option<Self> {
        None
    }

    pub(crate) fn recompute(&self, _: &Batch<'_>) -> Outcome {
        match *self {}
    }
}
