use super::super::{EvaluationRules, Quota, TemplateError};
use super::{entries, unique, within};

const QUOTAS: &str = "evaluation.filling.quotas";

/// More marks than any ballot has.
const MARKS_LIMIT: u32 = 10_000;

pub(super) fn check(rules: &EvaluationRules) -> Result<(), TemplateError> {
    let quotas = &rules.filling.quotas;
    entries(QUOTAS, quotas.len(), 0, 20)?;
    for (place, quota) in quotas.iter().enumerate() {
        known(rules, quota)?;
        bounds(quota, place + 1)?;
        let mut earlier = quotas.iter().take(place);
        if let Some(grade) = earlier.find_map(|other| shared(other, quota)) {
            return Err(TemplateError::QuotasOverlap { grade });
        }
    }
    Ok(())
}

fn known(rules: &EvaluationRules, quota: &Quota) -> Result<(), TemplateError> {
    let unknown = |key: String| TemplateError::Unknown { field: QUOTAS.to_owned(), key };
    entries(QUOTAS, quota.grades.len(), 1, rules.grades.len())?;
    unique(QUOTAS, quota.grades.iter())?;
    if let Some(grade) = quota.grades.iter().find(|key| rules.grades.iter().all(|grade| &grade.key != *key)) {
        return Err(unknown(grade.to_string()));
    }
    match &quota.criterion {
        Some(key) if rules.criteria.iter().all(|criterion| &criterion.key != key) => {
            Err(unknown(key.to_string()))
        }
        Some(_) | None => Ok(()),
    }
}

fn bounds(quota: &Quota, place: usize) -> Result<(), TemplateError> {
    let (least, most) = (quota.at_least.unwrap_or(0), quota.at_most.unwrap_or(MARKS_LIMIT));
    within(QUOTAS, least, 0, MARKS_LIMIT)?;
    within(QUOTAS, most, 0, MARKS_LIMIT)?;
    if least > most || (quota.at_least.is_none() && quota.at_most.is_none()) {
        return Err(TemplateError::QuotaBounds { place });
    }
    Ok(())
}

/// A grade whose marks both would count. Then one mark could not be judged by
/// itself, nor could it be told beforehand whether both can be kept.
fn shared(one: &Quota, other: &Quota) -> Option<super::super::GradeKey> {
    let apart = matches!((&one.criterion, &other.criterion), (Some(this), Some(that)) if this != that);
    let common = one.grades.iter().find(|grade| other.grades.contains(grade));
    common.filter(|_| !apart).cloned()
}
