//! What a report must hold and how long it may be.

use serde::Deserialize;

use super::key::SectionKey;
use crate::report::How;
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
    /// Where some may report in writing only.
    pub written: Option<WrittenRule>,
    #[serde(default)]
    pub attachments: AttachmentRules,
}

impl ReportRules {
    /// How somebody reports under these rules: where they know no reports in writing alone, everybody comes in person.
    pub fn how(&self, how: How) -> How {
        if self.written.is_some() { how } else { How::InPerson }
    }

    /// Of all sections together, for who reports this way.
    pub fn total_limit_of(&self, how: How) -> u32 {
        let written = self.written.as_ref().filter(|_| how == How::Writing);
        written.and_then(|written| written.total_limit).unwrap_or(self.total_limit)
    }

    /// Whether who reports this way is graded on the ballot.
    pub fn on_ballot(&self, how: How) -> bool {
        match self.how(how) {
            How::InPerson => true,
            How::Writing => self.written.as_ref().is_none_or(|written| written.on_ballot),
        }
    }
}

/// Reports that are handed in and not given at the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenRule {
    /// Of all their sections together, where it is another than that of the others.
    pub total_limit: Option<u32>,
    /// Whether their reporters are graded all the same.
    #[serde(default = "yes")]
    pub on_ballot: bool,
}

const fn yes() -> bool {
    true
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
