use std::collections::BTreeSet;

use review::{
    id::{ReporterId, ReviewId},
    log::{About, Operation},
    result::{
        Cause, Scoring,
        input::{Amount, Field, Mistake, Refusal, Slip, known, read, take, too_many},
    },
    role::Act,
    template::Template,
};
use storage::{
    Rows, Tx,
    account::Account,
    cycle::Review,
    meeting::said::Said,
    result::input::{self, Entry},
    roster::Reporter,
};

use super::Deed;
use crate::{Error, Fault, Service, access, log};

/// One field as somebody leaves it.
#[derive(Clone, Debug)]
pub struct NewInput {
    /// For whom …
    pub reporter: ReporterId,
    /// … what.
    pub field: Field,
    /// The number of the entry that stood there when it was read; 0 for none.
    pub seen: i64,
    /// The decimal as typed; blank for none.
    pub value: String,
    /// What it rests on, or why it is taken back.
    pub note: Said,
}

/// Keeps what was changed, all of it or nothing, and answers how many fields that were. A field left as it was read is
/// no change, whoever changed it meanwhile; [`Error::Stale`] where both did. Decided grades stay as they are: each keeps
/// what was suggested then.
pub async fn enter(
    service: &Service,
    by: &Account,
    review: ReviewId,
    inputs: &[NewInput],
) -> Result<usize, Error> {
    let tx = service.store.write().await?;
    let (found, template) = must_enter(&tx, review, by).await?;
    let reporters = storage::roster::reporters(&tx, review).await?;
    let before = input::of_review(&tx, review).await?;
    let desk = Desk { template: &template, reporters: &reporters, before: &before };
    let (changes, slips, stale) = desk.changes(inputs)?;
    if !slips.is_empty() {
        return Err(refused(Refusal::Slips { slips }));
    }
    if stale {
        return Err(Error::Stale);
    }
    let now = service.now();
    for (new, value, note) in &changes {
        let entry = Entry {
            reporter: new.reporter,
            field: new.field.clone(),
            number: new.seen.saturating_add(1),
            value: value.clone(),
            note: note.clone(),
            by: by.id,
            at: now,
        };
        write(&tx, &entry).await?;
    }
    super::keep(&tx, &found, Deed { cause: Cause::InputsSaved, by: by.id, at: now }).await?;
    log::keep(service, &tx, review, by.id, Operation::InputsEntered, About::Count(inputs.len())).await?;
    tx.commit().await?;
    service.live().changed(found.id);
    Ok(changes.len())
}

async fn write(tx: &Tx, entry: &Entry) -> Result<(), Error> {
    match input::add(tx, entry).await {
        Ok(()) => Ok(()),
        Err(fault) if fault.is_duplicate() => Err(Error::Stale),
        Err(fault) => Err(fault.into()),
    }
}

/// The review and its rules, if this person may enter scores in it now.
pub(super) async fn must_enter(
    rows: &impl Rows,
    review: ReviewId,
    by: &Account,
) -> Result<(Review, Template), Error> {
    let found = access::must(rows, review, by, Act::EnterScores).await?;
    found.phase.may_change().map_err(review::Refusal::from)?;
    if storage::result::sitting::is_frozen(rows, review).await? {
        return Err(refused(Refusal::Frozen));
    }
    let template = access::template(&found)?;
    Ok((found, template))
}

pub(super) fn refused(why: Refusal) -> Error {
    review::Refusal::from(review::result::Refusal::from(why)).into()
}

/// A change that is lawful: the field as it was left, and what is to be kept.
pub(super) type Lawful<'a> = (&'a NewInput, Option<Amount>, Said);

/// What lies there when fields are to be changed.
pub(super) struct Desk<'a> {
    pub(super) template: &'a Template,
    pub(super) reporters: &'a [Reporter],
    pub(super) before: &'a [Entry],
}

enum Change {
    None,
    Stale,
    Slip(Slip),
    To(Option<Amount>, Said),
}

