//! From how a review stands to what is due for whom.

use super::facts::{Facts, Item};
use super::{Duty, Task};
use crate::follow_up::ItemState;
use crate::id::AccountId;
use crate::phase::Phase;
use crate::publication::{NewsState, approve};
use crate::report::State;
use crate::role::Role;
use crate::template::{DeadlineKey, DeadlineTask, Template};
use crate::time::Day;
use crate::words::Words;

/// Everything that is open for anybody, by due day. Nothing is open in a closed review.
pub fn duties(template: &Template, facts: &Facts) -> Vec<Duty> {
    let mut list = List { template, facts, duties: Vec::new() };
    match facts.phase {
        Phase::Drafting | Phase::Reporting | Phase::Meeting => {
            list.preparation();
            list.reports();
            list.ballot();
        }
        Phase::Evaluation | Phase::Assessment | Phase::FollowUp => {}
        Phase::Closed => return Vec::new(),
    }
    list.afterwards();
    list.ledger();
    list.letters();
    let mut duties = list.duties;
    duties.sort_by_key(Duty::order);
    duties
}

/// Whether what is to be done by a deadline is done; `None` where the program cannot tell.
pub fn done(task: DeadlineTask, facts: &Facts) -> bool {
    let reports = |is: fn(State) -> bool| {
        !facts.reports.is_empty() && facts.reports.iter().all(|report| is(report.state))
    };
    match task {
        DeadlineTask::Roster => facts.roll > 0 && facts.unconfirmed == 0,
        DeadlineTask::Key => facts.key.as_ref().is_some_and(|key| key.complete),
        DeadlineTask::Reports => reports(|state| matches!(state, State::HandedIn | State::Accepted)),
        DeadlineTask::Acceptance => reports(|state| state == State::Accepted),
        DeadlineTask::Cards => facts.boxes.planned > 0 && facts.boxes.without_cards == 0,
        DeadlineTask::Grades => {
            facts.phase > Phase::Assessment || (facts.phase == Phase::Assessment && facts.undecided == 0)
        }
        DeadlineTask::News => facts.news.iter().any(|news| news.state == NewsState::Released),
    }
}

/// By when something is due, and by which deadline.
type Due = (Option<DeadlineKey>, Option<Day>);

struct List<'a> {
    template: &'a Template,
    facts: &'a Facts,
    duties: Vec<Duty>,
}

