//! Letters to reporters: one press sends all of them; each is acknowledged, or objected to within its period.

use review::{
    id::{ReporterId, ReviewId},
    log::{About, Operation},
    result::letter::{Deed, Refusal, may_acknowledge, object, review as reviewed, talk},
    role::Act,
    template::GradeKey,
    time::{Day, Instant},
};
use storage::{
    Tx,
    account::Account,
    cycle::Review,
    result::{
        Decision,
        letter::{self, Done},
    },
};

use super::{Assessment, Letter, assess, deciding};
use crate::{Error, Service, access, follow_up::today, log};

fn no(why: Refusal) -> Error {
    review::Refusal::from(review::result::Refusal::from(why)).into()
}

/// Sends all letters. Before that no reporter sees one.
pub async fn release_letters(service: &Service, by: &Account, review: ReviewId) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::WriteLetters).await?;
    found.phase.may_change().map_err(review::Refusal::from)?;
    if !storage::result::sitting::is_frozen(&tx, review).await? {
        return Err(no(Refusal::NotFrozen));
    }
    match letter::release(&tx, review, by.id, service.now()).await {
        Ok(()) => {}
        Err(fault) if fault.is_duplicate() => return Err(no(Refusal::Released)),
        Err(fault) => return Err(fault.into()),
    }
    log::keep(service, &tx, review, by.id, Operation::LettersSent, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// A letter at which somebody does something, with the day that it is.
struct Desk {
    letter: Letter,
    today: Day,
    now: Instant,
}

impl Desk {
    async fn open(service: &Service, tx: &Tx, review: &Review, reporter: ReporterId) -> Result<Self, Error> {
        review.phase.may_change().map_err(review::Refusal::from)?;
        let letter = super::letter(tx, review, reporter).await?.ok_or(Error::NotFound)?;
        let now = service.now();
        Ok(Self { letter, today: today(now, &review.zone)?, now })
    }

    /// The reporter's own letter, which is out.
    async fn own(
        service: &Service,
        tx: &Tx,
        by: &Account,
        review: ReviewId,
        reporter: ReporterId,
    ) -> Result<Self, Error> {
        let found = access::must(tx, review, by, Act::ReadOwnLetter).await?;
        let desk = Self::open(service, tx, &found, reporter).await?;
        if desk.letter.reporter.account == by.id && desk.letter.released.is_some() {
            Ok(desk)
        } else {
            Err(Error::NotFound)
        }
    }

    async fn add(&self, tx: &Tx, by: &Account, deed: Deed) -> Result<(), Error> {
        let number = self.letter.deeds.last().map_or(1, |done| done.number.saturating_add(1));
        let done = Done { number, deed, by: by.id, at: self.now };
        match letter::add(tx, self.letter.reporter.id, &done).await {
            Ok(()) => Ok(()),
            Err(fault) if fault.is_duplicate() => Err(Error::Stale),
            Err(fault) => Err(fault.into()),
        }
    }
}

/// Notes that the reporter has opened the own letter; once.
pub async fn open_letter(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let desk = Desk::own(service, &tx, by, review, reporter).await?;
    if desk.letter.state.opened {
        return Ok(());
    }
    desk.add(&tx, by, Deed::Opened).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The reporter acknowledges the own letter.
pub async fn acknowledge(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let desk = Desk::own(service, &tx, by, review, reporter).await?;
    may_acknowledge(&desk.letter.state).map_err(no)?;
    desk.add(&tx, by, Deed::Acknowledged).await?;
    log::keep(service, &tx, review, by.id, Operation::LetterAcknowledged, About::Reporter(reporter)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The reporter objects, with all reasons, within the period.
pub async fn object_to(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    reason: &str,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let desk = Desk::own(service, &tx, by, review, reporter).await?;
    let within = desk.letter.periods.as_ref().ok_or(Error::NotFound)?;
    let deed = object(&desk.letter.state, within, desk.today, reason).map_err(no)?;
    desk.add(&tx, by, deed).await?;
    log::keep(service, &tx, review, by.id, Operation::ObjectionMade, About::Reporter(reporter)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The committee's answer to an objection, as it was typed.
#[derive(Clone, Debug)]
pub struct Answer {
    /// When it sat.
    pub held_on: String,
    /// Another grade, where the objection is right.
    pub grade: Option<GradeKey>,
    /// Why.
    pub reason: String,
}

/// Answers an objection. Another grade is one more determination; a veto holds now as before.
pub async fn review_objection(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    answer: &Answer,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::SetGrades).await?;
    let desk = Desk::open(service, &tx, &found, reporter).await?;
    let assessment = assess(&tx, &found).await?.ok_or(Error::NotFound)?;
    let line = assessment.lines.iter().find(|line| line.reporter.id == reporter).ok_or(Error::NotFound)?;
    let stands = line.decision.as_ref().ok_or(Error::NotFound)?;
    let held_on = answer.held_on.trim().parse::<Day>().map_err(|_| no(Refusal::NotADay))?;
    let grade = answer.grade.as_ref();
    let deed = reviewed(&desk.letter.state, &stands.grade, grade, held_on, desk.today, &answer.reason);
    let deed = deed.map_err(no)?;
    if let Some(grade) = grade {
        let lawful = deciding::lawful(&assessment.template, line, grade, &answer.reason);
        let (suggestion, decided) = lawful.map_err(review::Refusal::from)?;
        let decision = Decision {
            reporter,
            grade: decided.grade,
            suggested: suggestion.suggested.clone(),
            reason: decided.reason.unwrap_or_default(),
            decided_by: by.id,
            decided_at: desk.now,
        };
        deciding::note(&tx, &decision).await?;
    }
    desk.add(&tx, by, deed).await?;
    log::keep(service, &tx, review, by.id, Operation::ObjectionReviewed, About::Reporter(reporter)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Marks that the talk which a rule wants was held.
pub async fn talked(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    on: &str,
    note: &str,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::WriteLetters).await?;
    let desk = Desk::open(service, &tx, &found, reporter).await?;
    let day = on.trim().parse::<Day>().map_err(|_| no(Refusal::NotADay))?;
    let deed = talk(&desk.letter.state, day, desk.today, note).map_err(no)?;
    desk.add(&tx, by, deed).await?;
    log::keep(service, &tx, review, by.id, Operation::Talked, About::Reporter(reporter)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Notes for whom a talk is due, when the grades become final.
pub(super) async fn note_talks(tx: &Tx, found: &Assessment, by: &Account, at: Instant) -> Result<(), Error> {
    for line in &found.lines {
        if line.suggestion.as_ref().is_some_and(|one| !one.fired.is_empty()) {
            let done = Done { number: 1, deed: Deed::TalkDue, by: by.id, at };
            letter::add(tx, line.reporter.id, &done).await?;
        }
    }
    Ok(())
}
