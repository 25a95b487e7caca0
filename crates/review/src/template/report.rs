//! What a report must hold and how long it may be.

use serde::Deserialize;

use super::key::SectionKey;
use crate::threshold::Threshold;
use crate::words::Words;

/// Rules of the written and the spoken report. Limits are characters as
/// [`crate::text::count_characters`] counts them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportRules {
    /// Of all sections together.
    pub total_limit: u32,
    pub sections: Vec<Section>,
    pub problem: Option<ProblemRule>,
    pub oral: OralRule,
    #[serde(default)]
    pub attachments: AttachmentRules,
}

/// How many files go with a report, and how large each may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttachmentRules {
    pub limit: usize,
    pub megabytes: usize,
}

impl AttachmentRules {
    /// Whatever a template says: files are kept in the database.
    pub const MEGABYTES: usize = 32;

    /// Bytes of one file.
    pub fn bytes(&self) -> usize {
        self.megabytes.min(Self::MEGABYTES) * 1024 * 1024
    }
}

impl Default for AttachmentRules {
    fn default() -> Self {
        Self { limit: 10, megabytes: 20 }
    }
}

/// A required heading.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub key: SectionKey,
    pub title: Words,
    pub guidance: Words,
    pub limit: u32,
}

/// The share of the text that problems and causes must fill.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProblemRule {
    pub section: SectionKey,
    pub minimum: Threshold,
    pub effect: Effect,
}

/// What a finding does to handing in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    Warn,
    Block,
}

/// The report on the floor.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OralRule {
    pub minutes: u32,
    /// Of the text to be spoken.
    pub limit: u32,
}

impl OralRule {
    /// How long a text of so many characters takes to speak, at the speed at
    /// which a text of the full limit takes the full time.
    pub fn estimated_seconds(&self, count: u32) -> u64 {
        let full = u64::from(self.minutes) * 60;
        (u64::from(count) * full).div_ceil(u64::from(self.limit).max(1))
    }
}
