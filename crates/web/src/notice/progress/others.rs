//! What others than the reporters have to do, a line a person.

use i18n::Say;
use review::{id::AccountId, notice::Duty};

use super::{gather::Gathered, rows::asked};
use crate::{
    gate::Seat,
    notice::words::{self, Chip},
};

/// People on the page; who is late stands first.
const PEOPLE: usize = 50;
/// Things to do in one line.
const THINGS: usize = 3;

pub(super) struct Other {
    pub(super) account: String,
    pub(super) name: String,
    pub(super) what: Vec<String>,
    pub(super) more: Option<String>,
    pub(super) day: String,
    pub(super) stand: Option<Chip>,
    pub(super) asked: String,
    pub(super) may_be_asked: bool,
    pub(super) chosen: bool,
}

/// Those who are shown, and how many are not.
pub(super) fn others(seat: &Seat, gathered: &Gathered) -> (Vec<Other>, usize) {
    let mut all: Vec<_> = gathered.others().into_iter().collect();
    all.sort_by_key(|(_, duties)| duties.first().map(|duty| duty.order()));
    let left = all.len().saturating_sub(PEOPLE);
    let lines = all.iter().take(PEOPLE).map(|(account, duties)| other(seat, gathered, *account, duties));
    (lines.collect(), left)
}

fn other(seat: &Seat, gathered: &Gathered, account: AccountId, duties: &[&Duty]) -> Other {
    let say = seat.say();
    let name = gathered.people.get(&account).map(|one| one.account.name.in_lang(say.lang()).to_owned());
    let due = duties.first().and_then(|duty| duty.due);
    Other {
        account: account.to_string(),
        name: name.unwrap_or_default(),
        what: duties.iter().take(THINGS).map(|duty| words::task(say, duty)).collect(),
        more: more(say, duties.len().saturating_sub(THINGS)),
        day: due.map_or_else(|| say.notice_no_day().to_owned(), |day| words::weekday(say, day)),
        stand: due.map(|day| words::open(say, day, gathered.facts.today)),
        asked: asked(say, seat, gathered, account),
        may_be_asked: gathered.may_be_asked(account),
        chosen: false,
    }
}

fn more(say: Say, count: usize) -> Option<String> {
    (count > 0).then(|| say.progress_more(count))
}
