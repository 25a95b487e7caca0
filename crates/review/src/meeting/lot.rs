//! The running order by lot, so that anybody can reckon it again.
//!
//! The reporters' ids are sorted as text. From the last place down to the second, the lot chooses which of the first
//! `k` goes to place `k`; the two change places. A choice comes out of blocks: block `i` is SHA-256 of the seed as it
//! is written, a colon, and `i` in decimal, counted from 0. Its first eight bytes are a number, most significant byte
//! first; a number at or above the greatest multiple of `k` below 2⁶⁴ is passed over, so that no place is likelier than
//! another, and the choice is the number's remainder by `k`. No block is used twice.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use super::{MeetingState, Planned, Refusal, Stage};
use crate::id::ReporterId;

/// Characters of a witness' name or role.
pub const WITNESS_LIMIT: usize = 100;
/// Characters of the reason for another draw.
pub const REASON_LIMIT: usize = 500;

/// What a draw was made of: 128 bits, shown as 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Seed([u8; Seed::BYTES]);

/// A stored seed that is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a seed has 32 hexadecimal digits")]
pub struct NoSeed;

impl Seed {
    pub const BYTES: usize = 16;

    pub const fn new(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Seed {
    type Err = NoSeed;

    fn from_str(text: &str) -> Result<Self, NoSeed> {
        let hex = text.len() == 2 * Self::BYTES && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u128::from_str_radix(text, 16).ok().filter(|_| hex).ok_or(NoSeed)?;
        Ok(Self(number.to_be_bytes()))
    }
}

/// The order that a seed gives to these reporters, in whatever order they come.
pub fn order(seed: Seed, reporters: &[ReporterId]) -> Vec<ReporterId> {
    let mut order = reporters.to_vec();
    // As text and as numbers, the order of UUIDs is the same.
    order.sort_unstable();
    let mut blocks = Blocks { seed, next: 0 };
    for place in (1..order.len()).rev() {
        let chosen = blocks.below(place + 1);
        order.swap(place, chosen);
    }
    order
}

struct Blocks {
    seed: Seed,
    next: u64,
}

impl Blocks {
    /// Uniform from 0 to `k` - 1.
    fn below(&mut self, k: usize) -> usize {
        let k = u64::try_from(k).unwrap_or(u64::MAX);
        // 2⁶⁴ - 1 - (2⁶⁴ mod k): the last number of a whole round of k.
        let last = u64::MAX - (u64::MAX % k + 1) % k;
        loop {
            let number = self.number();
            if number <= last {
                return usize::try_from(number % k).unwrap_or_default();
            }
        }
    }

    fn number(&mut self) -> u64 {
        let block = Sha256::digest(format!("{}:{}", self.seed, self.next));
        self.next += 1;
        block.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
    }
}

/// Whether the lot may be drawn, now and with these words; answers them as they are kept.
pub fn may_draw(
    state: &MeetingState,
    points: &[Planned],
    reporters: usize,
    drawn_before: bool,
    witness: &str,
    reason: &str,
) -> Result<(String, Option<String>), Refusal> {
    before_reports(state, points)?;
    if reporters == 0 {
        return Err(Refusal::NoReporters);
    }
    let (witness, reason) = (witness.trim(), reason.trim());
    let (count, limit) = (witness.chars().count(), WITNESS_LIMIT);
    match count {
        0 => return Err(Refusal::WitnessMissing),
        _ if count > limit => return Err(Refusal::WitnessTooLong { count, limit }),
        _ => {}
    }
    if !drawn_before {
        return Ok((witness.to_owned(), None));
    }
    let (count, limit) = (reason.chars().count(), REASON_LIMIT);
    match count {
        0 => Err(Refusal::ReasonMissing),
        _ if count > limit => Err(Refusal::ReasonTooLong { count, limit }),
        _ => Ok((witness.to_owned(), Some(reason.to_owned()))),
    }
}

/// Whether reports are still to come.
pub fn before_reports(state: &MeetingState, points: &[Planned]) -> Result<(), Refusal> {
    let here = match &state.stage {
        Stage::Waiting => return Ok(()),
        Stage::Closed => return Err(Refusal::Closed),
        Stage::At(key) => points.iter().position(|point| &point.slot.key == key),
    };
    let reports = points.iter().position(|point| point.slot.kind.is_reports());
    if reports <= here { Err(Refusal::ReportsBegun) } else { Ok(()) }
}
