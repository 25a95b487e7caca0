//! Checking oneself in: what a ticket is worth, for how long, and how little a stranger learns by guessing.

use std::str::FromStr;

use crate::meeting::Stage;
use crate::phase::Phase;
use crate::time::Instant;

/// A changing ticket is another after so long.
pub const CHANGES_MS: i64 = 3 * 60_000;

/// So many tickets before the present one are still good: who scanned must find the own staff number.
pub const EARLIER: i64 = 2;

/// Guesses of staff numbers that are wrong, from one address within a minute. A hall behind one address types wrong, too.
pub const WRONG_A_MINUTE: usize = 20;

/// Numbers looked up and not confirmed, from one address within a minute.
pub const LOOKS_A_MINUTE: usize = 60;

/// How long a guess is remembered.
pub const MINUTE_MS: i64 = 60_000;

/// What the hall's code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Another every few minutes, for screens: a photograph of it is soon worth nothing.
    Changing,
    /// The same until it is renewed, for paper.
    Fixed,
}

/// A stored kind that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such kind of ticket")]
pub struct UnknownKind;

impl Kind {
    pub const ALL: [Self; 2] = [Self::Changing, Self::Fixed];

    /// As stored and as forms say it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Changing => "changing",
            Self::Fixed => "fixed",
        }
    }

    /// The number of the ticket that is shown now.
    pub const fn number(self, now: Instant) -> i64 {
        match self {
            Self::Changing => now.ms().div_euclid(CHANGES_MS),
            Self::Fixed => 0,
        }
    }

    /// The numbers of the tickets that are good now, the newest first.
    pub fn good(self, now: Instant) -> impl Iterator<Item = i64> {
        let newest = self.number(now);
        let earlier = match self {
            Self::Changing => EARLIER,
            Self::Fixed => 0,
        };
        (0..=earlier).map(move |back| newest - back)
    }
}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(key: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|kind| kind.key() == key).ok_or(UnknownKind)
    }
}

/// Why somebody does not check in alone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The house keeps no key of which tickets are made.
    #[error("there is no seal")]
    NoSeal,
    #[error("self check-in is not open")]
    NotOpen,
    /// Its time is over, or it never was one.
    #[error("the ticket is not good")]
    TicketOver,
    #[error("nobody has this number")]
    NotOnRoll,
    #[error("too many guesses")]
    TooMany,
}

/// Whether people may check themselves in while the meeting is at this stage.
pub fn may_arrive(phase: Phase, stage: &Stage) -> Result<(), Refusal> {
    match stage {
        Stage::Waiting | Stage::At(_) if phase.may_change().is_ok() => Ok(()),
        Stage::Waiting | Stage::At(_) | Stage::Closed => Err(Refusal::NotOpen),
    }
}

/// A name of which one recognises the own and reads no other: `张＊＊`, `P** A**`. Always as many stars, so that the length
/// tells nothing.
pub fn masked(name: &str) -> String {
    let words = name.split_whitespace().filter_map(|word| word.chars().next());
    let masked: Vec<_> = words
        .map(|first| if first.is_ascii() { format!("{first}**") } else { format!("{first}＊＊") })
        .collect();
    masked.join(" ")
}
