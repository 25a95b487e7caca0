use super::super::{AssessmentRules, Consequence, Gate, Grade, GradeKey, Majority, TemplateError};
use super::assessment::{known, known_input};
use super::{between, entries, share, unique, within};
use crate::exact::Exact;
use crate::threshold::{Operator, Threshold};

/// Rules that hold a grade down: each must be able to, and to be escaped.
pub(super) fn check(grades: &[Grade], rules: &AssessmentRules) -> Result<(), TemplateError> {
    entries("assessment.gates", rules.gates.len(), 0, 20)?;
    unique("assessment.gates", rules.gates.iter().map(|gate| &gate.key))?;
    rules.gates.iter().try_for_each(|one| gate(grades, rules, one))?;
    entries("assessment.majorities", rules.majorities.len(), 0, 20)?;
    unique("assessment.majorities", rules.majorities.iter().map(|majority| &majority.key))?;
    rules.majorities.iter().try_for_each(|one| majority(grades, one))?;
    entries("assessment.vetoes", rules.vetoes.len(), 0, 40)?;
    unique("assessment.vetoes", rules.vetoes.iter().map(|veto| &veto.key))?;
    for veto in &rules.vetoes {
        ceiling(&format!("assessment.vetoes.{}", veto.key), grades, &veto.ceiling)?;
    }
    for trigger in &rules.triggers {
        let field = format!("assessment.triggers.{}", trigger.key);
        trigger.ceiling.as_ref().map_or(Ok(()), |grade| ceiling(&field, grades, grade))?;
    }
    entries("assessment.consequences", rules.consequences.len(), 0, 20)?;
    rules.consequences.iter().try_for_each(|one| consequence(grades, one))
}

fn gate(grades: &[Grade], rules: &AssessmentRules, gate: &Gate) -> Result<(), TemplateError> {
    let field = format!("assessment.gates.{}", gate.key);
    known_input(&field, rules, &gate.input)?;
    ceiling(&field, grades, &gate.ceiling)?;
    let greatest = Exact::whole(100);
    between(&field, &gate.bound, &Exact::zero(), &greatest)?;
    if gate.operator == Operator::MoreThan && gate.bound == greatest {
        return Err(TemplateError::NeverReached { field, bound: gate.bound.clone() });
    }
    match rules.gates.iter().find(|other| covers(grades, other, gate)) {
        Some(other) => Err(TemplateError::GateIdle { gate: gate.key.clone(), by: other.key.clone() }),
        None => Ok(()),
    }
}

/// Whether who fails `gate` fails `other` as well, and is held as low by it or lower.
fn covers(grades: &[Grade], other: &Gate, gate: &Gate) -> bool {
    let strictness = |one: &Gate| (one.bound.clone(), one.operator == Operator::MoreThan);
    let rank = |one: &Gate| grades.iter().position(|grade| grade.key == one.ceiling);
    let harder = strictness(other) > strictness(gate) && rank(other) >= rank(gate);
    let lower = strictness(other) == strictness(gate) && rank(other) > rank(gate);
    other.key != gate.key && other.input == gate.input && (harder || lower)
}

fn majority(grades: &[Grade], majority: &Majority) -> Result<(), TemplateError> {
    let field = format!("assessment.majorities.{}", majority.key);
    entries(&field, majority.grades.len(), 1, grades.len().saturating_sub(1))?;
    majority.grades.iter().try_for_each(|grade| known(&field, grades, grade))?;
    unique(&field, majority.grades.iter())?;
    ceiling(&field, grades, &majority.ceiling)?;
    let Threshold { share: bound, operator } = &majority.threshold;
    share(&field, bound)?;
    if *operator == Operator::MoreThan && *bound == Exact::one() {
        return Err(TemplateError::NeverReached { field, bound: bound.clone() });
    }
    Ok(())
}

/// The best grade as a ceiling would hold nobody down.
fn ceiling(field: &str, grades: &[Grade], key: &GradeKey) -> Result<(), TemplateError> {
    known(field, grades, key)?;
    if grades.first().is_some_and(|best| &best.key == key) {
        return Err(TemplateError::CeilingOnBest { field: field.to_owned(), grade: key.clone() });
    }
    Ok(())
}

fn consequence(grades: &[Grade], one: &Consequence) -> Result<(), TemplateError> {
    let field = "assessment.consequences";
    entries(field, one.grades.len(), 1, grades.len())?;
    unique(field, one.grades.iter())?;
    // What stood earlier than last year no copied review knows.
    within("assessment.consequences.years", one.years.unwrap_or(1), 1, 2)?;
    one.grades.iter().try_for_each(|grade| known(field, grades, grade))
}
