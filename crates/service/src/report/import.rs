//! A report that was written elsewhere: read, shown, taken. What is in the report changes only at the end, all at once.

use documents::word;
pub use documents::word::MEGABYTES;
use review::{
    id::{ManuscriptId, ReporterId, ReviewId},
    log::{About, Operation},
    report::{
        FileRefusal, Refusal, Why,
        import::{Choice, Known, gathered, onto, pieces},
        manuscript::ManuscriptError,
        may_edit,
    },
    template::Template,
    words::Lang,
};
use storage::{
    Rows,
    account::Account,
    cycle::Review,
    report::manuscript::{self, Manuscript},
    roster::Reporter,
};

use super::{own, report_of, stale_if_taken};
use crate::{Error, Fault, Service, access, chance, log};

/// Previews of one report that are kept beside each other.
pub const KEPT: u64 = 5;
/// How long a preview is kept: a day.
pub const KEPT_MS: i64 = 24 * 60 * 60 * 1000;

fn refused(why: Refusal) -> Error {
    Error::Refused(why.into())
}

/// Reads a Word file and keeps what it says, cut at its headings. Nothing of the report is written.
pub async fn preview(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    edition: Lang,
    (name, bytes): (&str, Vec<u8>),
) -> Result<ManuscriptId, Error> {
    let now = service.now();
    // Off the event loop: a large file takes a while, and one that was made to break the reader breaks only this.
    let read = tokio::task::spawn_blocking(move || word::read(&bytes)).await.unwrap_or_else(|why| {
        tracing::warn!(%why, "a Word file broke its reader");
        Err(ManuscriptError::File(FileRefusal::Damaged))
    });
    let read = read.map_err(|why| refused(Refusal::Manuscript(why)))?;
    let tx = service.store.write().await?;
    let (found, reporter) = own(&tx, review, by, reporter).await?;
    found.phase.may_change().map_err(review::Refusal::from)?;
    let (report, versions) = report_of(&tx, &reporter).await?;
    may_edit(storage::report::state(&versions)).map_err(review::Refusal::from)?;
    manuscript::drop_before(&tx, now.minus_ms(KEPT_MS)).await?;
    let new = Manuscript {
        id: ManuscriptId::from_uuid(chance::uuid(&*service.dice, now)),
        report: report.id,
        edition,
        file_name: name.chars().filter(|c| !c.is_control()).take(200).collect(),
        pieces: pieces(&access::template(&found)?, &known(&found, by, &reporter), &read),
        told: read.told,
        made_at: now,
        revision: None,
    };
    manuscript::add(&tx, &new).await?;
    manuscript::drop_but_last(&tx, report.id, KEPT).await?;
    tx.commit().await?;
    Ok(new.id)
}

/// What a title block repeats.
fn known(review: &Review, by: &Account, reporter: &Reporter) -> Known {
    let both = |words: &review::words::Words| Lang::ALL.map(|lang| words.in_lang(lang).to_owned());
    let names = [&review.organisation, &reporter.unit.name, &by.name].into_iter().flat_map(both);
    Known { names: names.collect() }
}

/// A preview of this report, taken or not.
pub async fn open(
    service: &Service,
    rows: &impl Rows,
    report: review::id::ReportId,
    which: ManuscriptId,
) -> Result<Manuscript, Error> {
    let found = manuscript::by_id(rows, report, which).await?;
    let kept = found.filter(|found| service.now().since(found.made_at) <= KEPT_MS);
    kept.ok_or_else(|| refused(Refusal::PreviewGone))
}

/// Puts a manuscript into the report over the revision that was read; answers the edition. What stood there before
/// stays among the drafts. A second time it does nothing: what was confirmed is in the report.
///
/// [`Error::Stale`] when the report was saved meanwhile.
pub async fn confirm(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    which: ManuscriptId,
    (revision, choice): (i64, &Choice),
) -> Result<Lang, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let (found, reporter) = own(&tx, review, by, reporter).await?;
    let (report, versions) = report_of(&tx, &reporter).await?;
    let manuscript = open(service, &tx, report.id, which).await?;
    if manuscript.revision.is_some() {
        return Ok(manuscript.edition);
    }
    found.phase.may_change().map_err(review::Refusal::from)?;
    may_edit(storage::report::state(&versions)).map_err(review::Refusal::from)?;
    must_be_chosen(&access::template(&found)?, &manuscript, choice)?;
    let body = onto(report.draft, manuscript.edition, &manuscript.pieces, choice);
    body.must_fit().map_err(review::Refusal::from)?;
    if !storage::report::save(&tx, report.id, revision, &body, now).await?
        || !storage::report::keep_draft(&tx, report.id, &body, by.id, Why::Import, now)
            .await
            .map_err(stale_if_taken)?
        || !manuscript::taken(&tx, which, revision.saturating_add(1)).await?
    {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, review, by.id, Operation::ManuscriptTaken, About::Reporter(reporter.id)).await?;
    tx.commit().await?;
    Ok(manuscript.edition)
}

fn must_be_chosen(template: &Template, manuscript: &Manuscript, choice: &Choice) -> Result<(), Error> {
    let open = choice.open(template, &manuscript.pieces);
    if !open.is_empty() {
        return Err(refused(Refusal::PiecesOpen { pieces: open }));
    }
    if gathered(&manuscript.pieces, choice).is_empty() { Err(refused(Refusal::NothingTaken)) } else { Ok(()) }
}

/// Throws away what nobody confirmed within a day. Who calls is the clock.
pub async fn drop_expired(service: &Service) -> Result<(), Fault> {
    let tx = service.store.write().await?;
    manuscript::drop_before(&tx, service.now().minus_ms(KEPT_MS)).await?;
    tx.commit().await?;
    Ok(())
}
