//! The ledger: what leaders asked for becomes items, owners mend them, others verify.

use jiff::{Timestamp, tz::TimeZone};
use review::{
    Refusal,
    follow_up::{self as rules, ItemState, NewItem},
    id::{AccountId, CommentId, ItemId, QuestionId, RequirementId, ReviewId, UnitId},
    role::{Act, Role},
    time::{Day, Instant},
    words::{Lang, Words},
};
use storage::{
    Rows, Tx,
    account::Account,
    cycle::Review,
    follow_up::{Item, Taken},
    roster::Reporter,
};

use crate::{Error, Fault, Service, access, chance};

/// How long mending takes, where nobody has said.
const SUGGESTED_DAYS: i32 = 90;

/// An item of an earlier year, to be answered in this year's report.
#[derive(Clone, Debug)]
pub struct CarriedItem {
    /// Whose; everybody's where no unit is named.
    pub unit: Option<UnitId>,
    /// In which reviewed year it was found.
    pub origin_year: i16,
    /// What is to be mended.
    pub text: Words,
    /// By whom, as printed.
    pub owner: Words,
    /// … and as signed in.
    pub owner_account: Option<AccountId>,
    /// The last day in time.
    pub due_on: Day,
    /// Where it stands.
    pub state: ItemState,
    /// What was noted last.
    pub note: String,
}

/// An item to be made of a requirement.
#[derive(Clone, Debug)]
pub struct TakeUp {
    /// Which requirement.
    pub requirement: RequirementId,
    /// Whose item, where the requirement is for all; else it is the requirement's unit.
    pub unit: Option<UnitId>,
    /// What is to be mended.
    pub text: Words,
    /// By whom, as printed.
    pub owner: Words,
    /// … and as signed in: a reporter or an organiser of the review.
    pub owner_account: Option<AccountId>,
    /// The last day in time.
    pub due_on: Day,
}

/// The day that it is in a zone. A zone that the machine does not know reads as UTC.
pub fn today(now: Instant, zone: &str) -> Result<Day, Fault> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let date = Timestamp::from_millisecond(now.ms()).map_err(Fault::broken)?.to_zoned(zone).date();
    let part = |number: i8| u8::try_from(number).map_err(Fault::broken);
    Day::new(date.year(), part(date.month())?, part(date.day())?).map_err(Fault::broken)
}

/// Brings last year's items into this year's ledger. All or none.
pub async fn carry_in(
    service: &Service,
    by: &Account,
    review: ReviewId,
    items: &[CarriedItem],
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::ManageItems).await?;
    for one in items {
        unit_of(&tx, review, one.unit).await?;
        let item = Item {
            id: ItemId::from_uuid(chance::uuid(&*service.dice, now)),
            unit: one.unit,
            requirement: None,
            question: None,
            comment: None,
            origin_year: one.origin_year,
            text: one.text.clone(),
            owner: one.owner.clone(),
            owner_account: one.owner_account,
            due_on: one.due_on,
            state: one.state,
            note: one.note.clone(),
            revision: 1,
        };
        storage::follow_up::add_item(&tx, review, &item, now).await?;
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Makes an item of a requirement.
pub async fn take_up(
    service: &Service,
    by: &Account,
    review: ReviewId,
    new: &TakeUp,
) -> Result<ItemId, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::ManageItems).await?;
    let stated = storage::meeting::said::requirements(&tx, review).await?;
    let requirement = stated.iter().find(|one| one.id == new.requirement).ok_or(Error::NotFound)?;
    unit_of(&tx, review, new.unit).await?;
    may_own(&tx, review, new.owner_account).await?;
    let today = today(now, &found.zone)?;
    let text = new.text.in_lang(Lang::Zh);
    NewItem::new(text, new.owner_account, new.due_on, today, Some(requirement.id)).map_err(Refusal::from)?;
    let item = Item {
        id: ItemId::from_uuid(chance::uuid(&*service.dice, now)),
        unit: requirement.unit.or(new.unit),
        requirement: Some(requirement.id),
        question: None,
        comment: None,
        origin_year: found.year,
        text: new.text.clone(),
        owner: new.owner.clone(),
        owner_account: new.owner_account,
        due_on: new.due_on,
        state: ItemState::default(),
        note: String::new(),
        revision: 1,
    };
    storage::follow_up::add_item(&tx, review, &item, now).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(item.id)
}

