//! The sitting: its quorum and its order of slots.

use serde::Deserialize;

use super::key::SlotKey;
use crate::threshold::Threshold;
use crate::words::Words;

/// Rules of the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingRules {
    /// Of those present out of those on the roll.
    pub quorum: Threshold,
    /// How long before its end the clock warns.
    pub warning_seconds: u32,
    pub agenda: Vec<Slot>,
}

impl MeetingRules {
    /// Planned length with so many reporters.
    pub fn minutes(&self, reporters: u32) -> u32 {
        self.agenda.iter().fold(0, |sum, slot| sum.saturating_add(slot.kind.minutes(reporters)))
    }

    pub fn slot(&self, key: &SlotKey) -> Option<&Slot> {
        self.agenda.iter().find(|s| &s.key == key)
    }
}

/// One point of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub struct Slot {
    pub key: SlotKey,
    pub title: Words,
    pub kind: SlotKind,
}

/// What happens in a slot, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SlotKind {
    /// Roll and quorum.
    Opening { minutes: u32 },
    /// Tellers and scrutineers, cards handed out.
    Tellers { minutes: u32 },
    /// Each reporter in turn: report, questions, comment.
    Reports { report_minutes: u32, question_minutes: u32, comment_minutes: u32 },
    /// Marking and casting.
    Ballot { minutes: u32 },
    /// Summing-up and requirements.
    SummingUp { minutes: u32 },
}

impl SlotKind {
    /// Planned length of the whole slot with so many reporters.
    pub fn minutes(self, reporters: u32) -> u32 {
        match self {
            Self::Opening { minutes }
            | Self::Tellers { minutes }
            | Self::Ballot { minutes }
            | Self::SummingUp { minutes } => minutes,
            Self::Reports { report_minutes, question_minutes, comment_minutes } => {
                let each = report_minutes.saturating_add(question_minutes).saturating_add(comment_minutes);
                each.saturating_mul(reporters)
            }
        }
    }

    pub fn is_reports(self) -> bool {
        matches!(self, Self::Reports { .. })
    }
}

/// A slot as it stands in the text, where the kind says which lengths belong.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    key: SlotKey,
    title: Words,
    kind: Kind,
    minutes: Option<u32>,
    report_minutes: Option<u32>,
    question_minutes: Option<u32>,
    comment_minutes: Option<u32>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Opening,
    Tellers,
    Reports,
    Ballot,
    SummingUp,
}

impl TryFrom<Written> for Slot {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let kind = kind(&written)?;
        Ok(Self { key: written.key, title: written.title, kind })
    }
}

fn kind(written: &Written) -> Result<SlotKind, String> {
    let times = (written.minutes, written.report_minutes, written.question_minutes, written.comment_minutes);
    match (written.kind, times) {
        (Kind::Reports, (None, Some(report_minutes), Some(question_minutes), Some(comment_minutes))) => {
            Ok(SlotKind::Reports { report_minutes, question_minutes, comment_minutes })
        }
        (Kind::Opening, (Some(minutes), None, None, None)) => Ok(SlotKind::Opening { minutes }),
        (Kind::Tellers, (Some(minutes), None, None, None)) => Ok(SlotKind::Tellers { minutes }),
        (Kind::Ballot, (Some(minutes), None, None, None)) => Ok(SlotKind::Ballot { minutes }),
        (Kind::SummingUp, (Some(minutes), None, None, None)) => Ok(SlotKind::SummingUp { minutes }),
        (Kind::Reports, _) => Err(format!(
            "slot {}: a slot of reports has report_minutes, question_minutes and comment_minutes",
            written.key
        )),
        (Kind::Opening | Kind::Tellers | Kind::Ballot | Kind::SummingUp, _) => {
            Err(format!("slot {}: this kind of slot has minutes and no other length", written.key))
        }
    }
}
