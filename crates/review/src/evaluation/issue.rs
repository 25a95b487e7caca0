//! Cards at the door: counted by why they were handed out, never by whom.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{BoxStage, Refusal};

/// Why a card is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Handout {
    /// To somebody who comes in.
    First,
    /// A spare in place of a card that was lost.
    Lost,
    /// … that was torn or soiled.
    Damaged,
    /// … that does not work: badly printed, or its code is not taken.
    Unusable,
}

impl Handout {
    pub const ALL: [Self; 4] = [Self::First, Self::Lost, Self::Damaged, Self::Unusable];

    /// The reasons for a replacement.
    pub const REPLACEMENTS: [Self; 3] = [Self::Lost, Self::Damaged, Self::Unusable];

    /// As stored and as forms send it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Lost => "lost",
            Self::Damaged => "damaged",
            Self::Unusable => "unusable",
        }
    }
}

/// How many cards of a box were handed out, by why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Issued(BTreeMap<Handout, u64>);

impl Issued {
    /// Handed out for this reason.
    pub fn of(&self, why: Handout) -> u64 {
        self.0.get(&why).copied().unwrap_or_default()
    }

    /// In place of other cards. Those stay valid: nobody knows which they were.
    pub fn replaced(&self) -> u64 {
        self.total().saturating_sub(self.of(Handout::First))
    }

    /// All that left the scrutineers' table.
    pub fn total(&self) -> u64 {
        self.0.values().fold(0, |sum, cards| sum.saturating_add(*cards))
    }
}

impl FromIterator<(Handout, u64)> for Issued {
    fn from_iter<I: IntoIterator<Item = (Handout, u64)>>(counts: I) -> Self {
        Self(counts.into_iter().collect())
    }
}

/// What is known of a box's cards while they are handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pile<'a> {
    pub label: &'a str,
    /// None before they are made.
    pub made: Option<u64>,
    /// Whether the count of the box is signed.
    pub signed: bool,
    pub issued: &'a Issued,
}

impl Pile<'_> {
    /// Whether one more card may be handed out. It may while the box is still being prepared, and may be noted late:
    /// until the count is signed.
    ///
    /// # Errors
    ///
    /// When no cards are made, none are left, or the count is signed.
    pub fn may_hand_out(&self) -> Result<(), Refusal> {
        let made = self.open()?;
        if self.issued.total() >= made {
            return Err(Refusal::NoCardsLeft { label: self.label.to_owned(), made });
        }
        Ok(())
    }

    /// Whether a card that was counted for this reason may be taken off the count.
    ///
    /// # Errors
    ///
    /// When none was counted, or the count is signed.
    pub fn may_take_back(&self, why: Handout) -> Result<(), Refusal> {
        self.open()?;
        if self.issued.of(why) == 0 { Err(Refusal::NoneHandedOut) } else { Ok(()) }
    }

    fn open(&self) -> Result<u64, Refusal> {
        let made = self.made.ok_or_else(|| Refusal::CardsMissing { label: self.label.to_owned() })?;
        if self.signed { Err(Refusal::CountSigned) } else { Ok(made) }
    }
}

/// Whether the cards of a box may be thrown away and made anew: only before it is set up, and while none is in
/// anybody's hands.
pub fn may_discard_cards(stage: BoxStage, issued: &Issued) -> Result<(), Refusal> {
    if stage != BoxStage::Preparing {
        return Err(Refusal::WrongStage { stage });
    }
    if issued.total() > 0 { Err(Refusal::CardsInHands { issued: issued.total() }) } else { Ok(()) }
}