/// By when an item is due, unless somebody says otherwise: with the items that this review has made so far, or some
/// months from today.
pub async fn suggested_due(rows: &impl Rows, review: &Review, now: Instant) -> Result<Day, Error> {
    let items = storage::follow_up::items(rows, review.id).await?;
    let day = today(now, &review.zone)?;
    let own = items.iter().filter(|item| item.origin_year == review.year && item.due_on >= day);
    let known = own.map(|item| item.due_on).max();
    Ok(known.or_else(|| day.plus_days(SUGGESTED_DAYS)).unwrap_or(day))
}

/// What was said at the meeting and is to be mended.
pub(crate) struct Said<'a> {
    pub(crate) reporter: &'a Reporter,
    pub(crate) text: Words,
    pub(crate) due_on: Day,
}

/// Where it was said.
pub(crate) enum Origin {
    Question(QuestionId),
    Comment(CommentId),
}

/// An item of the reporter's unit, owned by the reporter. `None` when one was made of the same words before.
pub(crate) async fn make(
    service: &Service,
    tx: &Tx,
    review: &Review,
    Said { reporter, text, due_on }: Said<'_>,
    origin: Origin,
    now: Instant,
) -> Result<Option<ItemId>, Error> {
    let today = today(now, &review.zone)?;
    NewItem::new(text.in_lang(Lang::Zh), Some(reporter.account), due_on, today, None)
        .map_err(Refusal::from)?;
    let (question, comment) = match origin {
        Origin::Question(id) => (Some(id), None),
        Origin::Comment(id) => (None, Some(id)),
    };
    let item = Item {
        id: ItemId::from_uuid(chance::uuid(&*service.dice, now)),
        unit: Some(reporter.unit.id),
        requirement: None,
        question,
        comment,
        origin_year: review.year,
        text,
        owner: reporter.title.clone(),
        owner_account: Some(reporter.account),
        due_on,
        state: ItemState::default(),
        note: String::new(),
        revision: 1,
    };
    match storage::follow_up::add_item(tx, review.id, &item, now).await {
        Ok(()) => Ok(Some(item.id)),
        Err(fault) if fault.is_duplicate() => Ok(None),
        Err(fault) => Err(fault.into()),
    }
}

/// Takes a step with an item. `revision` is what the person saw.
pub async fn step(
    service: &Service,
    by: &Account,
    review: ReviewId,
    id: ItemId,
    revision: i64,
    step: rules::Step,
    note: &str,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, act(step)).await?;
    let item = storage::follow_up::by_id(&tx, review, id).await?.ok_or(Error::NotFound)?;
    if item.revision != revision {
        return Err(Error::Stale);
    }
    let state = rules::step(item.state, step, item.owner_account, by.id, note).map_err(Refusal::from)?;
    let taken = Taken { state, note: note.trim().to_owned(), by: by.id, at: now };
    if !storage::follow_up::take_step(&tx, review, id, revision, &taken).await? {
        return Err(Error::Stale);
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The act that a step is. An owner needs no more than a seat: that the item is the owner's own is the step's rule,
/// and an organiser may own one, too.
fn act(step: rules::Step) -> Act {
    match step {
        rules::Step::Begin | rules::Step::Submit => Act::ReadReleased,
        rules::Step::Verify | rules::Step::Return => Act::VerifyItem,
    }
}

async fn unit_of(tx: &Tx, review: ReviewId, unit: Option<UnitId>) -> Result<(), Error> {
    let Some(unit) = unit else { return Ok(()) };
    let known = storage::roster::units(tx, review).await?.iter().any(|one| one.id == unit);
    if known { Ok(()) } else { Err(Error::NotFound) }
}

/// An item's owner is somebody who has a hand in mending: a reporter or an organiser.
async fn may_own(tx: &Tx, review: ReviewId, account: Option<AccountId>) -> Result<(), Error> {
    let Some(account) = account else { return Ok(()) };
    let roles = storage::cycle::roles(tx, review, account).await?;
    if roles.holds(Role::Reporter) || roles.holds(Role::Organiser) { Ok(()) } else { Err(Error::NotFound) }
}
