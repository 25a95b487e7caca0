//! The clock of a slot or a turn. All screens reckon from the same instants.

use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::time::Instant;

const MINUTE_MS: i64 = 60_000;

/// A clock that was started, and what has been done to it since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Clock {
    pub started_at: Instant,
    pub duration_ms: i64,
    /// Set while the clock stands still.
    pub paused_at: Option<Instant>,
    /// Of all earlier pauses.
    pub paused_ms: i64,
}

/// What the hall sees of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    Running,
    /// Little time is left.
    Warning,
    /// Time is up; from here on the overrun grows.
    Over,
}

impl Clock {
    /// A day; longer is a slip of the keyboard.
    pub const LIMIT_MINUTES: u32 = 1_440;

    pub fn start(now: Instant, minutes: u32) -> Result<Self, Refusal> {
        if minutes == 0 || minutes > Self::LIMIT_MINUTES {
            return Err(Refusal::ClockLength { limit_minutes: Self::LIMIT_MINUTES });
        }
        let duration_ms = i64::from(minutes) * MINUTE_MS;
        Ok(Self { started_at: now, duration_ms, paused_at: None, paused_ms: 0 })
    }

    pub fn pause(self, now: Instant) -> Result<Self, Refusal> {
        if self.paused_at.is_some() {
            return Err(Refusal::ClockPaused);
        }
        Ok(Self { paused_at: Some(now), ..self })
    }

    pub fn resume(self, now: Instant) -> Result<Self, Refusal> {
        let paused_at = self.paused_at.ok_or(Refusal::ClockRuns)?;
        let pause = now.since(paused_at).max(0);
        Ok(Self { paused_at: None, paused_ms: self.paused_ms.saturating_add(pause), ..self })
    }

    pub fn add_minute(self) -> Result<Self, Refusal> {
        let duration_ms = self.duration_ms.saturating_add(MINUTE_MS);
        if duration_ms > i64::from(Self::LIMIT_MINUTES) * MINUTE_MS {
            return Err(Refusal::ClockLength { limit_minutes: Self::LIMIT_MINUTES });
        }
        Ok(Self { duration_ms, ..self })
    }

    /// Milliseconds used, pauses left out. Never negative, should a clock be
    /// set back.
    pub fn elapsed_ms(&self, now: Instant) -> i64 {
        let until = self.paused_at.unwrap_or(now);
        until.since(self.started_at).saturating_sub(self.paused_ms).max(0)
    }

    /// Milliseconds left; negative from the end on.
    pub fn remaining_ms(&self, now: Instant) -> i64 {
        self.duration_ms.saturating_sub(self.elapsed_ms(now))
    }

    /// Milliseconds past the end, 0 before it.
    pub fn overrun_ms(&self, now: Instant) -> i64 {
        self.remaining_ms(now).saturating_neg().max(0)
    }

    pub fn mark(&self, now: Instant, warning_seconds: u32) -> Mark {
        let remaining = self.remaining_ms(now);
        if remaining <= 0 {
            Mark::Over
        } else if remaining <= i64::from(warning_seconds) * 1_000 {
            Mark::Warning
        } else {
            Mark::Running
        }
    }
}
