use super::super::{CommentRules, TemplateError};
use super::{entries, unique, within};

/// Each reporter's comment of each voter is sealed at full length, empty or not.
const LIMIT: u32 = 1_000;

pub(super) fn check(rules: &CommentRules) -> Result<(), TemplateError> {
    within("evaluation.comments.limit", rules.limit, 20, LIMIT)?;
    entries("evaluation.comments.readers", rules.readers.len(), 1, 3)?;
    unique("evaluation.comments.readers", rules.readers.iter())
}
