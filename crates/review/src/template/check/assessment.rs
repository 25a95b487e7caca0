use super::super::{
    AssessmentRules, Band, Cap, EvaluationRules, Floor, Grade, GradeKey, InputKey, Source, TemplateError,
};
use super::{between, ceiling, counting, entries, feedback, share, unique, weights, within};
use crate::exact::Exact;

pub(super) fn check(evaluation: &EvaluationRules, rules: &AssessmentRules) -> Result<(), TemplateError> {
    let grades = &evaluation.grades;
    within("assessment.decimals", u32::from(rules.decimals), 0, 6)?;
    inputs(rules)?;
    bands(grades, &rules.bands)?;
    caps(grades, rules)?;
    rules.floors.iter().try_for_each(|floor| lowest(grades, floor))?;
    entries("assessment.triggers", rules.triggers.len(), 0, 20)?;
    unique("assessment.triggers", rules.triggers.iter().map(|t| &t.key))?;
    for trigger in &rules.triggers {
        let field = format!("assessment.triggers.{}", trigger.key);
        share(&field, &trigger.threshold.share)?;
        known(&field, grades, &trigger.grade)?;
    }
    let strange = rules.committee.as_ref().filter(|key| evaluation.groups.iter().all(|g| &g.key != *key));
    if let Some(key) = strange {
        return Err(TemplateError::Unknown {
            field: "assessment.committee".to_owned(),
            key: key.to_string(),
        });
    }
    counting::check(rules)?;
    ceiling::check(grades, rules)?;
    feedback::check(&rules.feedback)
}

fn inputs(rules: &AssessmentRules) -> Result<(), TemplateError> {
    entries("assessment.inputs", rules.inputs.len(), 1, 20)?;
    unique("assessment.inputs", rules.inputs.iter().map(|i| &i.key))?;
    weights("assessment.inputs", rules.inputs.iter().map(|i| &i.weight))?;
    let count = rules.inputs.iter().filter(|i| i.source == Source::Evaluation).count();
    if count == 1 { Ok(()) } else { Err(TemplateError::EvaluationInputs { count }) }
}

fn bands(grades: &[Grade], bands: &[Band]) -> Result<(), TemplateError> {
    let Some((last, upper)) = grades.split_last() else { return Ok(()) };
    for (place, grade) in upper.iter().enumerate() {
        let expected = grade.key.clone();
        match bands.get(place) {
            Some(band) if band.grade == expected => {}
            Some(_) | None => return Err(TemplateError::BandMissing { place: place + 1, expected }),
        }
    }
    if bands.len() > upper.len() {
        return Err(TemplateError::BandTooMany { grade: last.key.clone() });
    }
    let mut pairs = bands.iter().zip(bands.iter().skip(1));
    match pairs.find(|(above, below)| below.bound >= above.bound) {
        Some((_, below)) => Err(TemplateError::BandsNotFalling { grade: below.grade.clone() }),
        None => Ok(()),
    }
}

fn caps(grades: &[Grade], rules: &AssessmentRules) -> Result<(), TemplateError> {
    let of_all = rules.caps.iter().filter(|cap| cap.input.is_none());
    unique("assessment.caps", of_all.map(|cap| &cap.grade))?;
    own_results(rules)?;
    for cap in &rules.caps {
        share(&format!("assessment.caps.{}", cap.grade), &cap.share)?;
        known("assessment.caps", grades, &cap.grade)?;
        if grades.last().is_some_and(|last| last.key == cap.grade) {
            return Err(TemplateError::CapOnLast { grade: cap.grade.clone() });
        }
    }
    Ok(())
}

/// Caps by a unit's own result: each with a bound, and of one grade no unit under two of them.
fn own_results(rules: &AssessmentRules) -> Result<(), TemplateError> {
    for (place, cap) in rules.caps.iter().enumerate() {
        let bounds = || TemplateError::CapBounds { grade: cap.grade.clone() };
        let bounded = cap.from.is_some() || cap.below.is_some();
        if cap.input.is_some() != bounded {
            return Err(bounds());
        }
        let Some(input) = &cap.input else { continue };
        known_input("assessment.caps", rules, input)?;
        for (key, bound) in [("from", &cap.from), ("below", &cap.below)] {
            let Some(bound) = bound else { continue };
            between(&format!("assessment.caps.{key}"), bound, &Exact::zero(), &Exact::whole(100))?;
        }
        if cap.from.as_ref().zip(cap.below.as_ref()).is_some_and(|(from, below)| from >= below) {
            return Err(bounds());
        }
        let mut others = rules.caps.iter().skip(place + 1).filter(|other| other.grade == cap.grade);
        if others.any(|other| other.input.as_ref().is_some_and(|own| own != input || meet(cap, other))) {
            return Err(TemplateError::CapsOverlap { grade: cap.grade.clone() });
        }
    }
    Ok(())
}

/// Whether some result falls under both.
fn meet(one: &Cap, other: &Cap) -> bool {
    let begins_within = |from: &Option<Exact>, below: &Option<Exact>| match (from, below) {
        (Some(from), Some(below)) => from < below,
        (Some(_) | None, Some(_) | None) => true,
    };
    begins_within(&one.from, &other.below) && begins_within(&other.from, &one.below)
}

fn lowest(grades: &[Grade], floor: &Floor) -> Result<(), TemplateError> {
    share("assessment.floors", &floor.share)?;
    floor.grades.iter().try_for_each(|grade| known("assessment.floors", grades, grade))?;
    unique("assessment.floors", floor.grades.iter())?;
    let some = !floor.grades.is_empty() && floor.grades.len() < grades.len();
    let bottom = grades.iter().rev().take(floor.grades.len());
    if some && bottom.clone().all(|grade| floor.grades.contains(&grade.key)) {
        return Ok(());
    }
    Err(TemplateError::FloorNotLowest)
}

pub(super) fn known(field: &str, grades: &[Grade], key: &GradeKey) -> Result<(), TemplateError> {
    if grades.iter().any(|grade| &grade.key == key) {
        return Ok(());
    }
    Err(TemplateError::Unknown { field: field.to_owned(), key: key.to_string() })
}

pub(super) fn known_input(field: &str, rules: &AssessmentRules, key: &InputKey) -> Result<(), TemplateError> {
    if rules.inputs.iter().any(|input| &input.key == key) {
        return Ok(());
    }
    Err(TemplateError::Unknown { field: field.to_owned(), key: key.to_string() })
}
