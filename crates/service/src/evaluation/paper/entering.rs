use review::{
    evaluation::paper::{
        Differing, Refusal, Sheet, Stage, Verdict, Why, differences, judge, may_change, may_enter, may_finish,
    },
    id::BoxId,
    log::{About, Operation},
    role::Act,
};
use storage::{
    Tx,
    account::Account,
    evaluation::paper::{self, Correction},
};

use super::{Desk, no, state::rules};
use crate::{Error, Service, log};

/// Keeps one paper as this person reads it. Until the own entry is finished any paper may be entered anew; afterwards
/// only those on which the two entries differ, and then it is noted who corrected which rows, and when.
///
/// A paper that breaks a quota is refused unless this person has looked `again`: either it was misread, or it is void.
pub async fn save(
    service: &Service,
    by: &Account,
    id: &BoxId,
    number: usize,
    sheet: &Sheet,
    again: bool,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let desk = Desk::open(&tx, by, id, Act::EnterPaper).await?;
    may_enter(desk.state.stage).map_err(no)?;
    let collected = desk.state.pile.collected.unwrap_or_default();
    if !(1..=collected).contains(&number) {
        return Err(no(Refusal::NoSuchPaper { number, collected }));
    }
    let verdict = judge(rules(&desk.template, &desk.one), &desk.one.shape, sheet).map_err(no)?;
    let finished = own_entry(service, &tx, by, &desk).await?;
    let differs = desk.state.differences.iter().any(|one| one.number == number);
    may_change(desk.state.stage, finished, number, differs).map_err(no)?;
    if verdict == Verdict::Void(Why::Quota) && !again {
        return Err(no(Refusal::QuotaBroken { number }));
    }
    if finished && desk.state.stage == Stage::Comparing {
        note_corrections(service, &tx, by, id, number, sheet).await?;
    }
    paper::keep_sheet(&tx, id, by.id, number, sheet).await?;
    tx.commit().await?;
    if finished {
        service.live().changed(desk.review.id);
    }
    Ok(())
}

/// Whether the own entry is finished; begins it where this person is one of the two.
async fn own_entry(service: &Service, tx: &Tx, by: &Account, desk: &Desk) -> Result<bool, Error> {
    match (desk.state.entry_of(by.id), desk.state.entries.len()) {
        (Some(entry), _) => Ok(entry.finished_at.is_some()),
        (None, others @ 0..=1) => {
            paper::begin(tx, &desk.one.id, by.id, others, service.now()).await?;
            Ok(false)
        }
        (None, _) => Err(no(Refusal::TwoOthersEnter)),
    }
}

async fn note_corrections(
    service: &Service,
    tx: &Tx,
    by: &Account,
    id: &BoxId,
    number: usize,
    sheet: &Sheet,
) -> Result<(), Error> {
    let before = paper::sheets(tx, id, by.id).await?.remove(&number);
    let before = before.map(|sheet| (number, sheet)).into_iter().collect();
    let after = [(number, sheet.clone())].into();
    let at = service.now();
    let changed: Vec<Differing> = differences(&before, &after).into_iter().map(|one| one.what).collect();
    for what in changed {
        paper::add_correction(tx, id, &Correction { account: by.id, number, what, at }).await?;
    }
    Ok(())
}

/// Finishes the own entry. When both are finished, they are compared.
pub async fn finish(service: &Service, by: &Account, id: &BoxId) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let desk = Desk::open(&tx, by, id, Act::EnterPaper).await?;
    let entered = paper::sheets(&tx, id, by.id).await?.len();
    let finished = desk.state.entry_of(by.id).is_some_and(|entry| entry.finished_at.is_some());
    let collected = desk.state.pile.collected.unwrap_or_default();
    may_finish(desk.state.stage, finished, entered, collected).map_err(no)?;
    if !paper::finish(&tx, id, by.id, service.now()).await? {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, desk.review.id, by.id, Operation::PapersEntered, About::Box(id.clone())).await?;
    tx.commit().await?;
    service.live().changed(desk.review.id);
    Ok(())
}
