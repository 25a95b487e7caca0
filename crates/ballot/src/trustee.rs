//! Trustees: who must take part in opening a sum (section 6).

mod item;
mod list;
mod recovery;
mod single;

pub use item::TrusteeItem;
pub(crate) use list::TooFew;
pub use list::{Trustees, TrusteesError};
pub use recovery::RecoveryCode;
pub(crate) use single::Fields as KeyFields;
pub use single::{SecretKey, SecretKeyError, TrusteeKey, TrusteeKeyError};

use serde::Serialize;
use std::fmt;

/// A trustee's place in the list, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct TrusteeNumber(usize);

impl TrusteeNumber {
    /// The number, or nothing for 0.
    pub fn new(number: usize) -> Option<Self> {
        (number > 0).then_some(Self(number))
    }

    /// The trustee at a place counted from 0.
    pub fn at(place: usize) -> Self {
        Self(place.saturating_add(1))
    }

    /// The number, from 1.
    pub fn get(self) -> usize {
        self.0
    }

    /// The place, from 0.
    pub(crate) fn place(self) -> usize {
        self.0.saturating_sub(1)
    }
}

impl fmt::Display for TrusteeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
