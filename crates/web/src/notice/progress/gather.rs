//! Everything the page is made of, in a number of queries that does not grow with the reporters.

use std::collections::BTreeMap;

use review::{
    id::{AccountId, ItemId, ReportId, UnitId},
    notice::{Duty, Facts, Task, duties},
    report::State,
    template::{DeadlineTask, Template},
    time::Day,
};
use service::Error;
use storage::{
    account::Details,
    notice::Nudge,
    report::{Report, Turn},
};

use crate::{gate::Seat, house::House};

/// Reports on a page.
pub(super) const STRETCH: usize = 25;

/// Where a report stands, for who waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    NotBegun,
    Drafting,
    HandedIn,
    Returned,
    Accepted,
}

/// Which reports are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    All,
    Late,
    Only(Step),
}

pub(super) struct Gathered {
    pub(super) template: Template,
    pub(super) facts: Facts,
    /// By when reports are handed in.
    pub(super) due: Option<Day>,
    pub(super) turns: Vec<Turn>,
    /// Open for anybody.
    pub(super) duties: Vec<Duty>,
    pub(super) nudges: BTreeMap<AccountId, Nudge>,
    pub(super) items: Vec<(ItemId, Option<UnitId>)>,
    /// Who has something to do.
    pub(super) people: BTreeMap<AccountId, Details>,
}

/// What is read of the reports on the page alone.
pub(super) struct Texts {
    pub(super) drafts: BTreeMap<ReportId, Report>,
    pub(super) files: BTreeMap<ReportId, usize>,
}

impl Step {
    pub(super) const ALL: [Self; 5] =
        [Self::NotBegun, Self::Drafting, Self::Returned, Self::HandedIn, Self::Accepted];

    pub(super) fn of(turn: &Turn) -> Self {
        match turn.state() {
            State::Drafting if turn.begun => Self::Drafting,
            State::Drafting => Self::NotBegun,
            State::HandedIn => Self::HandedIn,
            State::Returned => Self::Returned,
            State::Accepted => Self::Accepted,
        }
    }

    /// Whether the reporter has still to hand something in.
    pub(super) fn is_open(self) -> bool {
        match self {
            Self::NotBegun | Self::Drafting | Self::Returned => true,
            Self::HandedIn | Self::Accepted => false,
        }
    }

    pub(super) fn key(self) -> &'static str {
        match self {
            Self::NotBegun => "not_begun",
            Self::Drafting => "drafting",
            Self::HandedIn => "handed_in",
            Self::Returned => "returned",
            Self::Accepted => "accepted",
        }
    }
}

impl Shown {
    /// What an address says; all where it says nothing known.
    pub(super) fn by_key(key: Option<&str>) -> Self {
        let step = Step::ALL.into_iter().find(|step| Some(step.key()) == key);
        match (key, step) {
            (Some("late"), _) => Self::Late,
            (_, Some(step)) => Self::Only(step),
            (_, None) => Self::All,
        }
    }

    pub(super) fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Late => "late",
            Self::Only(step) => step.key(),
        }
    }

    pub(super) fn holds(self, turn: &Turn, gathered: &Gathered) -> bool {
        match self {
            Self::All => true,
            Self::Late => gathered.is_late(turn),
            Self::Only(step) => Step::of(turn) == step,
        }
    }
}

impl Gathered {
    pub(super) async fn of(house: &House, seat: &Seat) -> Result<Self, Error> {
        let (reader, review) = (house.reader(), &seat.review);
        let template = service::cycle::rules(review)?;
        let facts = service::notice::facts(&reader, review, house.service().now()).await?;
        let duties = duties(&template, &facts);
        let by = template.calendar().deadline(DeadlineTask::Reports);
        let people = duties.iter().map(|duty| duty.account);
        Ok(Self {
            due: by.and_then(|one| facts.days.get(&one.key)).copied(),
            turns: storage::report::turns(&reader, review.id).await?,
            nudges: storage::notice::last_nudges(&reader, review.id).await?,
            items: storage::follow_up::ledger::carried_ids(&reader, review.id, review.year).await?,
            people: storage::account::details_of(&reader, people).await?,
            template,
            facts,
            duties,
        })
    }

    pub(super) fn is_late(&self, turn: &Turn) -> bool {
        Step::of(turn).is_open() && self.due.is_some_and(|due| due < self.facts.today)
    }

    pub(super) fn late(&self) -> impl Iterator<Item = &Turn> {
        self.turns.iter().filter(|turn| self.is_late(turn))
    }

    /// Who is late with anything.
    pub(super) fn late_people(&self) -> usize {
        let late = self.duties.iter().filter(|duty| duty.is_late(self.facts.today));
        late.map(|duty| duty.account).collect::<std::collections::BTreeSet<_>>().len()
    }

    pub(super) fn was_asked_today(&self, account: AccountId) -> bool {
        self.nudges.get(&account).is_some_and(|nudge| nudge.day == self.facts.today)
    }

    /// Whether a call to hurry has anything to say to somebody.
    pub(super) fn may_be_asked(&self, account: AccountId) -> bool {
        !self.was_asked_today(account) && self.duties.iter().any(|duty| duty.account == account)
    }

    /// What people have to do beside their own reports, by person.
    pub(super) fn others(&self) -> BTreeMap<AccountId, Vec<&Duty>> {
        let mut all: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for duty in &self.duties {
            if !matches!(duty.task, Task::HandIn { .. } | Task::AnswerRemarks { .. }) {
                all.entry(duty.account).or_default().push(duty);
            }
        }
        all
    }
}

impl Texts {
    pub(super) async fn of(house: &House, shown: &[&Turn]) -> Result<Self, Error> {
        let ids = || shown.iter().filter_map(|turn| turn.report);
        Ok(Self {
            drafts: storage::report::some(&house.reader(), ids()).await?,
            files: storage::report::attachment::counts(&house.reader(), ids()).await?,
        })
    }
}
