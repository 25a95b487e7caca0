//! How many trustees there are and how many are needed; and which is which.

use thiserror::Error;

use crate::place::counted_from_one;

/// Numbers with which no key can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{threshold} of {size} trustees cannot be needed")]
pub struct SettingError {
    /// How many there would be.
    pub size: usize,
    /// How many would be needed.
    pub threshold: usize,
}

/// How many trustees share a key, and how many of them are needed.
///
/// Always holds: 0 < threshold ≤ size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    size: usize,
    threshold: usize,
}

impl Setting {
    /// `threshold` of `size` are needed.
    pub fn new(size: usize, threshold: usize) -> Result<Self, SettingError> {
        let fits = 0 < threshold && threshold <= size;
        if fits { Ok(Self { size, threshold }) } else { Err(SettingError { size, threshold }) }
    }

    /// How many trustees there are.
    pub fn size(self) -> usize {
        self.size
    }

    /// How many of them are needed.
    pub fn threshold(self) -> usize {
        self.threshold
    }

    /// All trustees, in order.
    pub fn indices(self) -> impl Iterator<Item = Index> {
        (0..self.size).map(Index::at)
    }
}

/// A trustee's place among those who share one key, counted from 1.
///
/// Not the trustee's number in the election, which counts through all keys: [`TrusteeNumber`](crate::TrusteeNumber).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Index(usize);

counted_from_one!(Index);
