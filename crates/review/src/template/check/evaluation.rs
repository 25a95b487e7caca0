use super::super::{EvaluationRules, Group, TemplateError};
use super::{between, entries, unique, weights, within};
use crate::exact::Exact;

/// Points a single vote can be worth.
const POINTS_LIMIT: i64 = 1_000;

pub(super) fn check(rules: &EvaluationRules) -> Result<(), TemplateError> {
    within("evaluation.minimum_group", rules.minimum_group, 3, 1_000)?;
    within("evaluation.spare_cards", rules.spare_cards, 0, 1_000)?;
    // One alone could read every ballot.
    within("evaluation.trustees.needed", rules.trustees.needed, 2, 100)?;
    entries("evaluation.criteria", rules.criteria.len(), 1, 20)?;
    unique("evaluation.criteria", rules.criteria.iter().map(|c| &c.key))?;
    weights("evaluation.criteria", rules.criteria.iter().map(|c| &c.weight))?;
    grades(rules)?;
    entries("evaluation.groups", rules.groups.len(), 1, 26)?;
    unique("evaluation.groups", rules.groups.iter().map(|g| &g.key))?;
    weights("evaluation.groups", rules.groups.iter().map(|g| &g.weight))?;
    rules.groups.iter().try_for_each(|group| merge(rules, group))
}

fn grades(rules: &EvaluationRules) -> Result<(), TemplateError> {
    entries("evaluation.grades", rules.grades.len(), 2, 10)?;
    unique("evaluation.grades", rules.grades.iter().map(|g| &g.key))?;
    let mut before = None;
    for grade in &rules.grades {
        let field = format!("evaluation.grades.{}.points", grade.key);
        between(&field, &grade.points, &Exact::zero(), &Exact::whole(POINTS_LIMIT))?;
        if before.is_some_and(|points| points <= &grade.points) {
            return Err(TemplateError::PointsNotFalling { grade: grade.key.clone() });
        }
        before = Some(&grade.points);
    }
    Ok(())
}

/// Two groups may name each other: whichever is too small joins the other.
fn merge(rules: &EvaluationRules, group: &Group) -> Result<(), TemplateError> {
    let Some(into) = &group.merge_into else { return Ok(()) };
    if into == &group.key {
        return Err(TemplateError::MergedIntoItself { group: group.key.clone() });
    }
    if rules.groups.iter().any(|g| &g.key == into) {
        return Ok(());
    }
    let field = format!("evaluation.groups.{}.merge_into", group.key);
    Err(TemplateError::Unknown { field, key: into.to_string() })
}
