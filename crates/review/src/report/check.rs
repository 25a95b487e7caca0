//! What a report still lacks, named one by one.

use serde::{Deserialize, Serialize};

use super::body::Body;
use super::how::How;
use crate::exact::Exact;
use crate::id::ItemId;
use crate::template::{Effect, SectionKey, Template};
use crate::text::count_characters;
use crate::threshold::Threshold;
use crate::words::Lang;

/// What a finding does to handing in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Warn,
    Block,
}

/// Something wrong with a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    pub problem: Problem,
}

/// What exactly is wrong. Counts are those of [`count_characters`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    SectionMissing {
        section: SectionKey,
    },
    SectionTooLong {
        section: SectionKey,
        count: u32,
        limit: u32,
    },
    TotalTooLong {
        count: u32,
        limit: u32,
    },
    /// `count` of `total` is below the share the template wants of `section`.
    ProblemShareLow {
        section: SectionKey,
        count: u32,
        total: u32,
        minimum: Threshold,
    },
    ItemUnanswered {
        item: ItemId,
    },
    /// Answered, but not said whether it is done.
    ItemUndecided {
        item: ItemId,
    },
    OralTooLong {
        count: u32,
        limit: u32,
    },
}

impl Problem {
    /// The share that was too low, for those findings that have one.
    pub fn share(&self) -> Option<Exact> {
        match self {
            Self::ProblemShareLow { count, total, .. } => Exact::ratio(i64::from(*count), i64::from(*total)),
            Self::SectionMissing { .. }
            | Self::SectionTooLong { .. }
            | Self::TotalTooLong { .. }
            | Self::ItemUnanswered { .. }
            | Self::ItemUndecided { .. }
            | Self::OralTooLong { .. } => None,
        }
    }
}

/// Checks one edition of a report, usually that of [`super::main_lang`].
///
/// `items` are last year's problems of this reporter; each wants an answer in
/// the same language, and to be called done, partly done or not done. Who
/// reports in writing alone has the limits of that, and no text to be spoken.
pub fn check(template: &Template, how: How, body: &Body, items: &[ItemId], main: Lang) -> Vec<Finding> {
    let how = template.report().how(how);
    let mut findings = sections(template, body, main);
    let total = body.total(template, main);
    let limit = template.report().total_limit_of(how);
    if total > limit {
        findings.push(block(Problem::TotalTooLong { count: total, limit }));
    }
    findings.extend(problem_share(template, body, main, total));
    for item in items {
        if body.answer(item, main).trim().is_empty() {
            findings.push(block(Problem::ItemUnanswered { item: *item }));
        } else if !body.outcomes.contains_key(item) {
            findings.push(block(Problem::ItemUndecided { item: *item }));
        }
    }
    let (count, limit) = (count_characters(body.oral(main)), template.report().oral.limit);
    if how == How::InPerson && count > limit {
        findings.push(block(Problem::OralTooLong { count, limit }));
    }
    findings
}

fn sections(template: &Template, body: &Body, main: Lang) -> Vec<Finding> {
    let mut findings = Vec::new();
    for section in body.counts(template, main) {
        let (key, count, limit) = (section.key, section.count, section.limit);
        if count == 0 {
            findings.push(block(Problem::SectionMissing { section: key }));
        } else if count > limit {
            findings.push(block(Problem::SectionTooLong { section: key, count, limit }));
        }
    }
    findings
}

/// Silent on an empty report, whose missing sections say enough.
fn problem_share(template: &Template, body: &Body, main: Lang, total: u32) -> Option<Finding> {
    let rule = template.report().problem.as_ref()?;
    let count = count_characters(body.section(main, &rule.section));
    if total == 0 || rule.minimum.is_met(u64::from(count), u64::from(total)) {
        return None;
    }
    let (section, minimum) = (rule.section.clone(), rule.minimum.clone());
    let severity = match rule.effect {
        Effect::Warn => Severity::Warn,
        Effect::Block => Severity::Block,
    };
    Some(Finding { severity, problem: Problem::ProblemShareLow { section, count, total, minimum } })
}

fn block(problem: Problem) -> Finding {
    Finding { severity: Severity::Block, problem }
}

/// Whether any finding keeps the report from being handed in.
pub fn blocks(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Block)
}
