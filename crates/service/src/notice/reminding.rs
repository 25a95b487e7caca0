use std::collections::{BTreeMap, BTreeSet};

use review::{
    id::AccountId,
    notice::{Duty, RestDays, duties, reached},
    phase::Phase,
    time::{Day, Instant},
};
use storage::{
    Rows,
    account::{Account, Details},
    cycle::Review,
    mail::{Digest, DigestLine, Letter},
    notice::Reminded,
};

use super::facts::{facts, hour};
use crate::{Error, Service, access, follow_up::today, mail};

/// A mail that somebody is to have today.
struct Reminder {
    day: Day,
    lines: Vec<DigestLine>,
    /// Of what it reminds for the first time.
    new: Vec<Reminded>,
}

/// Writes the mails with reminders that are due now, one a person a day. Answers how many. Whatever keeps the server
/// from doing so at the hour, the next time it does; whichever server is faster, one mail is written.
pub async fn remind_due(service: &Service) -> Result<usize, Error> {
    if !service.sends_mail() {
        return Ok(0);
    }
    let (now, reader) = (service.now(), service.reader());
    let due = due(&reader, now).await?;
    let people = storage::account::details_of(&reader, due.keys().copied()).await?;
    let off = storage::notice::switched_off(&reader).await?;
    let mut written = 0;
    for (account, reminder) in due {
        let Some(person) = people.get(&account).filter(|one| is_reached(one)) else { continue };
        if !off.contains(&account) && write(service, person, reminder).await? {
            written += 1;
        }
    }
    Ok(written)
}

fn is_reached(person: &Details) -> bool {
    person.deactivated_at.is_none() && person.contact.email.is_some()
}

/// Who is to have a mail now.
async fn due(rows: &impl Rows, now: Instant) -> Result<BTreeMap<AccountId, Reminder>, Error> {
    let mut reviews = storage::cycle::all(rows).await?;
    reviews.retain(|review| review.phase != Phase::Closed && review.kind.rehearsed().is_none());
    let rest = storage::notice::rest_days(rows).await?;
    let ids: Vec<_> = reviews.iter().map(|review| review.id).collect();
    let sent = storage::notice::reminded(rows, &ids).await?;
    let mut all: BTreeMap<AccountId, Reminder> = BTreeMap::new();
    let mut days = BTreeSet::new();
    for review in reviews {
        if !is_open_hour(&review, &rest, now)? {
            continue;
        }
        let (template, facts) = (access::template(&review)?, facts(rows, &review, now).await?);
        days.insert(facts.today);
        for duty in duties(&template, &facts) {
            let stage = reached(template.calendar(), &duty, facts.today);
            let new = stage.zip(duty.due).map(|(stage, due)| reminded(&review, &duty, due, stage));
            let reminder = all.entry(duty.account).or_insert_with(|| Reminder::on(facts.today));
            reminder.new.extend(new.filter(|new| !sent.contains(new)));
            reminder.lines.push(line(&review, duty));
        }
    }
    for day in days {
        for account in storage::notice::had_mail(rows, day).await? {
            if all.get(&account).is_some_and(|one| one.day == day) {
                all.remove(&account);
            }
        }
    }
    all.retain(|_, one| !one.new.is_empty());
    Ok(all)
}

/// Reminders go out from an hour on, and where the template says so, not on rest days.
pub(super) fn is_open_hour(review: &Review, rest: &RestDays, now: Instant) -> Result<bool, Error> {
    let template = access::template(review)?;
    let rules = template.calendar();
    let rests = rules.quiet_on_rest_days && rest.is_rest(today(now, &review.zone)?);
    Ok(!rests && hour(now, &review.zone)? >= rules.remind_hour)
}

fn reminded(review: &Review, duty: &Duty, due: Day, stage: i32) -> Reminded {
    Reminded { account: duty.account, review: review.id, task: duty.task.key(), due, stage }
}

pub(super) fn line(review: &Review, duty: Duty) -> DigestLine {
    DigestLine { review: review.id, organisation: review.organisation.clone(), year: review.year, duty }
}

impl Reminder {
    fn on(day: Day) -> Self {
        Self { day, lines: Vec::new(), new: Vec::new() }
    }
}

/// `false` when another server was faster.
async fn write(service: &Service, to: &Details, mut reminder: Reminder) -> Result<bool, Error> {
    let tx = service.store.write().await?;
    let id = to.account.id;
    match storage::notice::add_day(&tx, id, reminder.day).await {
        Err(fault) if fault.is_duplicate() => return Ok(false),
        done => done?,
    }
    match storage::notice::add_reminders(&tx, &reminder.new).await {
        Err(fault) if fault.is_duplicate() => return Ok(false),
        done => done?,
    }
    reminder.lines.sort_by_key(|line| line.duty.order());
    let digest = Digest { day: reminder.day, lines: reminder.lines, asked_by: None };
    mail::put(service, &tx, id, &to.contact, Letter::Duties(digest)).await?;
    tx.commit().await?;
    Ok(true)
}

/// Switches one's own reminders on or off. Invitations and what an organiser asks for oneself still come.
pub async fn set_reminders(service: &Service, by: &Account, on: bool) -> Result<(), Error> {
    let tx = service.store.write().await?;
    storage::notice::set_off(&tx, by.id, (!on).then(|| service.now())).await?;
    tx.commit().await?;
    Ok(())
}
