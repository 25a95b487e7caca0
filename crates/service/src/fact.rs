//! What checks before the meeting have found: entered by whom the template names, read beside the report.

mod file;

use std::collections::{BTreeMap, BTreeSet};

use review::{
    evaluation::BoxStage,
    fact::{Mistake, Refusal, Score, Slip, Stand, may_change, may_enter, note},
    id::{ReviewId, UnitId},
    log::{About, Operation},
    result::{Cause, Checked},
    role::Act,
    template::{Check, CheckKey, Template},
};
use storage::{
    Rows, StorageError, Tx,
    account::Account,
    cycle::Review,
    fact::{Entry, Field},
    meeting::said::Said,
    roster::{Reporter, Unit},
};

use crate::{Error, Service, access, evaluation::stage, log};

pub use file::read;

/// One field as somebody leaves it.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// At which unit …
    pub unit: UnitId,
    /// … by which check.
    pub check: CheckKey,
    /// The number of the entry that stood there when it was read; 0 for none.
    pub seen: i64,
    /// The decimal as typed; blank for none.
    pub score: String,
    /// May be blank.
    pub note: Said,
}

/// Keeps what was changed, all of it or nothing, and answers how many fields that were. A field left as it was read is
/// no change, whoever changed it meanwhile; [`Error::Stale`] where both did.
pub async fn save(
    service: &Service,
    by: &Account,
    review: ReviewId,
    entries: &[NewEntry],
) -> Result<usize, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let (found, template) = must_enter(&tx, review, by).await?;
    let units = storage::roster::units(&tx, review).await?;
    let stand = stand(&tx, &found).await?;
    let before = storage::fact::of_units(&tx, &ids(entries)).await?;
    let desk = Desk { template: &template, units: &units, before: &before, stand };
    let (mut changes, mut slips, mut stale) = (Vec::new(), Vec::new(), false);
    for new in entries {
        match desk.change(new)? {
            Change::None => {}
            Change::Stale => stale = true,
            Change::Slips(found) => slips.extend(found),
            Change::To { score, note } => changes.push(Entry {
                unit: new.unit,
                check: new.check.clone(),
                number: new.seen.saturating_add(1),
                score,
                note,
                by: by.id,
                at: now,
            }),
        }
    }
    if !slips.is_empty() {
        return Err(review::Refusal::from(Refusal::Slips { slips }).into());
    }
    if stale {
        return Err(Error::Stale);
    }
    write(&tx, &changes).await?;
    let deed = crate::result::Deed { cause: Cause::ChecksSaved, by: by.id, at: now };
    crate::result::keep(&tx, &found, deed).await?;
    log::keep(service, &tx, review, by.id, Operation::FactsEntered, About::Count(entries.len())).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(changes.len())
}

async fn write(tx: &Tx, changes: &[Entry]) -> Result<(), Error> {
    for change in changes {
        match storage::fact::add(tx, change).await {
            Ok(()) => {}
            Err(fault) if fault.is_duplicate() => return Err(Error::Stale),
            Err(fault) => return Err(fault.into()),
        }
    }
    Ok(())
}

fn ids(entries: &[NewEntry]) -> Vec<UnitId> {
    entries.iter().map(|new| new.unit).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The review and its rules, if they let this person enter what checks have found.
async fn must_enter(rows: &impl Rows, review: ReviewId, by: &Account) -> Result<(Review, Template), Error> {
    let found = access::must(rows, review, by, Act::EnterFacts).await?;
    found.phase.may_change().map_err(review::Refusal::from)?;
    let template = access::template(&found)?;
    if !may_enter(&template, &access::roles(rows, review, by).await?) {
        return Err(Error::Forbidden);
    }
    if found.released_at.is_some() {
        return Err(review::Refusal::from(Refusal::Released).into());
    }
    Ok((found, template))
}

/// How far the review is.
pub async fn stand(rows: &impl Rows, review: &Review) -> Result<Stand, Error> {
    if review.released_at.is_some() {
        return Ok(Stand::Released);
    }
    for one in storage::evaluation::boxes(rows, review.id).await? {
        match stage(&one)? {
            BoxStage::Opened => return Ok(Stand::Counted),
            BoxStage::Preparing
            | BoxStage::Ready
            | BoxStage::Open
            | BoxStage::Closed
            | BoxStage::TooSmall => {}
        }
    }
    Ok(Stand::Open)
}

/// What lies there when a field is to be changed.
struct Desk<'a> {
    template: &'a Template,
    units: &'a [Unit],
    before: &'a [Entry],
    stand: Stand,
}

