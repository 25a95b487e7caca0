//! Templates, and the rules and days of a review that come of them.

use review::id::{ReviewId, TemplateId};

use super::encoded;

/// All templates.
pub fn templates() -> String {
    "/templates".to_owned()
}

/// Where a file becomes a template.
pub fn template_import() -> String {
    "/templates/import".to_owned()
}

/// Where a new template is written.
pub fn template_make() -> String {
    "/templates/new".to_owned()
}

/// … beginning as another.
pub fn template_new(from: &str) -> String {
    format!("/templates/new?from={}", encoded(from))
}

/// A template that comes with the program.
pub fn template_bundled(key: &str) -> String {
    format!("/templates/bundled/{key}")
}

/// … as a file.
pub fn template_bundled_file(key: &str) -> String {
    format!("/templates/bundled/{key}/file")
}

/// A template of the organisation's own.
pub fn template(template: TemplateId) -> String {
    format!("/templates/{template}")
}

/// One version of it.
pub fn template_version(template: TemplateId, number: usize) -> String {
    format!("/templates/{template}?version={number}")
}

/// … as a file.
pub fn template_file(template: TemplateId, number: usize) -> String {
    format!("/templates/{template}/file?version={number}")
}

/// Where it is changed.
pub fn template_edit(template: TemplateId) -> String {
    format!("/templates/{template}/edit")
}

/// The rules of a review.
pub fn rules(review: ReviewId) -> String {
    format!("/reviews/{review}/rules")
}

/// … as a file.
pub fn rules_file(review: ReviewId) -> String {
    format!("/reviews/{review}/rules/file")
}
