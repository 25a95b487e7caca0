//! The sitting: its steps and their log, its agenda, and what leaders say in it.

pub mod confirm;
pub mod draft;
mod lot;
pub mod noted;
mod said;
mod written;

use review::{
    id::{ReporterId, ReviewId},
    log::{About, Operation},
    meeting::{Deed, Entry, Log, Point, Sitting, Stage},
    report::How,
    role::Act,
    roster::{Attendances, Quorum},
    template::Template,
    time::Instant,
};
use storage::{Tx, account::Account, meeting::Meeting, roster::Reporter};

use crate::{Error, Service, access, log};

pub use lot::draw;
pub use review::meeting::Step;
pub use said::{NewComment, comment, state_requirement, sum_up, take_up};

/// Takes a step from the version that the chair saw. [`Error::Stale`] when another chair was faster.
pub async fn step(
    service: &Service,
    by: &Account,
    review: ReviewId,
    version: i64,
    step: Step,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let (template, meeting) = seen(&tx, by, review, version).await?;
    let order = order(&template, &storage::roster::reporters(&tx, review).await?);
    let rules = meeting.agenda.rules(template.meeting());
    let state = step.from(&meeting.state, &rules, &order, now).map_err(review::Refusal::from)?;
    if meeting.state.stage == Stage::Waiting {
        let attendances = storage::roster::attendances(&tx, review).await?;
        quorum(&template, attendances).must_be_met().map_err(review::Refusal::from)?;
    }
    let after = Sitting { state, agenda: meeting.agenda.clone() };
    Change { by, review, now, deed: step.deed(), undoes: None }.write(&tx, meeting, after).await?;
    log::keep(service, &tx, review, by.id, Operation::MeetingStepped, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// In an emergency: brings back what was before the last step that stands, which stays in the log as undone.
pub async fn undo(service: &Service, by: &Account, review: ReviewId, version: i64) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let (_, meeting) = seen(&tx, by, review, version).await?;
    let log = storage::meeting::log::log(&tx, review).await?;
    let last = log.to_undo().map_err(review::Refusal::from)?;
    let undoing = Change { by, review, now, deed: Deed::Undo, undoes: Some(last.version) };
    undoing.write(&tx, meeting, last.before.clone()).await?;
    log::keep(service, &tx, review, by.id, Operation::StepUndone, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Gives this meeting another agenda: order, lengths, and what is left out. What has begun stays.
pub async fn arrange(
    service: &Service,
    by: &Account,
    review: ReviewId,
    version: i64,
    points: Vec<Point>,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let (template, meeting) = seen(&tx, by, review, version).await?;
    let agenda = meeting.agenda.change(&meeting.state, template.meeting(), points);
    let agenda = agenda.map_err(review::Refusal::from)?;
    if agenda == meeting.agenda {
        return Ok(());
    }
    let after = Sitting { state: meeting.state.clone(), agenda };
    Change { by, review, now, deed: Deed::Agenda, undoes: None }.write(&tx, meeting, after).await?;
    log::keep(service, &tx, review, by.id, Operation::AgendaArranged, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The rules and the meeting, locked, at the version that the chair saw.
async fn seen(tx: &Tx, by: &Account, review: ReviewId, version: i64) -> Result<(Template, Meeting), Error> {
    let found = access::must(tx, review, by, Act::RunMeeting).await?;
    let template = access::template(&found)?;
    let meeting = storage::meeting::locked(tx, review).await?.ok_or(Error::NotFound)?;
    if meeting.version == version { Ok((template, meeting)) } else { Err(Error::Stale) }
}

/// What is done to a meeting, by whom and when.
struct Change<'a> {
    by: &'a Account,
    review: ReviewId,
    now: Instant,
    deed: Deed,
    undoes: Option<i64>,
}

impl Change<'_> {
    /// Brings the meeting one version on, and writes down how. When it was opened and closed follows from the log.
    async fn write(self, tx: &Tx, meeting: Meeting, after: Sitting) -> Result<(), Error> {
        let known = storage::meeting::log::log(tx, self.review).await?;
        if known.entries().is_empty() {
            written::end_speech(tx, self.review, &meeting.state, &after.state, self.now).await?;
        }
        let entry = Entry {
            version: meeting.version + 1,
            deed: self.deed,
            undoes: self.undoes,
            by: self.by.id,
            at: self.now,
            before: Sitting { state: meeting.state.clone(), agenda: meeting.agenda.clone() },
            after,
        };
        let log = Log::new(known.entries().iter().chain([&entry]).cloned().collect());
        let waiting = entry.after.state.stage == Stage::Waiting;
        let next = Meeting {
            state: entry.after.state.clone(),
            agenda: entry.after.agenda.clone(),
            version: entry.version,
            // Opened before there was a log: it stays so.
            opened_at: log.opened_at().or(meeting.opened_at).filter(|_| !waiting),
            closed_at: log.closed_at(),
            ..meeting
        };
        storage::meeting::log::note(tx, self.review, &entry).await?;
        if !storage::meeting::advance(tx, self.review, entry.version - 1, &next).await? {
            return Err(Error::Stale);
        }
        Ok(())
    }
}

/// The running order: those who report in person, in their order.
pub fn order(template: &Template, reporters: &[Reporter]) -> Vec<ReporterId> {
    let rules = template.report();
    let speaks = |one: &&Reporter| rules.how(one.how) == How::InPerson;
    reporters.iter().filter(speaks).map(|one| one.id).collect()
}

/// Before a meeting may open, heads are counted: who was not seen at the door is not there.
pub fn quorum(template: &Template, mut attendances: Attendances) -> Quorum {
    for group in attendances.values_mut() {
        group.present.get_or_insert(0);
    }
    review::roster::quorum(template, &attendances)
}
