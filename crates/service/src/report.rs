//! Reports: written by their reporters, accepted or returned by the organiser.

pub mod attachment;
pub mod import;
pub mod remark;

use review::{
    id::{ReportId, ReporterId, ReviewId},
    log::{About, Operation},
    report::{
        Body, Finding, How, State, Why, check, main_lang, may_accept, may_edit, may_hand_in, may_return,
    },
    role::Act,
    words::Lang,
};
use storage::{
    Tx,
    account::Account,
    cycle::Review,
    follow_up::Item,
    report::{Decision, Report, Return, Version},
    roster::Reporter,
};

use crate::{Error, Fault, Service, access, chance, log};

/// The reporter's own report; an empty draft when it is opened for the first time.
pub async fn open(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
) -> Result<Report, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let (_, reporter) = own(&tx, review, by, reporter).await?;
    if let Some(report) = storage::report::of_reporter(&tx, reporter.id).await? {
        return Ok(report);
    }
    let report = Report {
        id: ReportId::from_uuid(chance::uuid(&*service.dice, now)),
        reporter: reporter.id,
        draft: Body::default(),
        revision: 1,
        saved_at: now,
    };
    match storage::report::add(&tx, &report).await {
        Ok(()) => tx.commit().await?,
        // Two pages opened at once: the other one's draft is as empty as ours.
        Err(fault) if fault.is_duplicate() => {
            drop(tx);
            let theirs = storage::report::of_reporter(&service.reader(), reporter.id).await?;
            return theirs.ok_or(Error::Stale);
        }
        Err(fault) => return Err(fault.into()),
    }
    Ok(report)
}

/// Saves the draft over the revision that was read, keeps it beside the earlier ones, and answers the new revision.
///
/// [`Error::Stale`] when it was saved meanwhile: what was typed must come back beside what is stored.
pub async fn save(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    revision: i64,
    body: &Body,
    why: Why,
) -> Result<i64, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let (found, reporter) = own(&tx, review, by, reporter).await?;
    found.phase.may_change().map_err(review::Refusal::from)?;
    let (report, versions) = report_of(&tx, &reporter).await?;
    may_edit(storage::report::state(&versions)).map_err(review::Refusal::from)?;
    body.must_fit().map_err(review::Refusal::from)?;
    if !storage::report::save(&tx, report.id, revision, body, now).await? {
        return Err(Error::Stale);
    }
    if !storage::report::keep_draft(&tx, report.id, body, by.id, why, now).await.map_err(stale_if_taken)? {
        return Err(Error::Stale);
    }
    tx.commit().await?;
    Ok(revision.saturating_add(1))
}

/// Saves the draft and hands it in, both or neither; answers the number of the version.
///
/// Findings that block refuse it ([`review::report::Refusal::Blocked`]); warnings pass.
pub async fn hand_in(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    revision: i64,
    body: &Body,
) -> Result<usize, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let (found, reporter) = own(&tx, review, by, reporter).await?;
    found.phase.may_change().map_err(review::Refusal::from)?;
    let (report, versions) = report_of(&tx, &reporter).await?;
    let state = storage::report::state(&versions);
    may_hand_in(state, &[]).map_err(review::Refusal::from)?;
    body.must_fit().map_err(review::Refusal::from)?;
    if !storage::report::save(&tx, report.id, revision, body, now).await? {
        return Err(Error::Stale);
    }
    let items = storage::follow_up::carried_in(&tx, found.id, reporter.unit.id).await?;
    may_hand_in(state, &findings(&found, reporter.how, body, &items)?).map_err(review::Refusal::from)?;
    let number = versions.last().map_or(0, |last| last.number).saturating_add(1);
    storage::report::add_version(&tx, report.id, number, body, by.id, now).await.map_err(stale_if_taken)?;
    log::keep(service, &tx, review, by.id, Operation::ReportHandedIn, About::Reporter(reporter.id)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(number)
}

/// Accepts the version that was read.
pub async fn accept(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    version: usize,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let (report, versions) = to_judge(&tx, review, by, reporter).await?;
    may_accept(storage::report::state(&versions)).map_err(review::Refusal::from)?;
    must_be_last(&versions, version)?;
    let decision = Decision { at: now, by: by.id };
    if !storage::report::accept(&tx, report.id, version, &decision).await? {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, review, by.id, Operation::ReportAccepted, About::Reporter(reporter)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Returns the version that was read, with a note that says what to mend; remarks at its passages say it too.
pub async fn give_back(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    version: usize,
    note: &str,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let (report, versions) = to_judge(&tx, review, by, reporter).await?;
    must_be_last(&versions, version)?;
    let remarks = storage::report::remark::on_version(&tx, report.id, version).await?.len();
    let note = may_return(storage::report::state(&versions), note, remarks).map_err(review::Refusal::from)?;
    let back = Return { at: now, by: by.id, note };
    if !storage::report::give_back(&tx, report.id, version, &back).await? {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, review, by.id, Operation::ReportReturned, About::Reporter(reporter)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The edition that counts: the Chinese one, unless only the English one is written.
pub fn edition_that_counts(body: &Body) -> Lang {
    main_lang(body, Lang::Zh)
}

/// What the edition that counts still lacks.
pub fn findings(review: &Review, how: How, body: &Body, items: &[Item]) -> Result<Vec<Finding>, Fault> {
    let items: Vec<_> = items.iter().map(|item| item.id).collect();
    Ok(check(&access::template(review)?, how, body, &items, edition_that_counts(body)))
}

/// Whose turn a report is after these versions.
pub fn state(versions: &[Version]) -> State {
    storage::report::state(versions)
}

/// The review and the reporter, if it is this person who reports. Other people's reports are as if they were not there.
async fn own(
    tx: &Tx,
    review: ReviewId,
    by: &Account,
    reporter: ReporterId,
) -> Result<(Review, Reporter), Error> {
    let found = access::must(tx, review, by, Act::WriteOwnReport).await?;
    let reporters = storage::roster::reporters(tx, review).await?;
    let own = reporters.into_iter().find(|one| one.id == reporter && one.account == by.id);
    Ok((found, own.ok_or(Error::NotFound)?))
}

async fn report_of(tx: &Tx, reporter: &Reporter) -> Result<(Report, Vec<Version>), Error> {
    let report = storage::report::of_reporter(tx, reporter.id).await?.ok_or(Error::NotFound)?;
    let versions = storage::report::versions(tx, report.id).await?;
    Ok((report, versions))
}

async fn to_judge(
    tx: &Tx,
    review: ReviewId,
    by: &Account,
    reporter: ReporterId,
) -> Result<(Report, Vec<Version>), Error> {
    let found = access::must(tx, review, by, Act::JudgeReport).await?;
    found.phase.may_change().map_err(review::Refusal::from)?;
    let reporters = storage::roster::reporters(tx, review).await?;
    let reporter = reporters.into_iter().find(|one| one.id == reporter).ok_or(Error::NotFound)?;
    report_of(tx, &reporter).await
}

/// A decision is on what was read, never on a text that came in meanwhile.
fn must_be_last(versions: &[Version], version: usize) -> Result<(), Error> {
    if versions.last().is_some_and(|last| last.number == version) { Ok(()) } else { Err(Error::Stale) }
}

fn stale_if_taken(fault: storage::StorageError) -> Error {
    if fault.is_duplicate() { Error::Stale } else { fault.into() }
}
