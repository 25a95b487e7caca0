//! A roster out of a file: read, shown, taken. All of it or nothing.

use documents::sheets;
pub use documents::sheets::FILE_LIMIT;
use review::{
    id::{ImportId, ReviewId},
    log::{About, Operation},
    role::Act,
    roster::{
        Refusal,
        file::FileError,
        head::{ListRow, Lists, lists},
        plan::{Kind, Plan, plan},
    },
    template::Template,
};
use storage::{
    Rows, Tx,
    account::Account,
    cycle::Review,
    roster::{
        import::{self, Import, Reading},
        revision,
    },
};

use super::{apply::Writer, known};
use crate::{Error, Fault, Service, access, chance, log};

/// How long a preview is kept: a day.
pub const KEPT_MS: i64 = 24 * 60 * 60 * 1000;

/// A file as it was sent.
#[derive(Clone, Debug)]
pub struct Upload {
    /// As it was called; empty for pasted rows.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Reads a file and shows what it would change. Nothing of the roster is written.
pub async fn preview(
    service: &Service,
    by: &Account,
    review: ReviewId,
    upload: Upload,
) -> Result<ImportId, Error> {
    let found = access::must(&service.reader(), review, by, Act::EditRoster).await?;
    must_not_be_frozen(&found)?;
    let (reading, rows) = read(upload.bytes).await?;
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::EditRoster).await?;
    let template = access::template(&found)?;
    import::drop_previews(&tx, now.minus_ms(KEPT_MS)).await?;
    let mut new = Import {
        id: ImportId::from_uuid(chance::uuid(&*service.dice, now)),
        made_by: by.id,
        made_at: now,
        file_name: upload.name.chars().filter(|c| !c.is_control()).take(200).collect(),
        reading,
        version: 0,
        absent: 0,
        added: 0,
        changed: 0,
        done: None,
        undone_at: None,
    };
    let compared = compare(&tx, review, &template, &mut new, rows).await?;
    import::add(&tx, review, &new).await?;
    import::set_rows(&tx, new.id, &compared).await?;
    tx.commit().await?;
    Ok(new.id)
}

/// Compares a preview anew with the roster as it stands now; the file is not needed again.
pub async fn compare_anew(
    service: &Service,
    by: &Account,
    review: ReviewId,
    which: ImportId,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::EditRoster).await?;
    let template = access::template(&found)?;
    let mut preview = open(service, &tx, review, which).await?;
    let rows = import::sources(&tx, which).await?;
    let compared = compare(&tx, review, &template, &mut preview, rows).await?;
    import::set_rows(&tx, which, &compared).await?;
    if !import::compared(&tx, &preview).await? {
        return Err(Error::Stale);
    }
    tx.commit().await?;
    Ok(())
}

/// Writes what a preview showed. `version` is the roster's that was on the screen: were it another by now, the preview
/// would say what is no longer true. Answers how many rows were written.
pub async fn confirm(
    service: &Service,
    by: &Account,
    review: ReviewId,
    which: ImportId,
    version: i64,
) -> Result<usize, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::EditRoster).await?;
    let template = access::template(&found)?;
    let preview = open(service, &tx, review, which).await?;
    must_not_be_frozen(&found)?;
    if preview.version != version || !revision::advance(&tx, review, version).await? {
        return Err(Error::Stale);
    }
    let rows = import::sources(&tx, which).await?;
    let standing = known::standing(&tx, review).await?;
    let plan = plan(&template, &standing.known, &rows);
    must_be_whole(&plan)?;
    let traces = Writer::new(service, &tx, &found, &standing, now).write(&plan.deeds).await?;
    if !import::done(&tx, review, which, (by.id, now, version + 1), &traces).await? {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, review, by.id, Operation::RosterImported, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(plan.deeds.len())
}

/// Who is on the roll stands as soon as the first box is open.
fn must_not_be_frozen(review: &Review) -> Result<(), Error> {
    if review.frozen_at.is_some() { Err(refused(Refusal::Frozen)) } else { Ok(()) }
}

fn must_be_whole(plan: &Plan) -> Result<(), Error> {
    match plan.count(Kind::Error) {
        0 if plan.deeds.is_empty() => Err(refused(Refusal::NothingNew)),
        0 => Ok(()),
        count => Err(refused(Refusal::RowsToMend { count })),
    }
}

/// A preview that is still one.
pub async fn open(
    service: &Service,
    rows: &impl Rows,
    review: ReviewId,
    which: ImportId,
) -> Result<Import, Error> {
    let found = import::by_id(rows, review, which).await?.ok_or_else(|| refused(Refusal::PreviewExpired))?;
    if found.done.is_some() {
        return Err(refused(Refusal::ImportDone));
    }
    if service.now().since(found.made_at) > KEPT_MS {
        return Err(refused(Refusal::PreviewExpired));
    }
    Ok(found)
}

async fn compare(
    tx: &Tx,
    review: ReviewId,
    template: &Template,
    import: &mut Import,
    rows: Vec<ListRow>,
) -> Result<Vec<(ListRow, review::roster::plan::Line)>, Error> {
    let standing = known::standing(tx, review).await?;
    let plan = plan(template, &standing.known, &rows);
    import.version = revision::version(tx, review).await?;
    import.absent = plan.absent;
    import.added = plan.count(Kind::New);
    import.changed = plan.count(Kind::Changed);
    // The plan has units first, and each list in the file's order.
    let (units, people): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|row| row.list == review::roster::column::List::Units);
    Ok(units.into_iter().chain(people).zip(plan.lines).collect())
}

/// Off the event loop: a large file takes a while, and one that was made to break the reader breaks only this.
async fn read(bytes: Vec<u8>) -> Result<(Reading, Vec<ListRow>), Error> {
    let work = move || {
        let book = sheets::read(&bytes)?;
        let Lists { rows, sheets } = lists(&book)?;
        Ok((Reading { format: book.format, sheets, hidden: book.hidden }, rows))
    };
    let read: Result<_, FileError> = tokio::task::spawn_blocking(work).await.unwrap_or_else(|why| {
        tracing::warn!(%why, "a spreadsheet broke its reader");
        Err(FileError::Damaged { what: why.to_string() })
    });
    read.map_err(|why| refused(Refusal::File(why)))
}

/// Throws previews away that nobody confirmed within a day. Who calls is the clock.
pub async fn drop_expired(service: &Service) -> Result<(), Fault> {
    let tx = service.store.write().await?;
    import::drop_previews(&tx, service.now().minus_ms(KEPT_MS)).await?;
    tx.commit().await?;
    Ok(())
}

pub(super) fn refused(why: Refusal) -> Error {
    review::Refusal::from(why).into()
}
