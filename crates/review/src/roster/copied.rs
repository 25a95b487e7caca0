//! What a review took over from the year before and somebody has to look at again.

use std::fmt;
use std::str::FromStr;

use super::Refusal;
use crate::id::{AccountId, PersonId, ReporterId};
use crate::role::Role;

/// One thing to be confirmed, changed or left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Somebody on the roll.
    Person(PersonId),
    /// A unit with who reports for it.
    Reporter(ReporterId),
    /// That an account holds a role.
    Role(AccountId, Role),
}

/// The text names nothing that could be confirmed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nothing to be confirmed is written like this")]
pub struct UnknownSubject;

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(id) => write!(f, "person:{id}"),
            Self::Reporter(id) => write!(f, "reporter:{id}"),
            Self::Role(account, role) => write!(f, "role:{account}:{}", role.key()),
        }
    }
}

impl FromStr for Subject {
    type Err = UnknownSubject;

    fn from_str(text: &str) -> Result<Self, UnknownSubject> {
        let parts: Vec<_> = text.split(':').collect();
        match parts.as_slice() {
            ["person", id] => id.parse().map(Self::Person).map_err(|_| UnknownSubject),
            ["reporter", id] => id.parse().map(Self::Reporter).map_err(|_| UnknownSubject),
            ["role", account, role] => {
                let account = account.parse().map_err(|_| UnknownSubject)?;
                role.parse().map(|role| Self::Role(account, role)).map_err(|_| UnknownSubject)
            }
            _ => Err(UnknownSubject),
        }
    }
}

/// Boxes are not opened for people of whom nobody has said that they are right.
pub fn all_confirmed(waiting: usize) -> Result<(), Refusal> {
    if waiting == 0 { Ok(()) } else { Err(Refusal::Unconfirmed { count: waiting }) }
}

/// A review is copied into a later year: only then are the items of the one before "last year's".
pub fn may_copy(from: i16, to: i16) -> Result<(), Refusal> {
    if to > from { Ok(()) } else { Err(Refusal::NotLater { year: from }) }
}

/// Who counts the shares anew each year must be asked anew.
pub fn is_copied(role: Role) -> bool {
    role != Role::Trustee
}
