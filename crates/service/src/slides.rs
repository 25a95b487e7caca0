//! Slides: brought as a PDF, drawn once, turned in the meeting.

mod draw;

use review::{
    id::{AttachmentId, ReporterId, ReviewId, SlidesId},
    log::{About, Operation},
    meeting::MeetingState,
    report::attachment::{FileKind, safe_name},
    role::Roles,
    slides::{Turn, may_bring, may_change, may_see, may_try, may_turn},
};
use storage::{
    Rows, Tx,
    account::Account,
    report::attachment::{Attachment, contents, of_report},
    roster::Reporter,
    slides::Slides,
};

use crate::{Error, Service, access, chance, log};

/// Who asks for somebody's slides, and how the meeting stands.
struct Asker {
    roles: Roles,
    own: bool,
    state: MeetingState,
}

impl Asker {
    async fn of(
        rows: &impl Rows,
        by: &Account,
        review: ReviewId,
        reporter: ReporterId,
    ) -> Result<(Self, Reporter), Error> {
        let roles = access::roles(rows, review, by).await?;
        let found = storage::roster::reporters(rows, review).await?;
        let reporter = found.into_iter().find(|one| one.id == reporter).ok_or(Error::NotFound)?;
        let meeting = storage::meeting::of(rows, review).await?.ok_or(Error::NotFound)?;
        Ok((Self { roles, own: reporter.account == by.id, state: meeting.state }, reporter))
    }
}

/// What somebody may do with a reporter's slides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    /// Look at them.
    pub sees: bool,
    /// Bring them and take them away.
    pub brings: bool,
}

/// What somebody may do with a reporter's slides as the meeting stands.
pub async fn access_of(
    rows: &impl Rows,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
) -> Result<Access, Error> {
    let (asker, _) = Asker::of(rows, by, review, reporter).await?;
    Ok(Access {
        sees: may_see(&asker.roles, asker.own, &asker.state, reporter),
        brings: may_bring(&asker.roles, asker.own) && may_change(&asker.state).is_ok(),
    })
}

/// Takes a PDF as a reporter's slides in place of earlier ones.
pub async fn bring(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    name: &str,
    bytes: Vec<u8>,
) -> Result<SlidesId, Error> {
    let now = service.now();
    bringer(&service.reader(), by, review, reporter).await?;
    may_try(&bytes).map_err(review::Refusal::from)?;
    let hash = chance::sha256_hex(&bytes);
    let images = draw::pages(service, bytes).await?;
    let new = Slides {
        id: SlidesId::from_uuid(chance::uuid(&*service.dice, now)),
        reporter,
        name: safe_name(name, FileKind::Pdf),
        hash,
        pages: images.len(),
        page: 1,
        added_at: now,
        added_by: by.id,
    };
    // Drawing took a while: asked again, now that it counts.
    let tx = service.store.write().await?;
    bringer(&tx, by, review, reporter).await?;
    storage::slides::put(&tx, &new, images).await?;
    log::keep(service, &tx, review, by.id, Operation::SlidesBrought, About::Reporter(reporter)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(new.id)
}

/// PDFs that go with the report and may become the slides: the own ones, or those of a version that was handed in.
pub async fn attached(
    rows: &impl Rows,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
) -> Result<Vec<Attachment>, Error> {
    let (asker, _) = Asker::of(rows, by, review, reporter).await?;
    let report = storage::report::of_reporter(rows, reporter).await?;
    let Some(report) = report.filter(|_| may_bring(&asker.roles, asker.own)) else { return Ok(Vec::new()) };
    let versions = storage::report::versions(rows, report.id).await?;
    let known =
        |file: &Attachment| asker.own || versions.iter().any(|version| file.was_there(version.handed_in_at));
    let mut files = of_report(rows, report.id).await?;
    files.retain(|file| file.kind == FileKind::Pdf && file.removed_at.is_none() && known(file));
    Ok(files)
}

/// Takes a PDF that goes with the report as the slides.
pub async fn bring_attached(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    file: AttachmentId,
) -> Result<SlidesId, Error> {
    let reader = service.reader();
    let files = attached(&reader, by, review, reporter).await?;
    let file = files.into_iter().find(|one| one.id == file).ok_or(Error::NotFound)?;
    let report = storage::report::of_reporter(&reader, reporter).await?.ok_or(Error::NotFound)?;
    let bytes = contents(&reader, report.id, file.id).await?.ok_or(Error::NotFound)?;
    bring(service, by, review, reporter, &file.name, bytes).await
}

/// Takes a reporter's slides away.
pub async fn take_away(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    slides: SlidesId,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    bringer(&tx, by, review, reporter).await?;
    found(&tx, reporter, slides).await?;
    if !storage::slides::remove(&tx, slides).await? {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, review, by.id, Operation::SlidesTakenAway, About::Reporter(reporter)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

async fn bringer(
    rows: &impl Rows,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
) -> Result<(), Error> {
    let (asker, _) = Asker::of(rows, by, review, reporter).await?;
    if !may_bring(&asker.roles, asker.own) {
        return Err(Error::Forbidden);
    }
    Ok(may_change(&asker.state).map_err(review::Refusal::from)?)
}

async fn found(rows: &impl Rows, reporter: ReporterId, slides: SlidesId) -> Result<Slides, Error> {
    let there = storage::slides::of_reporter(rows, reporter).await?;
    // Another file has come meanwhile, or none is left.
    there.filter(|one| one.id == slides).ok_or(Error::Stale)
}

/// Turns a page, from the one that the presenter saw: two who press at once turn one page.
pub async fn turn(
    service: &Service,
    by: &Account,
    review: ReviewId,
    slides: SlidesId,
    from: usize,
    turn: Turn,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let shown = by_id(&tx, review, slides).await?;
    let (asker, reporter) = Asker::of(&tx, by, review, shown.reporter).await?;
    if !may_turn(&asker.roles, asker.own, &asker.state, reporter.id) {
        return Err(Error::Forbidden);
    }
    let to = turn.from(from, shown.pages);
    if !storage::slides::turn(&tx, slides, from, to).await? {
        return Err(Error::Stale);
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

async fn by_id(tx: &Tx, review: ReviewId, slides: SlidesId) -> Result<Slides, Error> {
    let reporters = storage::roster::reporters(tx, review).await?;
    let all = storage::slides::of_reporters(tx, reporters.iter().map(|one| one.id)).await?;
    all.into_iter().find(|one| one.id == slides).ok_or(Error::Stale)
}

/// One page as a picture, for who may see it.
pub async fn image(
    rows: &impl Rows,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    slides: SlidesId,
    page: usize,
) -> Result<Vec<u8>, Error> {
    let (asker, _) = Asker::of(rows, by, review, reporter).await?;
    if !may_see(&asker.roles, asker.own, &asker.state, reporter) {
        return Err(Error::NotFound);
    }
    found(rows, reporter, slides).await.map_err(|_| Error::NotFound)?;
    storage::slides::image(rows, slides, page).await?.ok_or(Error::NotFound)
}
