//! The dress rehearsal: a copy of a review on which the whole room tries the meeting, and its end.

use std::collections::BTreeMap;

use review::{
    id::{PersonId, ReportId, ReporterId, ReviewId, SlidesId, UnitId},
    log::{About, Operation},
    phase::Phase,
    rehearsal::{Refusal, may_begin},
    report::State,
    role::Act,
    time::Instant,
};
use storage::{
    Tx,
    account::Account,
    cycle::{Kind, Review},
    report::Report,
    roster::{Person, Reporter, Unit},
    slides::Slides,
};

use crate::{Error, Service, access, chance, log};

/// Copies a review as far as a meeting needs it. [`Error::Stale`] when somebody else began a rehearsal meanwhile.
pub async fn begin(service: &Service, by: &Account, review: ReviewId) -> Result<ReviewId, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let old = access::must(&tx, review, by, Act::RunMeeting).await?;
    if old.kind.rehearsed().is_some() {
        return Err(refused(Refusal::IsRehearsal));
    }
    let meeting = storage::meeting::locked(&tx, review).await?.ok_or(Error::NotFound)?;
    may_begin(old.phase, &meeting.state.stage).map_err(refused)?;
    if storage::rehearsal::of(&tx, review).await?.is_some() {
        return Err(Error::Stale);
    }
    let new = Review {
        id: ReviewId::from_uuid(chance::uuid(&*service.dice, now)),
        kind: Kind::Rehearsal(review),
        phase: Phase::Meeting,
        frozen_at: None,
        released_at: None,
        ..old.clone()
    };
    storage::cycle::add(&tx, &new, now).await?;
    Making { service, tx: &tx, old: review, new: new.id, now }.all().await?;
    log::keep(service, &tx, review, by.id, Operation::RehearsalBegun, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(new.id)
}

/// Ends the rehearsal of a review: all of it is deleted. [`Error::Stale`] when it is not the one that was seen.
pub async fn wipe(service: &Service, by: &Account, review: ReviewId, seen: ReviewId) -> Result<(), Error> {
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::RunMeeting).await?;
    let ours = storage::rehearsal::of(&tx, review).await? == Some(seen);
    if !ours || !storage::rehearsal::wipe(&tx, seen).await? {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, review, by.id, Operation::RehearsalWiped, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    service.live().changed(seen);
    Ok(())
}

/// Lets only pass what counts: a rehearsal sends, publishes and carries on nothing.
pub(crate) fn must_count(review: &Review) -> Result<(), Error> {
    if review.kind.rehearsed().is_some() { Err(refused(Refusal::StaysHere)) } else { Ok(()) }
}

fn refused(why: Refusal) -> Error {
    review::Refusal::from(why).into()
}

struct Making<'a> {
    service: &'a Service,
    tx: &'a Tx,
    old: ReviewId,
    new: ReviewId,
    now: Instant,
}

/// The old unit's id to the new one's.
type Units = BTreeMap<UnitId, UnitId>;

impl Making<'_> {
    fn uuid(&self) -> uuid::Uuid {
        chance::uuid(&*self.service.dice, self.now)
    }

    async fn all(&self) -> Result<(), Error> {
        self.hall().await?;
        let days = storage::cycle::days::of(self.tx, self.old).await?;
        storage::cycle::days::fill(self.tx, self.new, &days).await?;
        for (account, roles) in storage::cycle::everybody(self.tx, self.old).await? {
            for role in roles.iter() {
                storage::cycle::give_role(self.tx, self.new, account, role).await?;
            }
        }
        let units = self.units().await?;
        self.people(&units).await?;
        for reporter in storage::roster::reporters(self.tx, self.old).await? {
            let id = ReporterId::from_uuid(self.uuid());
            let unit =
                Unit { id: *units.get(&reporter.unit.id).ok_or(Error::NotFound)?, ..reporter.unit.clone() };
            let copy = Reporter { id, unit, ..reporter.clone() };
            storage::roster::add_reporter(self.tx, self.new, &copy).await?;
            self.report(reporter.id, id).await?;
            self.slides(reporter.id, id).await?;
        }
        Ok(())
    }

    /// The meeting with the agenda of the day, and the hall's network.
    async fn hall(&self) -> Result<(), Error> {
        storage::meeting::add(self.tx, self.new).await?;
        let agenda = storage::meeting::of(self.tx, self.old).await?.ok_or(Error::NotFound)?.agenda;
        let fresh = storage::meeting::of(self.tx, self.new).await?.ok_or(Error::NotFound)?;
        let arranged = storage::meeting::Meeting { agenda, ..fresh };
        if !storage::meeting::advance(self.tx, self.new, arranged.version, &arranged).await? {
            return Err(Error::Stale);
        }
        let wifi = storage::projector::of(self.tx, self.old).await?.wifi;
        if wifi.is_some() && !storage::projector::tell_wifi(self.tx, self.new, 0, wifi.as_ref()).await? {
            return Err(Error::Stale);
        }
        Ok(())
    }

    async fn units(&self) -> Result<Units, Error> {
        let mut units = Units::new();
        for unit in storage::roster::units(self.tx, self.old).await? {
            let id = UnitId::from_uuid(self.uuid());
            units.insert(unit.id, id);
            storage::roster::add_unit(self.tx, self.new, &Unit { id, ..unit }).await?;
        }
        Ok(units)
    }

    /// The roll, with nobody present yet. Who is excused is so here, too.
    async fn people(&self, units: &Units) -> Result<(), Error> {
        let old = storage::roster::people(self.tx, self.old).await?;
        let moved = |person: Person| Person {
            id: PersonId::from_uuid(self.uuid()),
            unit: person.unit.and_then(|unit| units.get(&unit).copied()),
            present_at: None,
            left_at: None,
            ..person
        };
        let people: Vec<_> = old.into_iter().map(moved).collect();
        Ok(storage::roster::add_people(self.tx, self.new, &people).await?)
    }

    /// What was handed in last, decided on as it is there.
    async fn report(&self, from: ReporterId, to: ReporterId) -> Result<(), Error> {
        let Some(old) = storage::report::of_reporter(self.tx, from).await? else { return Ok(()) };
        let versions = storage::report::versions(self.tx, old.id).await?;
        let id = ReportId::from_uuid(self.uuid());
        let copy = Report { id, reporter: to, revision: 1, ..old.clone() };
        storage::report::add(self.tx, &copy).await?;
        let Some(last) = versions.last() else { return Ok(()) };
        let body =
            storage::report::version_body(self.tx, old.id, last.number).await?.ok_or(Error::NotFound)?;
        storage::report::add_version(self.tx, id, 1, &body, last.handed_in_by, last.handed_in_at).await?;
        if let (State::Accepted, Some(accepted)) = (storage::report::state(&versions), &last.accepted)
            && !storage::report::accept(self.tx, id, 1, accepted).await?
        {
            return Err(Error::Stale);
        }
        Ok(())
    }

    async fn slides(&self, from: ReporterId, to: ReporterId) -> Result<(), Error> {
        let Some(old) = storage::slides::of_reporter(self.tx, from).await? else { return Ok(()) };
        let mut images = Vec::with_capacity(old.pages);
        for number in 1..=old.pages {
            images.push(storage::slides::image(self.tx, old.id, number).await?.ok_or(Error::NotFound)?);
        }
        let copy = Slides { id: SlidesId::from_uuid(self.uuid()), reporter: to, page: 1, ..old };
        Ok(storage::slides::put(self.tx, &copy, images).await?)
    }
}
