//! Next year's review out of this year's: rules, units, people, roles, and what is still open. Nothing of ballots,
//! scores or marks.

use std::collections::BTreeMap;

use review::{
    follow_up::{ItemState, Source},
    id::{ItemId, PersonId, ReporterId, ReviewId, UnitId},
    phase::Phase,
    report::How,
    role::{Act, Role},
    roster::copied::{Subject, is_copied, may_copy},
    time::{Day, Instant},
    words::Words,
};
use storage::{
    Tx,
    account::Account,
    cycle::{Review, days::Days},
    follow_up::Item,
    roster::{Person, Reporter, Unit},
};

use super::proposed;
use crate::{Error, Service, access, chance, follow_up::today, rehearsal};

/// What differs from the year before.
#[derive(Clone, Debug)]
pub struct NextReview {
    /// The year that is reviewed.
    pub year: i16,
    /// Where it meets.
    pub place: Words,
    /// When it meets.
    pub meets_at: Instant,
    /// Days of the calendar; those not named follow from the meeting.
    pub days: Days,
}

/// Copies a review into a later year. Whoever may make reviews may, and the organisers of this one.
pub async fn copy(
    service: &Service,
    by: &Account,
    from: ReviewId,
    next: NextReview,
) -> Result<Review, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let old = access::must(&tx, from, by, Act::ReadReleased).await?;
    if !by.administrator {
        access::must(&tx, from, by, Act::CreateReview).await?;
    }
    rehearsal::must_count(&old)?;
    may_copy(old.year, next.year).map_err(review::Refusal::from)?;
    let review = Review {
        id: ReviewId::from_uuid(chance::uuid(&*service.dice, now)),
        year: next.year,
        place: next.place,
        meets_at: next.meets_at,
        phase: Phase::default(),
        frozen_at: None,
        released_at: None,
        ..old.clone()
    };
    storage::cycle::add(&tx, &review, now).await?;
    storage::meeting::add(&tx, review.id).await?;
    storage::cycle::copied::add(&tx, review.id, from, by.id, now).await?;
    let meeting = today(review.meets_at, &review.zone)?;
    let rest = storage::notice::rest_days(&tx).await?;
    let mut days = proposed(&access::template(&review)?, meeting, &rest);
    days.extend(next.days.into_iter().filter(|(key, _)| days.contains_key(key)).collect::<Days>());
    storage::cycle::days::fill(&tx, review.id, &days).await?;
    let making = Making { service, tx: &tx, old: &old, new: &review, by, now };
    let (units, mut waiting) = making.units().await?;
    waiting.extend(making.people(&units).await?);
    waiting.extend(making.roles().await?);
    storage::cycle::copied::wait_for(&tx, review.id, &waiting).await?;
    making.ledger(&units, meeting).await?;
    tx.commit().await?;
    Ok(review)
}

/// The old unit's id to the new one's.
type Units = BTreeMap<UnitId, UnitId>;

struct Making<'a> {
    service: &'a Service,
    tx: &'a Tx,
    old: &'a Review,
    new: &'a Review,
    by: &'a Account,
    now: Instant,
}

