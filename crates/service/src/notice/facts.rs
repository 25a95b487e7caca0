use jiff::{Timestamp, tz::TimeZone};
use review::{
    evaluation::{BoxStage, ceremony::Round},
    follow_up::ItemState,
    id::{AccountId, ReviewId},
    notice::{Boxes, Duty, Facts, Item, Key, Letter, News, Report, duties},
    phase::Phase,
    result::letter::{State as Standing, periods},
    role::Roles,
    time::{Day, Instant},
};
use storage::{
    Rows,
    account::Account,
    cycle::Review,
    evaluation::BallotBox,
    follow_up::ledger::{self, Filter},
    notice::Nudge,
};

use crate::{
    Error, Fault, access,
    evaluation::{ceremony::State, stage},
    follow_up::today,
};

/// What somebody has to do in one review.
#[derive(Clone, Debug)]
pub struct ReviewDuties {
    /// Which review.
    pub review: Review,
    /// What the person is in it.
    pub roles: Roles,
    /// The day that it is there.
    pub today: Day,
    /// What is due first comes first.
    pub duties: Vec<Duty>,
    /// That an organiser asked to hurry since yesterday.
    pub nudge: Option<Nudge>,
}

/// What somebody has to do in each review in which this person holds a role, the latest year first.
pub async fn of_account(
    rows: &impl Rows,
    account: &Account,
    now: Instant,
) -> Result<Vec<ReviewDuties>, Error> {
    let mut all = Vec::new();
    let yesterday = today(now, "UTC")?.plus_days(-2);
    let nudges = match yesterday {
        Some(since) => storage::notice::nudges_to(rows, account.id, since).await?,
        None => Vec::new(),
    };
    for (review, roles) in storage::cycle::of_account(rows, account.id).await? {
        let today = today(now, &review.zone)?;
        let mut open = Vec::new();
        if review.phase != Phase::Closed && review.kind.rehearsed().is_none() {
            let facts = gathered(rows, &review, now, Some(account.id)).await?;
            open = duties(&access::template(&review)?, &facts);
            open.retain(|duty| duty.account == account.id);
        }
        let nudge = nudges.iter().find(|nudge| nudge.review == review.id && !open.is_empty()).cloned();
        all.push(ReviewDuties { review, roles, today, duties: open, nudge });
    }
    Ok(all)
}

/// How a review stands. As many queries for a hundred reporters as for one.
pub async fn facts(rows: &impl Rows, review: &Review, now: Instant) -> Result<Facts, Error> {
    gathered(rows, review, now, None).await
}

/// … as far as it matters to one person, where one is named: an owner need not wait for ten thousand items of others.
async fn gathered(
    rows: &impl Rows,
    review: &Review,
    now: Instant,
    account: Option<AccountId>,
) -> Result<Facts, Error> {
    let id = review.id;
    let turns = storage::report::turns(rows, id).await?;
    let decided = storage::result::decisions(rows, id).await?;
    let boxes = storage::evaluation::boxes(rows, id).await?;
    let ceremony = State::of(rows, id).await?;
    Ok(Facts {
        phase: review.phase,
        today: today(now, &review.zone)?,
        meeting: today(review.meets_at, &review.zone)?,
        days: storage::cycle::days::of(rows, id).await?,
        roles: storage::cycle::everybody(rows, id).await?,
        roll: storage::roster::count_people(rows, id).await?,
        unconfirmed: usize::try_from(storage::cycle::copied::count(rows, id).await?).unwrap_or(usize::MAX),
        undecided: turns.iter().filter(|turn| !decided.contains_key(&turn.reporter.id)).count(),
        reports: turns
            .iter()
            .map(|turn| Report {
                reporter: turn.reporter.id,
                account: turn.reporter.account,
                state: turn.state(),
            })
            .collect(),
        boxes: of_boxes(rows, &boxes, ceremony.as_ref()).await?,
        key: ceremony.as_ref().map(|state| key(state, &boxes)),
        news: news(rows, id).await?,
        items: items(rows, id, account).await?,
        letters: letters(rows, review, turns.iter().map(|turn| &turn.reporter)).await?,
    })
}

