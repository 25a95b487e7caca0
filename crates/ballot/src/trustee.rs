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

use crate::place::counted_from_one;

/// A trustee's place in the list, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct TrusteeNumber(usize);

counted_from_one!(TrusteeNumber);
