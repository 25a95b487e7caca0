use super::super::{FeedbackRules, TemplateError};
use super::{unique, within};

/// Nobody waits longer than a year for an answer.
const MOST_DAYS: u32 = 365;

pub(super) fn check(rules: &FeedbackRules) -> Result<(), TemplateError> {
    within("assessment.feedback.acknowledge_days", rules.acknowledge_days, 1, MOST_DAYS)?;
    within("assessment.feedback.objection_days", rules.objection_days, 0, MOST_DAYS)?;
    unique("assessment.feedback.shows", rules.shows.iter())
}
