//! The committee's sitting: who was there, and what is missing before the grades are final.

use serde::{Deserialize, Serialize};

use super::{Breach, Determination, Refusal as ResultRefusal, Suggestion, determine};
use crate::id::{PersonId, ReporterId};
use crate::template::Template;
use crate::text::{TextError, bounded, fitting};
use crate::time::Day;
use crate::words::Words;

/// Characters of somebody's name.
pub const NAME_LIMIT: usize = 100;
/// People at a sitting.
pub const PRESENT_LIMIT: usize = 200;
/// Characters of the reason for a cap or a floor that is not kept.
pub const BREACH_LIMIT: usize = super::REASON_LIMIT;

/// Somebody who was there, as printed then: the roll may change later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Present {
    /// None for who is not on the roll.
    pub person: Option<PersonId>,
    pub name: Words,
}

/// What the minutes say of a sitting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sitting {
    pub held_on: Option<Day>,
    pub chair: String,
    pub note_taker: String,
    pub present: Vec<Present>,
    /// Why a cap or a floor is not kept.
    pub breach_reason: String,
}

/// Why a sitting is not kept, or its grades are not final.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the grades are final")]
    Frozen,
    #[error("the grades are not final yet")]
    NotFrozen,
    /// Each is a reporter's grade that may not be given so.
    #[error("{} grades may not be given so", slips.len())]
    Slips { slips: Vec<(ReporterId, ResultRefusal)> },
    #[error("not a day")]
    NotADay,
    #[error("a name: {0}")]
    Name(TextError),
    #[error("{count} people of at most {limit}")]
    TooMany { count: usize, limit: usize },
    #[error("the reason: {0}")]
    Reason(TextError),
    #[error("{} things are missing", missing.len())]
    NotReady { missing: Vec<Missing> },
}

/// What stands between the decided grades and final ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Numbers are missing, so nothing is suggested.
    Scores,
    Day,
    Chair,
    NoteTaker,
    Present,
    Grades {
        count: usize,
    },
    /// The decision was lawful when it was made, and is so no longer: another grade is suggested now, or a veto holds.
    Unlawful {
        reporter: ReporterId,
        why: Box<ResultRefusal>,
    },
    /// A cap or a floor is not kept, and nobody says why.
    BreachReason,
}

/// A name as it is kept; blank is none.
pub fn name(text: &str) -> Result<String, Refusal> {
    fitting(text, NAME_LIMIT).map_err(Refusal::Name)
}

/// People who are not on the roll: one a line.
pub fn others(text: &str) -> Result<Vec<Present>, Refusal> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let named = lines.map(|line| {
        let name = bounded(line, NAME_LIMIT).map_err(Refusal::Name)?;
        let words = Words::new(&name, &name).map_err(|_| Refusal::Name(TextError::Empty))?;
        Ok(Present { person: None, name: words })
    });
    named.collect()
}

/// The reason as it is kept; blank is none.
pub fn reason(text: &str) -> Result<String, Refusal> {
    fitting(text, BREACH_LIMIT).map_err(Refusal::Reason)
}

/// Everything that is missing before the grades are final, in the order in which one mends it.
pub fn missing(
    template: &Template,
    sitting: &Sitting,
    lines: &[(ReporterId, Option<&Suggestion>, Option<&Determination>)],
    breaches: &[Breach],
) -> Vec<Missing> {
    let mut missing = Vec::new();
    let mut unless = |there: bool, what: Missing| {
        if !there {
            missing.push(what);
        }
    };
    unless(lines.iter().all(|(_, suggestion, _)| suggestion.is_some()), Missing::Scores);
    unless(sitting.held_on.is_some(), Missing::Day);
    unless(!sitting.chair.is_empty(), Missing::Chair);
    unless(!sitting.note_taker.is_empty(), Missing::NoteTaker);
    unless(!sitting.present.is_empty(), Missing::Present);
    let undecided = lines.iter().filter(|(_, _, decided)| decided.is_none()).count();
    unless(undecided == 0, Missing::Grades { count: undecided });
    for (reporter, suggestion, decided) in lines {
        let (Some(suggestion), Some(decided)) = (suggestion, decided) else { continue };
        if let Err(why) = determine(template, suggestion, &decided.grade, decided.reason.as_deref()) {
            unless(false, Missing::Unlawful { reporter: *reporter, why: Box::new(why) });
        }
    }
    unless(breaches.is_empty() || !sitting.breach_reason.is_empty(), Missing::BreachReason);
    missing
}