impl Desk<'_> {
    /// What is to be kept, what is wrong, and whether somebody else was faster.
    pub(super) fn changes<'a>(
        &self,
        inputs: &'a [NewInput],
    ) -> Result<(Vec<Lawful<'a>>, Vec<Slip>, bool), Error> {
        let (mut changes, mut slips, mut stale) = (Vec::new(), Vec::new(), false);
        for new in inputs {
            match self.change(new)? {
                Change::None => {}
                Change::Stale => stale = true,
                Change::Slip(slip) => slips.push(slip),
                Change::To(value, note) => changes.push((new, value, note)),
            }
        }
        slips.extend(self.twice(&changes));
        slips.extend(self.together(&changes));
        Ok((changes, slips, stale))
    }

    fn change(&self, new: &NewInput) -> Result<Change, Error> {
        let reporter = self.reporters.iter().find(|one| one.id == new.reporter).ok_or(Error::NotFound)?;
        known(self.template, &new.field).map_err(review::Refusal::from)?;
        let field =
            || self.before.iter().filter(|one| one.reporter == new.reporter && one.field == new.field);
        let seen = field().find(|one| one.number == new.seen);
        let last = field().next_back();
        if untouched(seen, new) {
            return Ok(Change::None);
        }
        let stands = last.filter(|last| last.value.is_some()).map(|last| last.note.zh.as_str());
        let zh = read(&new.field, &new.value, &new.note.zh, stands);
        let (value, note) = match zh.and_then(|(value, zh)| Ok((value, zh, note(&new.note.en)?))) {
            Ok((value, zh, en)) => (value, Said { zh, en }),
            Err(why) => return Ok(Change::Slip(slip(reporter, &new.field, why))),
        };
        if same(seen, value.as_ref(), &note) || same(last, value.as_ref(), &note) {
            return Ok(Change::None);
        }
        if last.map_or(0, |last| last.number) != new.seen {
            return Ok(Change::Stale);
        }
        Ok(Change::To(value, note))
    }

    /// Two new columns may have been given one judge's name.
    fn twice(&self, changes: &[Lawful<'_>]) -> Vec<Slip> {
        let mut seen = BTreeSet::new();
        let again = changes.iter().filter(|(new, _, _)| !seen.insert((new.reporter, &new.field)));
        let told = |(new, _, _): &Lawful<'_>| {
            let reporter = self.reporters.iter().find(|one| one.id == new.reporter)?;
            Some(slip(reporter, &new.field, Mistake::JudgeTwice))
        };
        again.filter_map(told).collect()
    }

    /// What is wrong with all that would stand for a reporter.
    fn together(&self, changes: &[Lawful<'_>]) -> Vec<Slip> {
        let standing = input::standing(self.before);
        let of = |reporter: &Reporter| {
            let mut fields: BTreeSet<&Field> =
                standing.keys().filter(|(one, _)| *one == reporter.id).map(|(_, field)| field).collect();
            for (new, value, _) in changes.iter().filter(|(new, _, _)| new.reporter == reporter.id) {
                if value.is_some() {
                    fields.insert(&new.field)
                } else {
                    fields.remove(&new.field)
                };
            }
            too_many(fields.into_iter()).map(|(field, why)| slip(reporter, &field, why))
        };
        let touched = |one: &&Reporter| changes.iter().any(|(new, _, _)| new.reporter == one.id);
        self.reporters.iter().filter(touched).filter_map(of).collect()
    }
}

fn slip(reporter: &Reporter, field: &Field, why: Mistake) -> Slip {
    Slip { row: None, unit: reporter.unit.code.clone(), field: Some(field.clone()), why }
}

fn note(text: &str) -> Result<String, Mistake> {
    review::text::fitting(text, review::result::input::NOTE_LIMIT).map_err(|why| match why {
        review::text::TextError::TooLong { count, limit } => Mistake::NoteTooLong { count, limit },
        review::text::TextError::Empty => Mistake::NoNote,
    })
}

/// The form has what it was given: whatever the rules say of that, nobody wants to change it.
fn untouched(seen: Option<&Entry>, new: &NewInput) -> bool {
    let stored = seen.and_then(|entry| entry.value.as_ref()).map_or("", Amount::text);
    // A reason for taking something back is no longer shown in the field.
    let noted = seen.filter(|entry| entry.value.is_some()).map(|entry| &entry.note);
    let note = noted.map_or_else(Said::default, Said::clone);
    stored == new.value.trim() && note.zh.trim() == new.note.zh.trim() && note.en.trim() == new.note.en.trim()
}

/// `92` is the same as `92.0`.
fn same(entry: Option<&Entry>, value: Option<&Amount>, note: &Said) -> bool {
    let stored = entry.and_then(|entry| entry.value.as_ref());
    let noted = entry.filter(|entry| entry.value.is_some()).map(|entry| entry.note.clone());
    stored.map(Amount::value) == value.map(Amount::value) && noted.unwrap_or_default() == *note
}

/// Puts what was entered among what scores are made of. A judge's place is the name's, a bonus's the number's.
pub(super) async fn gather(
    rows: &impl Rows,
    review: ReviewId,
    template: &Template,
    scoring: &mut Scoring,
) -> Result<(), Error> {
    let entries = input::of_review(rows, review).await?;
    for ((reporter, field), entry) in input::standing(&entries) {
        if let Some(amount) = &entry.value {
            take(template, scoring, reporter, &field, amount.value(), &entry.note.zh)
                .map_err(Fault::broken)?;
        }
    }
    Ok(())
}
