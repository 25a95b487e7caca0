//! Remarks at the passages of a report, and what its reporter makes of them.

use review::{
    id::{RemarkId, ReporterId, ReviewId},
    log::{About, Operation},
    report::{answer as checked_answer, may_remark},
    template::SectionKey,
    words::Lang,
};
use storage::{
    Tx,
    account::Account,
    report::{
        Report,
        remark::{Remark, add, on_version},
    },
};

use super::{must_be_last, own, report_of, to_judge};
use crate::{Error, Service, chance, log};

/// A passage and what somebody would like to say of it.
#[derive(Clone, Debug)]
pub struct NewRemark {
    /// On the version that was read …
    pub version: usize,
    /// … in which edition …
    pub lang: Lang,
    /// … and which section.
    pub section: SectionKey,
    /// The passage; blank for the whole section.
    pub quote: String,
    /// What is said of it.
    pub words: String,
}

/// Notes a remark on the version that was read.
pub async fn make(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    new: NewRemark,
) -> Result<RemarkId, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let (report, versions) = to_judge(&tx, review, by, reporter).await?;
    must_be_last(&versions, new.version)?;
    let body = storage::report::version_body(&tx, report.id, new.version).await?.ok_or(Error::NotFound)?;
    let already = on_version(&tx, report.id, new.version).await?.len();
    let text = body.section(new.lang, &new.section);
    let kept = may_remark(storage::report::state(&versions), already, text, &new.quote, &new.words)
        .map_err(review::Refusal::from)?;
    let remark = Remark {
        id: RemarkId::from_uuid(chance::uuid(&*service.dice, now)),
        version: new.version,
        lang: new.lang,
        section: new.section,
        quote: kept.quote,
        words: kept.words,
        made_at: now,
        made_by: by.id,
        answer: None,
        resolved_at: None,
    };
    add(&tx, report.id, &remark).await?;
    log::keep(service, &tx, review, by.id, Operation::RemarkMade, About::Reporter(reporter)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(remark.id)
}

/// Takes a remark back that nobody has answered.
pub async fn take_back(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    remark: RemarkId,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let (report, _) = to_judge(&tx, review, by, reporter).await?;
    if !storage::report::remark::take_back(&tx, report.id, remark).await? {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, review, by.id, Operation::RemarkTakenBack, About::Reporter(reporter)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The reporter answers a remark. `before` is the answer that was read.
pub async fn answer(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    remark: RemarkId,
    before: Option<&str>,
    words: &str,
) -> Result<(), Error> {
    let now = service.now();
    let words = checked_answer(words).map_err(review::Refusal::from)?;
    let tx = service.store.write().await?;
    let report = reporters_own(&tx, review, by, reporter).await?;
    if !storage::report::remark::answer(&tx, report.id, remark, before, &words, now).await? {
        return Err(Error::Stale);
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The reporter has dealt with a remark.
pub async fn resolve(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    remark: RemarkId,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let report = reporters_own(&tx, review, by, reporter).await?;
    if !storage::report::remark::resolve(&tx, report.id, remark, now).await? {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, review, by.id, Operation::RemarkResolved, About::Reporter(reporter)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

async fn reporters_own(
    tx: &Tx,
    review: ReviewId,
    by: &Account,
    reporter: ReporterId,
) -> Result<Report, Error> {
    let (found, reporter) = own(tx, review, by, reporter).await?;
    found.phase.may_change().map_err(review::Refusal::from)?;
    Ok(report_of(tx, &reporter).await?.0)
}
