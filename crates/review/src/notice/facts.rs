//! What must be known of a review to tell what is due. Nothing of it leads to a voter or a ballot.

use std::collections::BTreeMap;

use crate::follow_up::ItemState;
use crate::id::{AccountId, ItemId, NewsId, ReporterId};
use crate::phase::Phase;
use crate::publication::{Approval, NewsState};
use crate::report::State;
use crate::role::{Role, Roles};
use crate::template::DeadlineKey;
use crate::time::Day;
use crate::words::Words;

/// How a review stands today.
#[derive(Clone, Debug)]
pub struct Facts {
    pub phase: Phase,
    pub today: Day,
    pub meeting: Day,
    pub days: BTreeMap<DeadlineKey, Day>,
    pub roles: Vec<(AccountId, Roles)>,
    /// People on the roll.
    pub roll: usize,
    /// Of what was copied, what nobody has confirmed.
    pub unconfirmed: usize,
    pub reports: Vec<Report>,
    /// The key ceremony, once it was begun.
    pub key: Option<Key>,
    pub boxes: Boxes,
    /// Reporters without a grade.
    pub undecided: usize,
    pub news: Vec<News>,
    pub items: Vec<Item>,
    pub letters: Vec<Letter>,
}

/// A letter of feedback, or that somebody has to talk with its reporter.
#[derive(Clone, Debug)]
pub struct Letter {
    pub reporter: ReporterId,
    pub account: AccountId,
    /// By when it is to be acknowledged, while it is out and nobody has.
    pub acknowledge_by: Option<Day>,
    /// The committee owes an answer to an objection.
    pub objected: bool,
    pub talk_due: bool,
}

/// Whose turn it is with a report.
#[derive(Clone, Debug)]
pub struct Report {
    pub reporter: ReporterId,
    pub account: AccountId,
    pub state: State,
}

/// How the trustees' key stands.
#[derive(Clone, Debug, Default)]
pub struct Key {
    pub complete: bool,
    /// Whose message in this round is missing.
    pub waiting: Vec<AccountId>,
    /// Who has not taken part in the rehearsal, while it is still needed.
    pub rehearsing: Vec<AccountId>,
}

/// How the boxes stand.
#[derive(Clone, Debug, Default)]
pub struct Boxes {
    pub planned: usize,
    /// Planned, and no cards made.
    pub without_cards: usize,
    /// Whose part of how many sealed sums is missing.
    pub openers: Vec<(AccountId, usize)>,
}

/// A news item.
#[derive(Clone, Debug)]
pub struct News {
    pub id: NewsId,
    pub title: Words,
    pub author: AccountId,
    pub state: NewsState,
    pub passed: Vec<Approval>,
}

/// An item of the ledger.
#[derive(Clone, Debug)]
pub struct Item {
    pub id: ItemId,
    pub text: Words,
    pub owner: Option<AccountId>,
    pub state: ItemState,
    pub due: Day,
}

impl Facts {
    pub(super) fn holders(&self, role: Role) -> impl Iterator<Item = AccountId> + '_ {
        self.roles.iter().filter(move |(_, roles)| roles.holds(role)).map(|(account, _)| *account)
    }
}