impl Making<'_> {
    fn uuid(&self) -> uuid::Uuid {
        chance::uuid(&*self.service.dice, self.now)
    }

    /// Units with their reporters, in the order of last year.
    async fn units(&self) -> Result<(Units, Vec<Subject>), Error> {
        let (mut units, mut waiting) = (Units::new(), Vec::new());
        for unit in storage::roster::units(self.tx, self.old.id).await? {
            let id = UnitId::from_uuid(self.uuid());
            units.insert(unit.id, id);
            storage::roster::add_unit(self.tx, self.new.id, &Unit { id, ..unit }).await?;
        }
        for reporter in storage::roster::reporters(self.tx, self.old.id).await? {
            let id = ReporterId::from_uuid(self.uuid());
            let unit_id = *units.get(&reporter.unit.id).ok_or(Error::NotFound)?;
            let unit = Unit { id: unit_id, ..reporter.unit };
            // Who reported in writing may be due in person: nobody is excused from a year to come.
            let reporter = Reporter { id, unit, how: How::InPerson, ..reporter };
            storage::roster::add_reporter(self.tx, self.new.id, &reporter).await?;
            waiting.push(Subject::Reporter(id));
        }
        Ok((units, waiting))
    }

    /// The roll, with nobody excused and nobody present.
    async fn people(&self, units: &Units) -> Result<Vec<Subject>, Error> {
        let old = storage::roster::people(self.tx, self.old.id).await?;
        let moved = |person: Person| Person {
            id: PersonId::from_uuid(self.uuid()),
            unit: person.unit.and_then(|unit| units.get(&unit).copied()),
            excused_at: None,
            present_at: None,
            left_at: None,
            ..person
        };
        let people: Vec<_> = old.into_iter().map(moved).collect();
        storage::roster::add_people(self.tx, self.new.id, &people).await?;
        Ok(people.iter().map(|person| Subject::Person(person.id)).collect())
    }

    /// Every role but the trustees'. Whoever copies is there to say so: the own organiser's role needs no second look.
    async fn roles(&self) -> Result<Vec<Subject>, Error> {
        let mut waiting = Vec::new();
        for (account, roles) in storage::cycle::everybody(self.tx, self.old.id).await? {
            for role in roles.iter().filter(|role| is_copied(*role)) {
                storage::cycle::give_role(self.tx, self.new.id, account, role).await?;
                if (account, role) != (self.by.id, Role::Organiser) {
                    waiting.push(Subject::Role(account, role));
                }
            }
        }
        Ok(waiting)
    }

    /// Open items go on; a requirement of which no item was made becomes one, due by the next meeting.
    async fn ledger(&self, units: &Units, meeting: Day) -> Result<(), Error> {
        storage::follow_up::years::recognise(self.tx, self.old.id).await?;
        let items = storage::follow_up::items(self.tx, self.old.id).await?;
        let stated = storage::meeting::said::requirements(self.tx, self.old.id).await?;
        for item in items.iter().filter(|item| item.state != ItemState::Verified) {
            let asked = stated.iter().find(|one| Some(one.id) == item.requirement);
            let moved = Item {
                id: ItemId::from_uuid(self.uuid()),
                unit: item.unit.and_then(|unit| units.get(&unit).copied()),
                requirement: None,
                question: None,
                comment: None,
                source: Source::Earlier,
                source_key: None,
                made_at: self.now,
                carried_from: Some(item.id),
                repeats: None,
                asked: asked.map(|one| one.text.clone()).or_else(|| item.asked.clone()),
                revision: 1,
                ..item.clone()
            };
            storage::follow_up::add_item(self.tx, self.new.id, &moved, self.now).await?;
        }
        let reporters = storage::roster::reporters(self.tx, self.new.id).await?;
        let everybody = access::template(self.new)?.vocabulary().reporter.clone();
        for one in stated {
            // What was settled without an item is no open requirement.
            if one.none.is_some() || items.iter().any(|item| item.requirement == Some(one.id)) {
                continue;
            }
            let unit = one.unit.and_then(|unit| units.get(&unit).copied());
            let reporter = reporters.iter().find(|reporter| Some(reporter.unit.id) == unit);
            let owner = reporter.map_or_else(|| everybody.clone(), |reporter| reporter.title.clone());
            let id = ItemId::from_uuid(self.uuid());
            let (year, asked) = (self.old.year, Some(one.text.clone()));
            let item = Item {
                unit,
                owner_account: reporter.map(|reporter| reporter.account),
                asked,
                ..Item::new(id, Source::Earlier, year, one.text, owner, meeting, self.now)
            };
            storage::follow_up::add_item(self.tx, self.new.id, &item, self.now).await?;
        }
        Ok(())
    }
}
