//! The committee's decision, which may differ from what was suggested.

use serde::{Deserialize, Serialize};

use super::Refusal;
use super::ceiling::WhyCeiling;
use super::own;
use super::scoring::Score;
use super::suggestion::{Limit, Suggestion};
use crate::id::ReporterId;
use crate::template::{GradeKey, Template};
use crate::text::{TextError, bounded};

/// Characters of a minuted reason.
pub const REASON_LIMIT: usize = 1_000;

/// A grade as the committee set it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Determination {
    pub reporter: ReporterId,
    pub grade: GradeKey,
    /// There whenever the grade is not simply the one suggested.
    pub reason: Option<String>,
}

/// Sets a reporter's grade.
///
/// # Errors
///
/// [`Refusal::ReasonRequired`] when the grade departs from the suggestion or
/// settles a tie and no reason is given; [`Refusal::Vetoed`] above a veto,
/// reason or not.
pub fn determine(
    template: &Template,
    suggestion: &Suggestion,
    decided: &GradeKey,
    reason: Option<&str>,
) -> Result<Determination, Refusal> {
    if template.grade(decided).is_none() {
        return Err(Refusal::UnknownGrade { grade: decided.clone() });
    }
    if let Some(ceiling) = vetoed(template, suggestion, decided) {
        return Err(Refusal::Vetoed { decided: decided.clone(), ceiling: ceiling.clone() });
    }
    let reason = match bounded(reason.unwrap_or_default(), REASON_LIMIT) {
        Ok(reason) => Some(reason),
        Err(TextError::Empty) => None,
        Err(error @ TextError::TooLong { .. }) => return Err(Refusal::Reason(error)),
    };
    let as_suggested = suggestion.suggested.grade() == Some(decided);
    if !as_suggested && reason.is_none() {
        return Err(Refusal::ReasonRequired { decided: decided.clone() });
    }
    Ok(Determination { reporter: suggestion.reporter, grade: decided.clone(), reason })
}

/// The veto's ceiling that a grade would pass.
fn vetoed<'a>(template: &Template, suggestion: &'a Suggestion, decided: &GradeKey) -> Option<&'a GradeKey> {
    let vetoes = suggestion.ceilings.iter().filter(|ceiling| match ceiling.why {
        WhyCeiling::Veto { .. } => true,
        WhyCeiling::Gate { .. } | WhyCeiling::Majority { .. } | WhyCeiling::Trigger { .. } => false,
    });
    let lowest = vetoes.map(|ceiling| &ceiling.grade).max_by_key(|grade| template.grade_rank(grade))?;
    (template.grade_rank(decided) < template.grade_rank(lowest)).then_some(lowest)
}

/// A cap or floor that the decided grades do not keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breach {
    pub limit: Limit,
    /// How many were given the capped grade, or one of the floor's.
    pub given: u64,
}

/// Holds the grades of all reporters against caps and floors. Committees may
/// depart from them; pages and minutes say that they did.
///
/// `scores` tell whose unit falls under a cap by its own result.
pub fn breaches(template: &Template, scores: &[Score], decided: &[Determination]) -> Vec<Breach> {
    let rules = template.assessment();
    let count =
        |grades: &[GradeKey]| decided.iter().fold(0, |sum, d| sum + u64::from(grades.contains(&d.grade)));
    let reporters = decided.iter().fold(0, |sum, _| sum + 1);
    let own = rules.caps.iter().enumerate().filter_map(|(place, cap)| {
        let under = |one: &Determination| {
            let score = scores.iter().find(|score| score.reporter == one.reporter);
            score.is_some_and(|score| own::caps_over(template, score).contains(&place))
        };
        let under = || decided.iter().filter(|one| under(one));
        let places = cap.places(under().fold(0, |sum, _| sum + 1));
        let given = under().fold(0, |sum, one| sum + u64::from(one.grade == cap.grade));
        own::limit(cap, places).filter(|_| given > places).map(|limit| Breach { limit, given })
    });
    let of_all = rules.caps.iter().filter(|cap| cap.input.is_none());
    let caps = of_all.filter_map(|cap| {
        let (places, given) = (cap.places(reporters), count(std::slice::from_ref(&cap.grade)));
        let limit = Limit::Cap { grade: cap.grade.clone(), places };
        (given > places).then_some(Breach { limit, given })
    });
    let floors = rules.floors.iter().filter_map(|floor| {
        let (places, given) = (floor.places(reporters), count(&floor.grades));
        let limit = Limit::Floor { grades: floor.grades.clone(), places };
        (given < places).then_some(Breach { limit, given })
    });
    caps.chain(own).chain(floors).collect()
}