impl List<'_> {
    fn add(&mut self, account: AccountId, task: Task, about: Option<Words>, (deadline, due): Due) {
        self.duties.push(Duty { account, task, about, deadline, due });
    }

    fn all(&mut self, role: Role, task: Task, due: &Due) {
        for account in self.facts.holders(role) {
            self.add(account, task, None, due.clone());
        }
    }

    fn by(&self, task: DeadlineTask) -> Due {
        let deadline = self.template.calendar().deadline(task);
        let day = deadline.and_then(|one| self.facts.days.get(&one.key)).copied();
        (deadline.map(|one| one.key.clone()), day)
    }

    /// What must be there when the meeting begins has the day of the meeting, where no deadline says otherwise.
    fn by_or_meeting(&self, task: DeadlineTask) -> Due {
        let (deadline, day) = self.by(task);
        (deadline, Some(day.unwrap_or(self.facts.meeting)))
    }

    fn preparation(&mut self) {
        let by_roster = self.by_or_meeting(DeadlineTask::Roster);
        if self.facts.roll == 0 {
            self.all(Role::Organiser, Task::GatherRoster, &by_roster);
        }
        if self.facts.unconfirmed > 0 {
            let task = Task::ConfirmCopied { waiting: self.facts.unconfirmed };
            self.all(Role::Organiser, task, &by_roster);
        }
        if self.facts.phase == Phase::Meeting && self.facts.today == self.facts.meeting {
            let due = (None, Some(self.facts.meeting));
            self.all(Role::Organiser, Task::CheckIn, &due);
            self.all(Role::Scrutineer, Task::CheckIn, &due);
        }
    }

    fn reports(&mut self) {
        let (by_reports, mut waiting) = (self.by(DeadlineTask::Reports), 0);
        for report in &self.facts.reports {
            let reporter = report.reporter;
            match report.state {
                State::Drafting => {
                    self.add(report.account, Task::HandIn { reporter }, None, by_reports.clone());
                }
                State::Returned => {
                    self.add(report.account, Task::AnswerRemarks { reporter }, None, by_reports.clone());
                }
                State::HandedIn => waiting += 1,
                State::Accepted => {}
            }
        }
        if waiting > 0 {
            let due = self.by_or_meeting(DeadlineTask::Acceptance);
            self.all(Role::Organiser, Task::Accept { waiting }, &due);
        }
    }

    fn ballot(&mut self) {
        let by_key = self.by_or_meeting(DeadlineTask::Key);
        match &self.facts.key {
            None if self.facts.phase > Phase::Drafting
                && self.facts.holders(Role::Trustee).next().is_some() =>
            {
                self.all(Role::Organiser, Task::BeginCeremony, &by_key);
            }
            None => {}
            Some(key) => {
                for account in &key.waiting {
                    self.add(*account, Task::MakeKey, None, by_key.clone());
                }
                for account in &key.rehearsing {
                    self.add(*account, Task::RehearseOpening, None, (None, Some(self.facts.meeting)));
                }
            }
        }
        let boxes = self.facts.boxes.without_cards;
        if boxes > 0 {
            let due = self.by_or_meeting(DeadlineTask::Cards);
            self.all(Role::Scrutineer, Task::MakeCards { boxes }, &due);
        }
    }

    fn afterwards(&mut self) {
        for (account, boxes) in &self.facts.boxes.openers {
            self.add(*account, Task::OpenSums { boxes: *boxes }, None, (None, Some(self.facts.meeting)));
        }
        if self.facts.phase == Phase::Assessment && self.facts.undecided > 0 {
            let due = self.by(DeadlineTask::Grades);
            self.all(Role::Leader, Task::SetGrades { waiting: self.facts.undecided }, &due);
        }
        let by_news = self.by(DeadlineTask::News);
        let rules = self.template.news();
        for news in &self.facts.news {
            for (account, held) in &self.facts.roles {
                if approve(news.state, rules, news.author, &news.passed, *account, held).is_ok() {
                    let about = Some(news.title.clone());
                    self.add(*account, Task::ApproveNews { news: news.id }, about, by_news.clone());
                }
            }
        }
    }

    fn ledger(&mut self) {
        for item in &self.facts.items {
            if let (Some(owner), true) = (item.owner, is_open(item)) {
                let task = Task::MendItem { item: item.id };
                self.add(owner, task, Some(item.text.clone()), (None, Some(item.due)));
            }
        }
        let waiting = self.facts.items.iter().filter(|item| item.state == ItemState::Submitted).count();
        if waiting > 0 {
            self.all(Role::Organiser, Task::VerifyItems { waiting }, &(None, None));
        }
    }
}

impl List<'_> {
    fn letters(&mut self) {
        for letter in &self.facts.letters {
            if let Some(day) = letter.acknowledge_by {
                let task = Task::AcknowledgeLetter { reporter: letter.reporter };
                self.add(letter.account, task, None, (None, Some(day)));
            }
        }
        let waiting = self.facts.letters.iter().filter(|letter| letter.objected).count();
        if waiting > 0 {
            self.all(Role::Leader, Task::ReviewObjections { waiting }, &(None, None));
        }
        let waiting = self.facts.letters.iter().filter(|letter| letter.talk_due).count();
        if waiting > 0 {
            self.all(Role::Organiser, Task::HoldTalks { waiting }, &(None, None));
        }
    }
}

fn is_open(item: &Item) -> bool {
    match item.state {
        ItemState::Open | ItemState::InProgress | ItemState::Returned => true,
        ItemState::Submitted | ItemState::Verified => false,
    }
}
