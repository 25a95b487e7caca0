use review::{
    id::{ReporterId, ReviewId},
    result::determine,
    role::Act,
    template::GradeKey,
};
use storage::{account::Account, result::Decision};

use super::assess;
use crate::{Error, Service, access};

/// Notes the committee's grade for a reporter. It may depart from the suggestion, or settle a tie, with a reason.
pub async fn decide(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    grade: &GradeKey,
    reason: &str,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::SetGrades).await?;
    let assessment = assess(&tx, &found).await?.ok_or(Error::NotFound)?;
    let line = assessment.lines.iter().find(|line| line.reporter.id == reporter).ok_or(Error::NotFound)?;
    let suggestion = match (&line.suggestion, &line.score) {
        (Some(suggestion), _) => suggestion,
        (None, Err(why)) => return Err(review::Refusal::from(why.clone()).into()),
        (None, Ok(_)) => return Err(Error::NotFound),
    };
    let decided =
        determine(&assessment.template, suggestion, grade, Some(reason)).map_err(review::Refusal::from)?;
    let decision = Decision {
        reporter,
        grade: decided.grade,
        suggested: suggestion.suggested.clone(),
        reason: decided.reason.unwrap_or_default(),
        decided_by: by.id,
        decided_at: service.now(),
    };
    match storage::result::decide(&tx, &decision).await {
        Ok(()) => {}
        Err(fault) if fault.is_duplicate() => return Err(Error::Stale),
        Err(fault) => return Err(fault.into()),
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}
