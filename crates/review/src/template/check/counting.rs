use super::super::{Absent, AdjustmentRules, AssessmentRules, Input, Mean, Source, TemplateError};
use super::assessment::known_input;
use super::{between, entries, unique, within};
use crate::exact::Exact;
use crate::threshold::Operator;

/// Marks that may be dropped at each end.
const MOST_DROPPED: u32 = 10;

/// How scores are made, and how far they may be moved.
pub(super) fn check(rules: &AssessmentRules) -> Result<(), TemplateError> {
    rules.inputs.iter().try_for_each(input)?;
    if rules.mean == Mean::Pooled && rules.absent == Absent::Zero {
        return Err(TemplateError::PooledZero);
    }
    entries("assessment.tie_break", rules.tie_break.len(), 0, rules.inputs.len())?;
    unique("assessment.tie_break", rules.tie_break.iter())?;
    rules.tie_break.iter().try_for_each(|key| known_input("assessment.tie_break", rules, key))?;
    adjustments(&rules.adjustments)?;
    reachable(rules)
}

fn input(input: &Input) -> Result<(), TemplateError> {
    let field = format!("assessment.inputs.{}", input.key);
    let trims = match input.source {
        Source::Evaluation | Source::Judges => true,
        Source::Entered | Source::Checks => false,
    };
    match (input.source, input.judges) {
        (Source::Judges, None) => return Err(TemplateError::JudgesMissing { input: input.key.clone() }),
        (Source::Judges, Some(judges)) => within(&format!("{field}.judges"), judges, 1, 100)?,
        (Source::Evaluation | Source::Entered | Source::Checks, Some(_)) => {
            return Err(TemplateError::JudgesElsewhere { input: input.key.clone() });
        }
        (Source::Evaluation | Source::Entered | Source::Checks, None) => {}
    }
    match (&input.trim, input.trim_above) {
        (None, None) => Ok(()),
        (Some(_), _) if !trims => Err(TemplateError::NothingToTrim { input: input.key.clone() }),
        (Some(trim), above) => trimmed(input, trim, above),
        (None, Some(_)) => Err(TemplateError::TrimAboveAlone { input: input.key.clone() }),
    }
}

fn trimmed(input: &Input, trim: &Exact, above: Option<u32>) -> Result<(), TemplateError> {
    let field = format!("assessment.inputs.{}.trim_above", input.key);
    let half = Exact::ratio(1, 2).unwrap_or_else(Exact::one);
    if trim > &Exact::zero() && trim < &half {
        return within(&field, above.unwrap_or(0), 0, 1_000);
    }
    // A whole number of them: enough must be left to make a mean of.
    let whole = trim.floor().filter(|whole| &Exact::count(*whole) == trim);
    match whole.and_then(|whole| u32::try_from(whole).ok()) {
        Some(whole @ 1..=MOST_DROPPED) => within(&field, above.unwrap_or(whole * 2), whole * 2, 1_000),
        Some(_) | None => Err(TemplateError::TrimShape { input: input.key.clone() }),
    }
}

fn adjustments(rules: &AdjustmentRules) -> Result<(), TemplateError> {
    let limits = [
        ("bonus", &rules.bonus),
        ("deduction", &rules.deduction),
        ("greatest", &rules.greatest),
        ("least", &rules.least),
    ];
    for (key, limit) in limits {
        let Some(limit) = limit else { continue };
        between(&format!("assessment.adjustments.{key}"), limit, &Exact::zero(), &Exact::whole(1_000))?;
    }
    match (&rules.least, &rules.greatest) {
        (Some(least), Some(greatest)) if least >= greatest => Err(TemplateError::LeastAboveGreatest),
        (Some(_) | None, Some(_) | None) => Ok(()),
    }
}

/// Whether every grade can be earned under the greatest composite there may be.
fn reachable(rules: &AssessmentRules) -> Result<(), TemplateError> {
    let Some(greatest) = &rules.adjustments.greatest else { return Ok(()) };
    let beyond = rules.bands.iter().find(|band| match band.operator {
        Operator::AtLeast => greatest < &band.bound,
        Operator::MoreThan => greatest <= &band.bound,
    });
    match beyond {
        Some(band) => Err(TemplateError::BandBeyondGreatest {
            grade: band.grade.clone(),
            greatest: Box::new(greatest.clone()),
        }),
        None => Ok(()),
    }
}
