//! The letter to a reporter: acknowledged, objected to, reviewed.

use serde::{Deserialize, Serialize};

use super::REASON_LIMIT;
use crate::template::{FeedbackRules, GradeKey};
use crate::text::{TextError, bounded, fitting};
use crate::time::Day;

/// Something that was done about a letter. Deeds are added, never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum Deed {
    /// A rule wants somebody to talk with the reporter. Noted when the grades became final.
    TalkDue,
    /// Somebody of the committee has talked with the reporter.
    Talked {
        on: Day,
        note: String,
    },
    /// The reporter has opened the letter.
    Opened,
    Acknowledged,
    Objected {
        reason: String,
    },
    /// The committee's answer to the objection; `grade` where it became another one.
    Reviewed {
        held_on: Day,
        grade: Option<GradeKey>,
        reason: String,
    },
}

/// Why something about a letter cannot be done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the grades are not final yet")]
    NotFrozen,
    #[error("the letters are out already")]
    Released,
    #[error("acknowledged before")]
    AcknowledgedBefore,
    #[error("objected before")]
    ObjectedBefore,
    /// The rules have no objection.
    #[error("there is no objection by these rules")]
    NoObjection,
    #[error("the period ended on {until}")]
    TooLate { until: Day },
    #[error("there is no objection to review")]
    NothingToReview,
    #[error("no talk is due")]
    NoTalk,
    /// An upheld objection changes the grade, another grade takes an upheld objection.
    #[error("the grade stays as it is")]
    SameGrade,
    #[error("not a day up to today")]
    NotADay,
    #[error("the reason: {0}")]
    Reason(TextError),
}

/// How a letter stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub opened: bool,
    pub acknowledged: bool,
    pub objection: Option<String>,
    pub reviewed: bool,
    pub talk_due: bool,
    pub talked: bool,
}

impl State {
    pub fn of<'a>(deeds: impl Iterator<Item = &'a Deed>) -> Self {
        let mut state = Self::default();
        for deed in deeds {
            match deed {
                Deed::TalkDue => state.talk_due = true,
                Deed::Talked { .. } => state.talked = true,
                Deed::Opened => state.opened = true,
                Deed::Acknowledged => state.acknowledged = true,
                Deed::Objected { reason } => state.objection = Some(reason.clone()),
                Deed::Reviewed { .. } => state.reviewed = true,
            }
        }
        state
    }

    /// Whether the committee owes an answer.
    pub fn waits_for_review(&self) -> bool {
        self.objection.is_some() && !self.reviewed
    }

    pub fn waits_for_talk(&self) -> bool {
        self.talk_due && !self.talked
    }
}

/// The last days in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Periods {
    pub acknowledge_by: Day,
    /// None where the rules have no objection.
    pub object_by: Option<Day>,
}

/// Both periods begin on the day after the letter. A calendar that ends before stays at its last day.
pub fn periods(rules: &FeedbackRules, released: Day) -> Periods {
    let after =
        |days: u32| i32::try_from(days).ok().and_then(|days| released.plus_days(days)).unwrap_or(released);
    Periods {
        acknowledge_by: after(rules.acknowledge_days),
        object_by: (rules.objection_days > 0).then(|| after(rules.objection_days)),
    }
}

/// Late is better than never: acknowledging has no end.
pub fn may_acknowledge(state: &State) -> Result<(), Refusal> {
    if state.acknowledged { Err(Refusal::AcknowledgedBefore) } else { Ok(()) }
}

/// The objection as it is kept. There is one, with all its reasons.
pub fn object(state: &State, periods: &Periods, today: Day, reason: &str) -> Result<Deed, Refusal> {
    let until = periods.object_by.ok_or(Refusal::NoObjection)?;
    if state.objection.is_some() {
        return Err(Refusal::ObjectedBefore);
    }
    if today > until {
        return Err(Refusal::TooLate { until });
    }
    Ok(Deed::Objected { reason: bounded(reason, REASON_LIMIT).map_err(Refusal::Reason)? })
}

/// The committee's answer as it is kept. `changed` is the new grade, `stands` the one that there is.
pub fn review(
    state: &State,
    stands: &GradeKey,
    changed: Option<&GradeKey>,
    held_on: Day,
    today: Day,
    reason: &str,
) -> Result<Deed, Refusal> {
    if !state.waits_for_review() {
        return Err(Refusal::NothingToReview);
    }
    if changed == Some(stands) {
        return Err(Refusal::SameGrade);
    }
    if held_on > today {
        return Err(Refusal::NotADay);
    }
    let reason = bounded(reason, REASON_LIMIT).map_err(Refusal::Reason)?;
    Ok(Deed::Reviewed { held_on, grade: changed.cloned(), reason })
}

/// That a talk was held.
pub fn talk(state: &State, on: Day, today: Day, note: &str) -> Result<Deed, Refusal> {
    if !state.waits_for_talk() {
        return Err(Refusal::NoTalk);
    }
    if on > today {
        return Err(Refusal::NotADay);
    }
    Ok(Deed::Talked { on, note: fitting(note, REASON_LIMIT).map_err(Refusal::Reason)? })
}
