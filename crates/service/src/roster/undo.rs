//! Taking the last import back, as long as nothing hangs on it.

use std::collections::{BTreeMap, BTreeSet};

use review::{
    id::{ImportId, ReviewId, UnitId},
    log::{About, Operation},
    role::Act,
    roster::{
        Refusal,
        entry::UnitEntry,
        undo::{Bar, Since, may_undo},
    },
    time::Instant,
};
use storage::{
    Rows, StorageError, Tx,
    account::Account,
    cycle::Review,
    roster::{
        import::{self, Import, Trace},
        revision,
    },
};

use super::{
    apply::{hit, person, unit},
    how,
    import::refused,
    known::{Standing, standing},
};
use crate::{Error, Fault, Service, access, log};

/// What taking the last import back would do, or why it cannot be done.
#[derive(Clone, Debug)]
pub struct Undo {
    /// The import.
    pub import: Import,
    /// Units that it added …
    pub units: usize,
    /// … and people,
    pub people: usize,
    /// and rows that it changed.
    pub changed: usize,
    /// Why it stays.
    pub bar: Option<Bar>,
}

/// The last import of a review, and whether it may be taken back. Nothing is written.
pub async fn last(rows: &impl Rows, review: ReviewId) -> Result<Option<Undo>, StorageError> {
    let Some(import) = import::last_done(rows, review).await? else { return Ok(None) };
    let traces = import::traces(rows, import.id).await?;
    let since = since(rows, review, &import, &traces).await?;
    let count = |wanted: fn(&Trace) -> bool| traces.iter().filter(|trace| wanted(trace)).count();
    Ok(Some(Undo {
        units: count(|trace| matches!(trace, Trace::Unit(_, None))),
        people: count(|trace| matches!(trace, Trace::Person(_, None))),
        changed: count(|trace| matches!(trace, Trace::Unit(_, Some(_)) | Trace::Person(_, Some(_)))),
        bar: may_undo(since).err(),
        import,
    }))
}

async fn since(
    rows: &impl Rows,
    review: ReviewId,
    import: &Import,
    traces: &[Trace],
) -> Result<Since, StorageError> {
    let version = revision::version(rows, review).await?;
    let (mut units, mut people) = (BTreeSet::new(), BTreeSet::new());
    for trace in traces {
        match trace {
            Trace::Unit(id, _) => units.insert(id.to_string()),
            Trace::Person(id, _) => people.insert(id.to_string()),
        };
    }
    let present = storage::roster::people(rows, review).await?;
    let present =
        present.iter().filter(|one| one.present_at.is_some() && people.contains(&one.id.to_string()));
    let reports = storage::report::of_review(rows, review).await?;
    let begun = reports.iter().filter(|one| one.report.is_some());
    let begun = begun.filter(|one| units.contains(&one.reporter.unit.id.to_string()));
    Ok(Since {
        changed: import.done.is_none_or(|(_, _, done)| done != version),
        checked_in: present.count(),
        boxes: storage::evaluation::boxes(rows, review).await?.len(),
        reports: begun.count(),
    })
}

/// Takes the last import back, whole.
pub async fn take_back(
    service: &Service,
    by: &Account,
    review: ReviewId,
    which: ImportId,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::EditRoster).await?;
    let last = last(&tx, review).await?.filter(|last| last.import.id == which).ok_or(Error::Stale)?;
    if let Some(bar) = last.bar {
        return Err(refused(Refusal::Undo(bar)));
    }
    super::advance(&tx, review).await?;
    let traces = import::traces(&tx, which).await?;
    let standing = standing(&tx, review).await?;
    restore(&tx, &found, &standing, traces, now).await.map_err(in_use)?;
    hit(import::undone(&tx, review, which, now).await?)?;
    log::keep(service, &tx, review, by.id, Operation::ImportUndone, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

fn in_use(fault: Error) -> Error {
    match fault {
        Error::Fault(Fault::Storage(fault)) if fault.is_in_use() => refused(Refusal::Undo(Bar::InUse)),
        other => other,
    }
}

/// Backwards: what was added last goes first.
async fn restore(
    tx: &Tx,
    found: &Review,
    standing: &Standing,
    traces: Vec<Trace>,
    now: Instant,
) -> Result<(), Error> {
    let review = found.id;
    let mut codes: BTreeMap<_, _> =
        standing.known.units.iter().map(|(id, unit)| (unit.code.clone(), *id)).collect();
    // A unit that gets its old code back is meant by it already.
    codes.extend(traces.iter().filter_map(|trace| match trace {
        Trace::Unit(id, Some(prior)) => Some((prior.code.clone(), *id)),
        Trace::Unit(_, None) | Trace::Person(..) => None,
    }));
    for trace in traces.into_iter().rev() {
        match trace {
            Trace::Person(id, None) => hit(revision::remove_person(tx, review, id).await?)?,
            Trace::Person(id, Some(prior)) => {
                let excused_at = standing.excused.get(&id).copied();
                let excused_at = prior.on_leave.then(|| excused_at.unwrap_or(now));
                hit(revision::change_person(tx, review, &person(id, &prior, &codes, excused_at)?).await?)?;
            }
            Trace::Unit(id, None) => {
                revision::remove_reporter(tx, review, id).await?;
                hit(revision::remove_unit(tx, review, id).await?)?;
            }
            Trace::Unit(id, Some(prior)) => {
                hit(revision::change_unit(tx, review, &unit(id, &prior)).await?)?;
                restore_reporter(tx, found, standing, id, &prior).await?;
            }
        }
    }
    Ok(())
}

async fn restore_reporter(
    tx: &Tx,
    review: &Review,
    standing: &Standing,
    id: UnitId,
    prior: &UnitEntry,
) -> Result<(), Error> {
    let Some((sign_in, title)) = &prior.reporter else {
        revision::remove_reporter(tx, review.id, id).await?;
        return Ok(());
    };
    let account = standing.accounts.get(sign_in).copied().ok_or(Error::Stale)?;
    hit(revision::change_reporter(tx, review.id, id, account, title).await?)?;
    how::of_unit(tx, review, id, prior.how).await
}
