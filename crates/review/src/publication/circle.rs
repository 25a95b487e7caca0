//! What a text of the desk is, and who may read it once it is released.

use serde::{Deserialize, Serialize};

use super::Refusal;

/// What a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A news item.
    #[default]
    News,
    /// A report on the review, to whom it concerns.
    Report,
    /// A circular within a set circle.
    Circular,
}

/// Who may read a released text.
///
/// From the narrowest to the widest, so that circles compare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Circle {
    /// Who has a role in the review.
    Participants,
    /// Who has an account.
    SignedIn,
    /// Everybody.
    #[default]
    Public,
}

impl ItemKind {
    pub const ALL: [Self; 3] = [Self::News, Self::Report, Self::Circular];

    /// As forms and rows spell it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Report => "report",
            Self::Circular => "circular",
        }
    }

    /// The circle in which such a text begins: news are for everybody, where the template allows it; what else there
    /// is, for those who were there.
    pub fn first_circle(self, widest: Circle) -> Circle {
        match self {
            Self::News => widest,
            Self::Report | Self::Circular => Circle::Participants,
        }
    }
}

impl Circle {
    pub const ALL: [Self; 3] = [Self::Public, Self::SignedIn, Self::Participants];

    /// As forms and rows spell it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Participants => "participants",
            Self::SignedIn => "signed_in",
            Self::Public => "public",
        }
    }
}

/// No text goes further than the template lets it.
pub fn circle(wanted: Circle, widest: Circle) -> Result<Circle, Refusal> {
    if wanted <= widest { Ok(wanted) } else { Err(Refusal::CircleTooWide { widest }) }
}

/// None of the words that name a kind or a circle.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no kind or circle is called so")]
pub struct UnknownCircle;

impl std::str::FromStr for ItemKind {
    type Err = UnknownCircle;

    fn from_str(key: &str) -> Result<Self, UnknownCircle> {
        Self::ALL.into_iter().find(|kind| kind.key() == key).ok_or(UnknownCircle)
    }
}

impl std::str::FromStr for Circle {
    type Err = UnknownCircle;

    fn from_str(key: &str) -> Result<Self, UnknownCircle> {
        Self::ALL.into_iter().find(|circle| circle.key() == key).ok_or(UnknownCircle)
    }
}
