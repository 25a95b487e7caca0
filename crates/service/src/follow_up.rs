//! The ledger: what leaders asked for becomes items, owners mend them, others verify.

pub mod evidence;
pub mod over_time;
pub mod requirement;
pub mod source;
pub mod years;

use jiff::{Timestamp, tz::TimeZone};
use review::{
    Refusal,
    follow_up::{self as rules, Hands, ItemState, NewItem, Source},
    id::{AccountId, CommentId, ItemId, QuestionId, RequirementId, ReviewId, UnitId},
    role::{Act, Role},
    time::{Day, Instant},
    words::{Lang, Words},
};
use storage::{
    Rows, Tx,
    account::Account,
    cycle::Review,
    follow_up::{Deed, Item, Move, Taken, ledger},
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
    /// How; it must be said.
    pub measure: Option<Words>,
    /// By whom, as printed.
    pub owner: Words,
    /// … and as signed in: a reporter or an organiser of the review.
    pub owner_account: Option<AccountId>,
    /// The last day in time.
    pub due_on: Day,
}

/// What can still be said of an item after it was made.
#[derive(Clone, Debug)]
pub struct Edit {
    /// How it is mended.
    pub measure: Option<Words>,
    /// By whom, as printed; whoever is not an organiser changes the measure alone.
    pub owner: Words,
    /// … and as signed in.
    pub owner_account: Option<AccountId>,
    /// The last day in time.
    pub due_on: Day,
    /// Why it was changed.
    pub note: String,
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
        let id = ItemId::from_uuid(chance::uuid(&*service.dice, now));
        let (text, owner) = (one.text.clone(), one.owner.clone());
        let item = Item {
            unit: one.unit,
            owner_account: one.owner_account,
            state: one.state,
            note: one.note.clone(),
            ..Item::new(id, Source::Earlier, one.origin_year, text, owner, one.due_on, now)
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
    found.phase.may_change().map_err(Refusal::from)?;
    let stated = storage::meeting::said::requirements(&tx, review).await?;
    let requirement = stated.iter().find(|one| one.id == new.requirement).ok_or(Error::NotFound)?;
    unit_of(&tx, review, new.unit).await?;
    may_own(&tx, review, new.owner_account).await?;
    let today = today(now, &found.zone)?;
    let text = new.text.in_lang(Lang::Zh);
    NewItem::new(text, new.owner_account, new.due_on, today, Some(requirement.id)).map_err(Refusal::from)?;
    let id = ItemId::from_uuid(chance::uuid(&*service.dice, now));
    let (text, owner) = (new.text.clone(), new.owner.clone());
    let item = Item {
        unit: requirement.unit.or(new.unit),
        requirement: Some(requirement.id),
        owner_account: new.owner_account,
        measure: Some(new.measure.clone().ok_or_else(|| Refusal::from(rules::Refusal::MeasureMissing))?),
        ..Item::new(id, Source::Requirement, found.year, text, owner, new.due_on, now)
    };
    if let Some(none) = &requirement.none {
        // With an item there is no reason for none any more.
        storage::follow_up::requirement::settle(&tx, review, requirement.id, Some(none.at), None).await?;
    }
    storage::follow_up::add_item(&tx, review, &item, now).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(item.id)
}

/// By when an item is due, unless somebody says otherwise: with the items that this review has made so far, or some
/// months from today.
pub async fn suggested_due(rows: &impl Rows, review: &Review, now: Instant) -> Result<Day, Error> {
    let day = today(now, &review.zone)?;
    let known = ledger::latest_due(rows, review.id, review.year, day).await?;
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
    /// The words of a report or a voter's comment, by their key.
    Words(Source, String),
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
    let id = ItemId::from_uuid(chance::uuid(&*service.dice, now));
    let source = match &origin {
        Origin::Question(_) => Source::Question,
        Origin::Comment(_) => Source::Comment,
        Origin::Words(source, _) => *source,
    };
    let mut item = Item {
        unit: Some(reporter.unit.id),
        owner_account: Some(reporter.account),
        ..Item::new(id, source, review.year, text, reporter.title.clone(), due_on, now)
    };
    match origin {
        Origin::Question(id) => item.question = Some(id),
        Origin::Comment(id) => item.comment = Some(id),
        Origin::Words(_, key) => item.source_key = Some(key),
    }
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
    let found = access::must(&tx, review, by, act(step)).await?;
    found.phase.may_change().map_err(Refusal::from)?;
    let item = seen(&tx, review, id, revision).await?;
    let hands = hands(&tx, review, by, &item).await?;
    let state = rules::step(item.state, step, hands, by.id, note).map_err(Refusal::from)?;
    let taken = Taken { deed: Deed::Step, state, note: note.trim().to_owned(), by: by.id, at: now };
    let today = today(now, &found.zone)?;
    let moved = Move::Step { verified_on: (state == ItemState::Verified).then_some(today) };
    if !storage::follow_up::take_step(&tx, review, id, revision, &taken, moved).await? {
        return Err(Error::Stale);
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Says anew how an item is mended, by whom and until when. The owner says how; the rest is the organiser's.
pub async fn edit(
    service: &Service,
    by: &Account,
    review: ReviewId,
    id: ItemId,
    revision: i64,
    edit: &Edit,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::ReadReleased).await?;
    found.phase.may_change().map_err(Refusal::from)?;
    let item = seen(&tx, review, id, revision).await?;
    let hands = hands(&tx, review, by, &item).await?;
    if !hands.keeps && !hands.mends(by.id) {
        return Err(Error::Forbidden);
    }
    rules::may_edit(item.state).map_err(Refusal::from)?;
    let mut new = Item { measure: edit.measure.clone(), ..item.clone() };
    if hands.keeps {
        may_own(&tx, review, edit.owner_account).await?;
        new.owner = edit.owner.clone();
        new.owner_account = edit.owner_account;
        let today = today(now, &found.zone)?;
        if edit.due_on != item.due_on && edit.due_on < today {
            return Err(Refusal::from(rules::Refusal::DueInThePast { due: edit.due_on, today }).into());
        }
        new.due_on = edit.due_on;
    }
    if new == item {
        return Ok(());
    }
    let note = review::text::fitting(&edit.note, rules::TEXT_LIMIT);
    let note = note.map_err(|why| Refusal::from(rules::Refusal::Text(why)))?;
    let taken = Taken { deed: Deed::Change, state: item.state, note, by: by.id, at: now };
    if !storage::follow_up::take_step(&tx, review, id, revision, &taken, Move::Change(&new)).await? {
        return Err(Error::Stale);
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The item as the person saw it.
async fn seen(tx: &Tx, review: ReviewId, id: ItemId, revision: i64) -> Result<Item, Error> {
    let item = storage::follow_up::by_id(tx, review, id).await?.ok_or(Error::NotFound)?;
    if item.revision == revision { Ok(item) } else { Err(Error::Stale) }
}

/// Who has a hand in an item, when this person asks.
pub async fn hands(rows: &impl Rows, review: ReviewId, by: &Account, item: &Item) -> Result<Hands, Error> {
    let roles = access::roles(rows, review, by).await?;
    Ok(Hands {
        owner: item.owner_account,
        submitted_by: storage::follow_up::submitted_by(rows, item.id).await?,
        keeps: roles.may(Act::ManageItems),
    })
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