enum Change {
    None,
    Stale,
    Slips(Vec<Slip>),
    To { score: Option<Score>, note: Said },
}

impl Desk<'_> {
    fn change(&self, new: &NewEntry) -> Result<Change, Error> {
        let unit = self.units.iter().find(|unit| unit.id == new.unit).ok_or(Error::NotFound)?;
        let check = self.template.facts().check(&new.check).ok_or(Error::NotFound)?;
        let slip = |why| Slip { row: None, unit: unit.code.clone(), check: Some(check.key.clone()), why };
        let (score, note) = match fitting(check, new) {
            Ok(fitting) => fitting,
            Err(whys) => return Ok(Change::Slips(whys.into_iter().map(slip).collect())),
        };
        let field = || self.before.iter().filter(|one| one.unit == new.unit && one.check == new.check);
        let read = field().find(|one| one.number == new.seen);
        let last = field().next_back();
        if same(read, score.as_ref(), &note) || same(last, score.as_ref(), &note) {
            return Ok(Change::None);
        }
        let stands = last.is_some_and(|last| last.score.is_some());
        if let Err(why) = may_change(self.stand, stands) {
            return Ok(Change::Slips(vec![slip(why)]));
        }
        if last.map_or(0, |last| last.number) != new.seen {
            return Ok(Change::Stale);
        }
        Ok(Change::To { score, note })
    }
}

fn fitting(check: &Check, new: &NewEntry) -> Result<(Option<Score>, Said), Vec<Mistake>> {
    let score = Score::read(check, &new.score);
    let kept = note(&new.note.zh).and_then(|zh| note(&new.note.en).map(|en| Said { zh, en }));
    match (score, kept) {
        (Ok(score), Ok(kept)) => Ok((score, kept)),
        (score, kept) => Err([score.err(), kept.err()].into_iter().flatten().collect()),
    }
}

/// `92` is the same as `92.0`.
fn same(entry: Option<&Entry>, score: Option<&Score>, note: &Said) -> bool {
    let stored = entry.and_then(|entry| entry.score.as_ref());
    let noted = entry.map_or_else(Said::default, |entry| entry.note.clone());
    stored.map(Score::value) == score.map(Score::value) && noted == *note
}

/// The scores that count, for the rules.
pub async fn checked(
    rows: &impl Rows,
    review: ReviewId,
    reporters: &[Reporter],
) -> Result<Checked, StorageError> {
    let entries = storage::fact::of_review(rows, review).await?;
    let mut of_units: BTreeMap<UnitId, BTreeMap<CheckKey, review::exact::Exact>> = BTreeMap::new();
    for ((unit, check), entry) in storage::fact::standing(&entries) {
        if let Some(score) = &entry.score {
            of_units.entry(unit).or_default().insert(check, score.value().clone());
        }
    }
    let found =
        |reporter: &Reporter| of_units.get(&reporter.unit.id).map(|of_it| (reporter.id, of_it.clone()));
    Ok(reporters.iter().filter_map(found).collect())
}

/// How many of these fields are filled.
pub fn filled(standing: &BTreeMap<Field, &Entry>, template: &Template, unit: UnitId) -> usize {
    let checks = template.facts().checks.iter();
    checks.filter(|check| standing.contains_key(&(unit, check.key.clone()))).count()
}
