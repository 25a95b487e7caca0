//! The life of a box, told from the instants that are stored of it.

use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::template::{GroupKey, Template};
use crate::time::Instant;

/// How far a box has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoxStage {
    /// Cards and trustees' shares are being made.
    Preparing,
    /// The election stands; its rules are frozen.
    Ready,
    /// Ballots are taken.
    Open,
    /// No more ballots; the sums are still sealed.
    Closed,
    /// The sums are known.
    Opened,
    /// Too few ballots came in: the sums stay sealed for good.
    TooSmall,
}

/// What is stored of a box's life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct BoxTimes {
    pub ready_at: Option<Instant>,
    pub voting_opened_at: Option<Instant>,
    /// The end of voting was announced; what was sealed before may still arrive.
    pub voting_stop: Option<Stop>,
    pub voting_closed_at: Option<Instant>,
    pub sums_opened_at: Option<Instant>,
    pub withheld_at: Option<Instant>,
}

/// The end of voting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stop {
    /// From here on no ballot is begun or sealed.
    pub at: Instant,
    /// From here on none is taken either.
    pub grace_ends_at: Instant,
}

impl Stop {
    /// The end of voting now, with the template's time for ballots under way.
    pub fn new(template: &Template, now: Instant) -> Self {
        let grace_ms = i64::from(template.evaluation().grace_seconds) * 1_000;
        Self { at: now, grace_ends_at: now.plus_ms(grace_ms) }
    }
}

impl BoxTimes {
    /// The stage these instants tell. Only that they are there matters, not
    /// their order: a server's clock may be set back between two steps.
    ///
    /// # Errors
    ///
    /// [`Refusal::TimesContradict`] when a step is there whose forerunner is
    /// not, or when a box was both opened and withheld.
    pub fn stage(&self) -> Result<BoxStage, Refusal> {
        let end = self.sums_opened_at.or(self.withheld_at);
        let steps = [self.ready_at, self.voting_opened_at, self.voting_closed_at, end];
        let mut pairs = steps.iter().zip(steps.iter().skip(1));
        if pairs.any(|(before, after)| before.is_none() && after.is_some()) {
            return Err(Refusal::TimesContradict);
        }
        Ok(match (self.sums_opened_at, self.withheld_at) {
            (Some(_), Some(_)) => return Err(Refusal::TimesContradict),
            (Some(_), None) => BoxStage::Opened,
            (None, Some(_)) => BoxStage::TooSmall,
            (None, None) if self.voting_closed_at.is_some() => BoxStage::Closed,
            (None, None) if self.voting_opened_at.is_some() => BoxStage::Open,
            (None, None) if self.ready_at.is_some() => BoxStage::Ready,
            (None, None) => BoxStage::Preparing,
        })
    }
}

fn must_be(stage: BoxStage, wanted: BoxStage) -> Result<(), Refusal> {
    if stage == wanted { Ok(()) } else { Err(Refusal::WrongStage { stage }) }
}

/// Preparing → ready: the rules freeze.
pub fn may_ready(stage: BoxStage) -> Result<(), Refusal> {
    must_be(stage, BoxStage::Preparing)
}

/// Ready → open.
pub fn may_open(stage: BoxStage) -> Result<(), Refusal> {
    must_be(stage, BoxStage::Ready)
}

/// A ballot is taken while the box is open and, once voting has ended, as long
/// as one that was sealed before may still be under way. When it was sealed
/// nobody but its phone can tell.
pub fn may_cast(stage: BoxStage, stop: Option<Stop>, now: Instant) -> Result<(), Refusal> {
    must_be(stage, BoxStage::Open)?;
    match stop {
        Some(stop) if now >= stop.grace_ends_at => Err(Refusal::GraceOver),
        Some(_) | None => Ok(()),
    }
}

/// Voting ends, once.
pub fn may_stop(stage: BoxStage, stop: Option<Stop>) -> Result<(), Refusal> {
    must_be(stage, BoxStage::Open)?;
    if stop.is_some() { Err(Refusal::StoppedBefore) } else { Ok(()) }
}

/// Open → closed, once no ballot can be under way any more.
pub fn may_close(stage: BoxStage, stop: Option<Stop>, now: Instant) -> Result<(), Refusal> {
    must_be(stage, BoxStage::Open)?;
    let left_ms = stop.ok_or(Refusal::NotStopped)?.grace_ends_at.since(now);
    // Rounded up: whoever waits so many seconds is never too early.
    match u64::try_from(left_ms).unwrap_or(0).div_ceil(1_000) {
        0 => Ok(()),
        seconds => Err(Refusal::GraceRuns { seconds }),
    }
}

/// Closed → opened. `ballots` are all that would be summed, paper included.
///
/// # Errors
///
/// [`Refusal::TooSmall`] when the sums must stay sealed; the box is then to be
/// marked as withheld.
pub fn may_open_sums(
    template: &Template,
    stage: BoxStage,
    groups: &[GroupKey],
    ballots: u64,
) -> Result<(), Refusal> {
    must_be(stage, BoxStage::Closed)?;
    if withheld(template, ballots) {
        let minimum = u64::from(template.evaluation().minimum_group);
        return Err(Refusal::TooSmall { groups: groups.to_vec(), voters: ballots, minimum });
    }
    Ok(())
}

/// Whether a box with so many ballots stays sealed for good.
pub fn withheld(template: &Template, ballots: u64) -> bool {
    ballots < u64::from(template.evaluation().minimum_group)
}

/// Whether the template may still change. A box that is ready already asks in
/// its words and weighs by its numbers, so the first such box freezes them.
pub fn may_change_rules(stages: &[BoxStage]) -> Result<(), Refusal> {
    match stages.iter().find(|stage| **stage != BoxStage::Preparing) {
        Some(stage) => Err(Refusal::RulesFrozen { stage: *stage }),
        None => Ok(()),
    }
}

/// Scores wait for every box: those of some would tell voters of the others how
/// it stands, and would weigh wrongly.
pub fn may_score(stages: &[BoxStage]) -> Result<(), Refusal> {
    let ended = |stage: &BoxStage| matches!(stage, BoxStage::Opened | BoxStage::TooSmall);
    match stages.iter().find(|stage| !ended(stage)) {
        Some(stage) => Err(Refusal::WrongStage { stage: *stage }),
        None => Ok(()),
    }
}
