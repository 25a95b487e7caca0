//! What is wrong with a template, said so that its writer can mend it.

use super::key::{CheckKey, GateKey, GradeKey, GroupKey, InputKey, StepKey};
use crate::exact::Exact;
use crate::publication::Fact;
use crate::role::Role;

/// The first rule a template's text breaks. `field` is the path in the text,
/// such as `evaluation.groups`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    #[error("a template has at most {limit} bytes")]
    TooLong { limit: usize },
    /// Not TOML, a field is missing or unknown, or its value is of the wrong shape.
    #[error("line {line}: {message}")]
    Syntax { line: usize, flaw: Flaw, message: String },
    #[error("{field}: {found} is not within {least} to {greatest}")]
    OutOfRange { field: String, found: Box<Exact>, least: Box<Exact>, greatest: Box<Exact> },
    #[error("{field}: {count} entries are not within {least} to {greatest}")]
    WrongCount { field: String, count: usize, least: usize, greatest: usize },
    #[error("{field}: {key} stands there twice")]
    Twice { field: String, key: String },
    #[error("{field}: there is no {key}")]
    Unknown { field: String, key: String },
    #[error("{field}: the weights add up to {sum}, not to 1")]
    WeightsNotWhole { field: String, sum: Exact },
    #[error("evaluation.grades: {grade} must have fewer points than the grade before it")]
    PointsNotFalling { grade: GradeKey },
    #[error("evaluation.groups: {group} cannot be merged into itself")]
    MergedIntoItself { group: GroupKey },
    #[error("evaluation.filling.quotas: {grade} stands in two quotas that count the same marks")]
    QuotasOverlap { grade: GradeKey },
    #[error(
        "evaluation.filling.quotas: quota {place} needs at_least or at_most, and the one not above the other"
    )]
    QuotaBounds { place: usize },
    #[error("assessment.inputs: {count} inputs come from the evaluation, exactly one must")]
    EvaluationInputs { count: usize },
    #[error("facts.checks.{check}: the input {input} is not made of checks")]
    InputNotOfChecks { check: CheckKey, input: InputKey },
    #[error("assessment.inputs.{input}: no check is part of it")]
    InputWithoutChecks { input: InputKey },
    /// Bands name each grade but the last, in the order of the grades.
    #[error("assessment.bands: a band for {expected} belongs at place {place}")]
    BandMissing { place: usize, expected: GradeKey },
    #[error("assessment.bands: the last grade, {grade}, needs no band")]
    BandTooMany { grade: GradeKey },
    #[error("assessment.bands: {grade} must have a lower bound than the band before it")]
    BandsNotFalling { grade: GradeKey },
    #[error("assessment.caps: the last grade, {grade}, cannot be capped: nobody could fall below it")]
    CapOnLast { grade: GradeKey },
    #[error(
        "assessment.caps: a cap of {grade} by a unit's own result takes input with from or below, the one under the other"
    )]
    CapBounds { grade: GradeKey },
    #[error("assessment.caps: a unit may fall under two caps of {grade}")]
    CapsOverlap { grade: GradeKey },
    #[error("assessment.floors: a floor names the lowest grades without a gap, and not all of them")]
    FloorNotLowest,
    #[error("{field}: {grade} is the best grade, as a ceiling it holds nobody down")]
    CeilingOnBest { field: String, grade: GradeKey },
    #[error("{field}: nobody can pass {bound}")]
    NeverReached { field: String, bound: Exact },
    #[error("assessment.gates: {gate} does nothing, {by} asks more and holds as low")]
    GateIdle { gate: GateKey, by: GateKey },
    #[error("assessment.inputs.{input}: trim is a share below a half or a whole number from 1 to 10")]
    TrimShape { input: InputKey },
    #[error("assessment.inputs.{input}: one score of one hand has nothing to trim")]
    NothingToTrim { input: InputKey },
    #[error("assessment.inputs.{input}: trim_above without trim")]
    TrimAboveAlone { input: InputKey },
    #[error("assessment.inputs.{input}: how many judges there are at least must be said")]
    JudgesMissing { input: InputKey },
    #[error("assessment.inputs.{input}: judges go with source = \"judges\" only")]
    JudgesElsewhere { input: InputKey },
    /// Pooled marks have no box whose absence could count.
    #[error("assessment: mean = \"pooled\" and absent = \"zero\" exclude each other")]
    PooledZero,
    #[error("assessment.adjustments: least must be below greatest")]
    LeastAboveGreatest,
    #[error("assessment.bands: nobody can reach {grade}, as no composite is above {greatest}")]
    BandBeyondGreatest { grade: GradeKey, greatest: Box<Exact> },
    #[error("meeting.agenda: {count} slots of reports, exactly one must be")]
    ReportSlots { count: usize },
    /// One fact stands in two places and they differ.
    #[error("report.oral.minutes is {oral}, the agenda's report_minutes is {agenda}")]
    OralMinutes { oral: u32, agenda: u32 },
    #[error("news.steps.{step}: a {role:?} does not approve news")]
    CannotApprove { step: StepKey, role: Role },
    #[error("news.sentences: {{{name}}} is no fact")]
    UnknownFact { name: String },
    #[error("news.sentences: {fact:?} is a figure, and news.figures allows none")]
    FigureNotAllowed { fact: Fact },
}

/// What is wrong with a line, as far as it can be told in other words than the reader's of TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// No such key has a place there.
    UnknownKey { key: String, among: String },
    /// The table lacks a key.
    MissingKey { key: String },
    /// A key stands twice in one table.
    TwiceKey { key: String },
    /// None of the words that may stand there.
    UnknownWord { word: String, among: String },
    /// What stands there is no whole number, or one that no such number can be.
    NotWhole { found: String },
    /// Whatever else; the message tells.
    Other,
}

/// How the reader of TOML names whole numbers.
const WHOLE: [&str; 4] = ["expected u8", "expected u32", "expected i32", "expected usize"];

impl Flaw {
    /// `there` is what stands in the text where the flaw was found.
    fn told(message: &str, there: &str) -> Self {
        let quoted = |rest: &str| rest.split('`').next().unwrap_or_default().to_owned();
        let among = || {
            let named: Vec<_> = message.split('`').skip(3).step_by(2).collect();
            named.join(", ")
        };
        if let Some(rest) = message.strip_prefix("unknown field `") {
            Self::UnknownKey { key: quoted(rest), among: among() }
        } else if let Some(rest) = message.strip_prefix("missing field `") {
            Self::MissingKey { key: quoted(rest) }
        } else if let Some(rest) = message.strip_prefix("unknown variant `") {
            Self::UnknownWord { word: quoted(rest), among: among() }
        } else if message.starts_with("duplicate key") {
            Self::TwiceKey { key: there.trim().to_owned() }
        } else if message.starts_with("invalid") && WHOLE.iter().any(|kind| message.ends_with(kind)) {
            Self::NotWhole { found: there.trim().trim_matches('"').to_owned() }
        } else {
            Self::Other
        }
    }
}

impl TemplateError {
    /// Two readers of TOML disagree about a text.
    pub(super) fn unreadable() -> Self {
        Self::Syntax { line: 1, flaw: Flaw::Other, message: "no TOML".to_owned() }
    }

    pub(super) fn syntax(text: &str, error: &toml::de::Error) -> Self {
        let span = error.span().unwrap_or_default();
        let before = text.get(..span.start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let message = error.message().to_owned();
        let flaw = Flaw::told(&message, text.get(span).unwrap_or_default());
        Self::Syntax { line, flaw, message }
    }
}
