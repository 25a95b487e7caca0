//! Who reports in person and who in writing.

use review::{
    id::{ReporterId, ReviewId, UnitId},
    log::{About, Operation},
    meeting::{Standing, may_report},
    report::How,
    role::Act,
};
use storage::{
    Tx,
    account::Account,
    cycle::Review,
    roster::{Reporter, revision},
};

use crate::{Error, Service, access, log};

/// Lets a reporter report in person, or in writing alone. Saying it again is no error.
pub async fn set_how(
    service: &Service,
    by: &Account,
    review: ReviewId,
    which: ReporterId,
    to: How,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::EditRoster).await?;
    found.phase.may_change().map_err(review::Refusal::from)?;
    let reporters = storage::roster::reporters(&tx, review).await?;
    let reporter = reporters.iter().find(|one| one.id == which).ok_or(Error::NotFound)?;
    if reporter.how == to {
        return Ok(());
    }
    change(&tx, &found, reporter, to).await?;
    super::advance(&tx, review).await?;
    log::keep(service, &tx, review, by.id, Operation::WaySet, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Of whoever reports for a unit. The same as before is no error.
pub(super) async fn of_unit(tx: &Tx, review: &Review, unit: UnitId, to: How) -> Result<(), Error> {
    let reporters = storage::roster::reporters(tx, review.id).await?;
    match reporters.iter().find(|one| one.unit.id == unit && one.how != to) {
        Some(reporter) => change(tx, review, reporter, to).await,
        None => Ok(()),
    }
}

/// Asks the rules and writes.
pub(super) async fn change(tx: &Tx, review: &Review, reporter: &Reporter, to: How) -> Result<(), Error> {
    let template = access::template(review)?;
    let meeting = storage::meeting::of(tx, review.id).await?.ok_or(Error::NotFound)?;
    let boxes = !storage::evaluation::boxes(tx, review.id).await?.is_empty();
    may_report(template.report(), &meeting.state, Standing { boxes }, reporter.id, reporter.how, to)
        .map_err(review::Refusal::from)?;
    if !revision::change_how(tx, review.id, reporter.id, reporter.how, to).await? {
        return Err(Error::Stale);
    }
    Ok(())
}
