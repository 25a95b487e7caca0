//! The sitting: its steps, and what leaders say in it.

pub mod draft;
mod said;

use review::{
    id::{ReporterId, ReviewId},
    meeting::{MeetingState, Part, Stage},
    report::How,
    role::Act,
    roster::{Attendances, Quorum},
    template::{MeetingRules, Template},
    time::Instant,
};
use storage::{Tx, account::Account, meeting::Meeting, roster::Reporter};

use crate::{Error, Service, access};

pub use said::{NewComment, comment, state_requirement, sum_up};

/// What the chair does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Whatever naturally comes next; it opens the meeting, too.
    Forward,
    /// The next point of the agenda.
    NextSlot,
    /// The next reporter of the order.
    NextReporter,
    /// One reporter out of turn.
    Call(ReporterId),
    /// Start the clock anew with what is planned.
    StartClock,
    /// Let the clock stand still.
    PauseClock,
    /// Let it run on.
    ResumeClock,
    /// Give a minute more.
    AddMinute,
    /// End the meeting.
    Close,
}

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
    let found = access::must(&tx, review, by, Act::RunMeeting).await?;
    let template = access::template(&found)?;
    let meeting = storage::meeting::of(&tx, review).await?.ok_or(Error::NotFound)?;
    if meeting.version != version {
        return Err(Error::Stale);
    }
    let order = order(&template, &storage::roster::reporters(&tx, review).await?);
    let state = next(&meeting.state, template.meeting(), &order, step, now).map_err(review::Refusal::from)?;
    let opens = meeting.state.stage == Stage::Waiting;
    if opens {
        let attendances = storage::roster::attendances(&tx, review).await?;
        quorum(&template, attendances).must_be_met().map_err(review::Refusal::from)?;
    }
    let closes = state.stage == Stage::Closed;
    let after = Meeting {
        version: version + 1,
        opened_at: if opens { Some(now) } else { meeting.opened_at },
        closed_at: closes.then_some(now),
        state,
        ..meeting.clone()
    };
    if !storage::meeting::advance(&tx, review, version, &after).await? {
        return Err(Error::Stale);
    }
    log_speeches(&tx, review, &meeting, &after, now).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The running order: those who report in person, in their order.
pub fn order(template: &Template, reporters: &[Reporter]) -> Vec<ReporterId> {
    let rules = template.report();
    let speaks = |one: &&Reporter| rules.how(one.how) == How::InPerson;
    reporters.iter().filter(speaks).map(|one| one.id).collect()
}

fn next(
    state: &MeetingState,
    rules: &MeetingRules,
    order: &[ReporterId],
    step: Step,
    now: Instant,
) -> Result<MeetingState, review::meeting::Refusal> {
    match step {
        Step::Forward => state.forward(rules, order),
        Step::NextSlot => state.next_slot(rules, order),
        Step::NextReporter => state.next_reporter(rules, order),
        Step::Call(reporter) => state.call(rules, order, reporter),
        Step::StartClock => state.start_clock(rules, now),
        Step::PauseClock => state.pause_clock(now),
        Step::ResumeClock => state.resume_clock(now),
        Step::AddMinute => state.add_minute(),
        Step::Close => state.close(),
    }
}

/// Before a meeting may open, heads are counted: who was not seen at the door is not there.
pub fn quorum(template: &Template, mut attendances: Attendances) -> Quorum {
    for group in attendances.values_mut() {
        group.present.get_or_insert(0);
    }
    review::roster::quorum(template, &attendances)
}

/// Whoever has the floor for a report.
fn speaking(state: &MeetingState) -> Option<ReporterId> {
    state.current.filter(|turn| turn.part == Part::Report).map(|turn| turn.reporter)
}

async fn log_speeches(
    tx: &Tx,
    review: ReviewId,
    before: &Meeting,
    after: &Meeting,
    now: Instant,
) -> Result<(), Error> {
    let (was, is) = (speaking(&before.state), speaking(&after.state));
    if was == is {
        return Ok(());
    }
    if was.is_some() {
        let clock_ms = before.state.clock.map(|clock| clock.elapsed_ms(now));
        storage::meeting::end_speech(tx, review, now, clock_ms).await?;
    }
    if let Some(reporter) = is {
        storage::meeting::begin_speech(tx, review, after.version, reporter, now).await?;
    }
    Ok(())
}
