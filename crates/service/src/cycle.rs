//! Making a review, giving its roles, moving its phase.

pub mod copy;
pub mod rostered;

use review::{
    id::{AccountId, EventId, ReviewId},
    notice::RestDays,
    phase::Phase,
    role::{Act, Role},
    template::Template,
    time::{Day, Instant},
    words::Words,
};
use storage::{
    account::Account,
    cycle::{Kind, Review, RoleChange, RoleDeed, days::Days},
};

use crate::{Error, Fault, Service, access, chance, follow_up::today};

/// What a new review is made of.
#[derive(Clone, Debug)]
pub struct NewReview {
    /// Whether it counts.
    pub kind: Kind,
    /// The year that is reviewed.
    pub year: i16,
    /// Whose review.
    pub organisation: Words,
    /// Where it meets.
    pub place: Words,
    /// When it meets.
    pub meets_at: Instant,
    /// The zone of all its dates, by IANA name.
    pub zone: String,
    /// Every rule and number.
    pub template: Template,
}

/// Makes a review. Administrators only; they give its roles.
pub async fn create(service: &Service, by: &Account, new: NewReview) -> Result<Review, Error> {
    access::administrator(by)?;
    let now = service.now();
    let text = new.template.text().to_owned();
    let review = Review {
        id: ReviewId::from_uuid(chance::uuid(&*service.dice, now)),
        kind: new.kind,
        year: new.year,
        organisation: new.organisation,
        place: new.place,
        meets_at: new.meets_at,
        zone: new.zone,
        template_hash: chance::sha256_hex(text.as_bytes()),
        template: text,
        phase: Phase::default(),
        frozen_at: None,
        released_at: None,
    };
    let tx = service.store.write().await?;
    storage::cycle::add(&tx, &review, now).await?;
    storage::meeting::add(&tx, review.id).await?;
    let meeting = today(review.meets_at, &review.zone)?;
    let rest = storage::notice::rest_days(&tx).await?;
    storage::cycle::days::fill(&tx, review.id, &proposed(&new.template, meeting, &rest)).await?;
    tx.commit().await?;
    Ok(review)
}

/// The days of the calendar as the template proposes them for the day of a meeting.
pub fn proposed(template: &Template, meeting: Day, rest: &RestDays) -> Days {
    let deadlines = template.calendar().deadlines.iter();
    deadlines.filter_map(|one| Some((one.key.clone(), one.day(meeting, rest)?))).collect()
}

/// Moves days of the calendar.
pub async fn set_days(service: &Service, by: &Account, review: ReviewId, days: &Days) -> Result<(), Error> {
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::EditTemplate)
        .await?
        .phase
        .may_change()
        .map_err(review::Refusal::from)?;
    for (key, day) in days {
        if !storage::cycle::days::set(&tx, review, key, *day).await? {
            return Err(Error::NotFound);
        }
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Gives an account a role in a review. Giving it twice is no error.
pub async fn give_role(
    service: &Service,
    by: &Account,
    review: ReviewId,
    account: AccountId,
    role: Role,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::ManageAccounts).await?;
    storage::account::by_id(&tx, account).await?.ok_or(Error::NotFound)?;
    if !storage::cycle::roles(&tx, review, account).await?.holds(role) {
        storage::cycle::give_role(&tx, review, account, role).await?;
        note(&tx, service, review, RoleChange::Given, (by.id, account, role)).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Takes a role back from an account. A trustee of the ceremony keeps it: without the share the boxes may stay shut.
pub async fn take_role(
    service: &Service,
    by: &Account,
    review: ReviewId,
    account: AccountId,
    role: Role,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::ManageAccounts).await?;
    if role == Role::Trustee {
        let ceremony = storage::evaluation::ceremony::by_review(&tx, review).await?;
        if ceremony.is_some_and(|ceremony| ceremony.members.contains(&account)) {
            return Err(review::Refusal::from(review::account::Refusal::HoldsShare).into());
        }
    }
    if !storage::cycle::take_role(&tx, review, account, role).await? {
        return Err(Error::Stale);
    }
    note(&tx, service, review, RoleChange::Taken, (by.id, account, role)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

async fn note(
    tx: &storage::Tx,
    service: &Service,
    review: ReviewId,
    change: RoleChange,
    (by, account, role): (AccountId, AccountId, Role),
) -> Result<(), Error> {
    let at = service.now();
    let id = EventId::from_uuid(chance::uuid(&*service.dice, at));
    let deed = RoleDeed { account, role, change, by, at };
    Ok(storage::cycle::add_role_deed(tx, id, review, &deed).await?)
}

/// Moves a review to the next phase, or one back.
pub async fn move_phase(service: &Service, by: &Account, review: ReviewId, to: Phase) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::MovePhase).await?;
    found.phase.may_move_to(to).map_err(review::Refusal::from)?;
    if to == Phase::Closed {
        crate::follow_up::requirement::must_be_settled(&tx, review).await?;
    }
    if !storage::cycle::move_phase(&tx, review, found.phase, to).await? {
        return Err(Error::Stale);
    }
    if to == Phase::Closed {
        storage::meeting::draft::discard_all(&tx, review).await?;
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The template of a review, whose text was checked when it was stored.
pub fn rules(review: &Review) -> Result<Template, Fault> {
    access::template(review)
}
