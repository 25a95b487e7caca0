//! What must hold between the parts of a template.

mod assessment;
mod calendar;
mod ceiling;
mod comment;
mod counting;
mod evaluation;
mod fact;
mod feedback;
mod filling;
mod layout;
mod meeting;
mod news;

use std::collections::BTreeSet;
use std::fmt::Display;

use super::{Rules, TemplateError};
use crate::exact::Exact;

pub(super) fn all(rules: &Rules) -> Result<(), TemplateError> {
    entries("template.version", rules.template.version.chars().count(), 1, 32)?;
    report(rules)?;
    meeting::check(rules)?;
    evaluation::check(&rules.evaluation)?;
    rules.evaluation.comments.as_ref().map_or(Ok(()), comment::check)?;
    assessment::check(&rules.evaluation, &rules.assessment)?;
    fact::check(&rules.facts, &rules.assessment)?;
    calendar::check(&rules.calendar)?;
    layout::check(&rules.documents)?;
    news::check(&rules.news)
}

/// More characters than this are no report any more.
const REPORT_LIMIT: u32 = 100_000;

fn report(rules: &Rules) -> Result<(), TemplateError> {
    let report = &rules.report;
    entries("report.sections", report.sections.len(), 1, 40)?;
    unique("report.sections", report.sections.iter().map(|s| &s.key))?;
    within("report.total_limit", report.total_limit, 1, REPORT_LIMIT)?;
    if let Some(limit) = report.written.as_ref().and_then(|written| written.total_limit) {
        within("report.written.total_limit", limit, 1, REPORT_LIMIT)?;
    }
    within("report.oral.limit", report.oral.limit, 1, REPORT_LIMIT)?;
    for section in &report.sections {
        within(&format!("report.sections.{}.limit", section.key), section.limit, 1, REPORT_LIMIT)?;
    }
    let Some(problem) = &report.problem else { return Ok(()) };
    share("report.problem.minimum.share", &problem.minimum.share)?;
    if report.sections.iter().any(|s| s.key == problem.section) {
        return Ok(());
    }
    Err(TemplateError::Unknown {
        field: "report.problem.section".to_owned(),
        key: problem.section.to_string(),
    })
}

fn entries(field: &str, count: usize, least: usize, greatest: usize) -> Result<(), TemplateError> {
    if (least..=greatest).contains(&count) {
        return Ok(());
    }
    Err(TemplateError::WrongCount { field: field.to_owned(), count, least, greatest })
}

fn unique<K: Ord + Display>(field: &str, keys: impl Iterator<Item = K>) -> Result<(), TemplateError> {
    let mut seen = BTreeSet::new();
    for key in keys {
        let name = key.to_string();
        if !seen.insert(key) {
            return Err(TemplateError::Twice { field: field.to_owned(), key: name });
        }
    }
    Ok(())
}

fn within(field: &str, found: u32, least: u32, greatest: u32) -> Result<(), TemplateError> {
    between(field, &Exact::whole(found), &Exact::whole(least), &Exact::whole(greatest))
}

fn share(field: &str, found: &Exact) -> Result<(), TemplateError> {
    between(field, found, &Exact::zero(), &Exact::one())
}

fn between(field: &str, found: &Exact, least: &Exact, greatest: &Exact) -> Result<(), TemplateError> {
    if (least..=greatest).contains(&found) {
        return Ok(());
    }
    let [found, least, greatest] = [found, least, greatest].map(|number| Box::new(number.clone()));
    Err(TemplateError::OutOfRange { field: field.to_owned(), found, least, greatest })
}

/// Each within 0 to 1 and together exactly 1. A weight of 0 is allowed: what is
/// asked but does not count.
fn weights<'a>(field: &str, weights: impl Iterator<Item = &'a Exact>) -> Result<(), TemplateError> {
    let mut sum = Exact::zero();
    for weight in weights {
        share(field, weight)?;
        sum = sum.plus(weight);
    }
    if sum == Exact::one() {
        Ok(())
    } else {
        Err(TemplateError::WeightsNotWhole { field: field.to_owned(), sum })
    }
}
