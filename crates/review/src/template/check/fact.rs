use super::super::{AssessmentRules, Check, FactRules, Source, TemplateError};
use super::{between, entries, unique, within};
use crate::exact::Exact;

/// Points of one check.
const POINTS: u32 = 1_000;

pub(super) fn check(rules: &FactRules, assessment: &AssessmentRules) -> Result<(), TemplateError> {
    entries("facts.entered_by", rules.entered_by.len(), 1, 2)?;
    unique("facts.entered_by", rules.entered_by.iter())?;
    entries("facts.checks", rules.checks.len(), 0, 12)?;
    unique("facts.checks", rules.checks.iter().map(|check| &check.key))?;
    for check in &rules.checks {
        let field = format!("facts.checks.{}", check.key);
        between(&format!("{field}.points"), &check.points, &Exact::one(), &Exact::whole(POINTS))?;
        within(&format!("{field}.decimals"), u32::from(check.decimals), 0, 4)?;
        feeds(&field, check, assessment)?;
    }
    let mut made = assessment.inputs.iter().filter(|input| input.source == Source::Checks);
    match made.find(|input| rules.of_input(&input.key).next().is_none()) {
        Some(input) => Err(TemplateError::InputWithoutChecks { input: input.key.clone() }),
        None => Ok(()),
    }
}

/// An input has one source: what a check is part of is made of checks alone.
fn feeds(field: &str, check: &Check, assessment: &AssessmentRules) -> Result<(), TemplateError> {
    let Some(key) = &check.input else { return Ok(()) };
    match assessment.inputs.iter().find(|input| &input.key == key) {
        Some(input) if input.source == Source::Checks => Ok(()),
        Some(_) => Err(TemplateError::InputNotOfChecks { check: check.key.clone(), input: key.clone() }),
        None => Err(TemplateError::Unknown { field: format!("{field}.input"), key: key.to_string() }),
    }
}