fn key(state: &State, boxes: &[BallotBox]) -> Key {
    let missing = |done: Vec<bool>| -> Vec<AccountId> {
        let members = state.ceremony.members.iter().zip(done);
        members.filter(|(_, done)| !done).map(|(account, _)| *account).collect()
    };
    let complete = state.round() == Round::Complete;
    let over = state.rehearsal().opened || boxes.iter().any(|one| one.times.voting_opened_at.is_some());
    let rehearsed = |place| state.test_parts.iter().any(|part| part.place == place);
    let all = (0..state.ceremony.members.len()).map(|place| over || rehearsed(place)).collect();
    Key {
        complete,
        waiting: missing(state.done()),
        rehearsing: if complete && state.test.is_some() { missing(all) } else { Vec::new() },
    }
}

async fn of_boxes(rows: &impl Rows, boxes: &[BallotBox], ceremony: Option<&State>) -> Result<Boxes, Error> {
    let mut closed = Vec::new();
    for one in boxes {
        if stage(one)? == BoxStage::Closed {
            closed.push(&one.id);
        }
    }
    let given = storage::evaluation::share_givers(rows, closed.iter().copied()).await?;
    let members = ceremony.map(|state| state.ceremony.members.as_slice()).unwrap_or_default();
    let missing = |account: &AccountId| {
        let gave = |id| given.iter().any(|(other, giver)| other == id && giver == account);
        closed.iter().filter(|id| !gave(**id)).count()
    };
    let openers = members.iter().map(|account| (*account, missing(account)));
    Ok(Boxes {
        planned: boxes.len(),
        without_cards: boxes.iter().filter(|one| one.cards_made_at.is_none()).count(),
        openers: openers.filter(|(_, missing)| *missing > 0).collect(),
    })
}

async fn news(rows: &impl Rows, review: ReviewId) -> Result<Vec<News>, Error> {
    let found = storage::publication::of_review(rows, review).await?;
    let news = found.into_iter().map(|news| News {
        id: news.id,
        title: news.text.title,
        author: news.author,
        state: news.state,
        passed: news.approvals.iter().map(|passed| passed.approval).collect(),
    });
    Ok(news.collect())
}

async fn items(rows: &impl Rows, review: ReviewId, account: Option<AccountId>) -> Result<Vec<Item>, Error> {
    // What is verified is due for nobody.
    let open = [ItemState::Open, ItemState::InProgress, ItemState::Submitted, ItemState::Returned];
    let wanted = Filter { states: open.to_vec(), account, or_submitted: true, ..Filter::default() };
    let found = ledger::all(rows, review, &wanted).await?;
    let items = found.into_iter().map(|item| Item {
        id: item.id,
        text: item.text,
        owner: item.owner_account,
        state: item.state,
        due: item.due_on,
    });
    Ok(items.collect())
}

async fn letters(
    rows: &impl Rows,
    review: &Review,
    reporters: impl Iterator<Item = &storage::roster::Reporter>,
) -> Result<Vec<Letter>, Error> {
    let deeds = storage::result::letter::deeds(rows, review.id).await?;
    let out = storage::result::letter::released(rows, review.id).await?;
    let rules = access::template(review)?;
    let day = out.map(|at| today(at, &review.zone)).transpose()?;
    let until = day.map(|day| periods(&rules.assessment().feedback, day).acknowledge_by);
    let letter = |reporter: &storage::roster::Reporter| {
        let done = deeds.get(&reporter.id).into_iter().flatten();
        let state = Standing::of(done.map(|done| &done.deed));
        // Who is not graded has no letter.
        let gets = rules.report().on_ballot(reporter.how);
        Letter {
            reporter: reporter.id,
            account: reporter.account,
            acknowledge_by: until.filter(|_| gets && !state.acknowledged),
            objected: state.waits_for_review(),
            talk_due: state.waits_for_talk(),
        }
    };
    Ok(reporters.map(letter).collect())
}

/// The hour that it is in a zone. A zone that the machine does not know reads as UTC.
pub(super) fn hour(now: Instant, zone: &str) -> Result<u32, Fault> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let hour = Timestamp::from_millisecond(now.ms()).map_err(Fault::broken)?.to_zoned(zone).hour();
    u32::try_from(hour).map_err(Fault::broken)
}
