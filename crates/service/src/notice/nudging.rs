use std::collections::BTreeSet;

use review::{
    Refusal,
    id::{AccountId, ReviewId},
    log::{About, Operation},
    notice::{self, duties},
    role::Act,
    text::fitting,
    time::Day,
};
use storage::{
    Tx,
    account::{Account, Details},
    mail::{Asked, Digest, DigestLine, Letter},
    notice::Nudge,
};

use super::{facts, reminding::line};
use crate::{Error, Service, access, log, mail, rehearsal};

/// Characters of what an organiser adds in own words.
const NOTE_LIMIT: usize = 500;

/// What became of a call to hurry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nudged {
    /// Who has a mail on the way.
    pub mailed: usize,
    /// Who reads it on the own page only: without an address, or in a house that sends no mail.
    pub shown: usize,
    /// Who was asked today before.
    pub before: usize,
}

/// Asks people to hurry with what they have to do: on their page of tasks, and by mail to who has an address. Each once
/// a day at most. `None` asks all who are late.
pub async fn nudge(
    service: &Service,
    by: &Account,
    review: ReviewId,
    whom: Option<&BTreeSet<AccountId>>,
    note: &str,
) -> Result<Nudged, Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::FollowProgress).await?;
    rehearsal::must_count(&found)?;
    let note = fitting(note, NOTE_LIMIT).map_err(|why| Refusal::from(notice::Refusal::Note(why)))?;
    let facts = facts(&tx, &found, service.now()).await?;
    let mut open = duties(&access::template(&found)?, &facts);
    open.retain(|duty| match whom {
        Some(chosen) => chosen.contains(&duty.account),
        None => duty.is_late(facts.today),
    });
    let people: BTreeSet<_> = open.iter().map(|duty| duty.account).collect();
    if people.is_empty() {
        return Err(Refusal::from(notice::Refusal::NobodyToNudge).into());
    }
    let last = storage::notice::last_nudges(&tx, review).await?;
    let asking = Asking { service, tx: &tx, by, review, day: facts.today, note };
    let mut nudged = Nudged::default();
    for (id, person) in storage::account::details_of(&tx, people).await? {
        if last.get(&id).is_some_and(|nudge| nudge.day == facts.today) {
            nudged.before += 1;
            continue;
        }
        let lines = open.iter().filter(|duty| duty.account == id).map(|duty| line(&found, duty.clone()));
        if asking.ask(&person, lines.collect()).await? {
            nudged.mailed += 1;
        } else {
            nudged.shown += 1;
        }
    }
    log::keep(service, &tx, review, by.id, Operation::Nudged, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(nudged)
}

struct Asking<'a> {
    service: &'a Service,
    tx: &'a Tx,
    by: &'a Account,
    review: ReviewId,
    day: Day,
    note: String,
}

impl Asking<'_> {
    /// Whether a mail goes out.
    async fn ask(&self, whom: &Details, lines: Vec<DigestLine>) -> Result<bool, Error> {
        let now = self.service.now();
        let asked_by = Some(Asked { name: self.by.name.clone(), note: self.note.clone() });
        let letter = Letter::Duties(Digest { day: self.day, lines, asked_by });
        let id = whom.account.id;
        let mailed = whom.deactivated_at.is_none()
            && mail::put(self.service, self.tx, id, &whom.contact, letter).await?;
        let nudge = Nudge {
            review: self.review,
            account: id,
            day: self.day,
            at: now,
            by: self.by.id,
            note: self.note.clone(),
            mailed_at: mailed.then_some(now),
        };
        match storage::notice::add_nudge(self.tx, &nudge).await {
            Err(fault) if fault.is_duplicate() => Err(Error::Stale),
            done => done.map(|()| mailed).map_err(Error::from),
        }
    }
}
