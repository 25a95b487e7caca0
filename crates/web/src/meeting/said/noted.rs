//! What was taken down in leaders' names, to read: as not yet confirmed, and who took down what was confirmed since.

use review::{
    id::{AccountId, ReporterId},
    meeting::noted::Part,
    role::Act,
};
use service::Error;
use storage::{
    account::Account,
    meeting::{noted, said::Comment},
};

use super::quoted::Quoted;
use crate::{gate::Seat, house::House, moment};

/// The lines that one reader may read: the organiser all, a leader the own.
pub(in crate::meeting) struct Noted(Vec<noted::Noted>);

impl Noted {
    pub(in crate::meeting) async fn of(house: &House, seat: &Seat) -> Result<Self, Error> {
        let all = seat.may(Act::RunMeeting);
        let lines = noted::all(&house.reader(), seat.review.id).await?;
        Ok(Self(lines.into_iter().filter(|line| all || line.leader == seat.account.id).collect()))
    }

    /// What waits on one report to be confirmed, a leader at a time.
    pub(in crate::meeting) fn waiting(
        &self,
        seat: &Seat,
        accounts: &[Account],
        reporter: ReporterId,
    ) -> Vec<Quoted> {
        let waits = |line: &&noted::Noted| line.reporter == reporter && line.settled_at.is_none();
        let lines: Vec<_> = self.0.iter().filter(waits).collect();
        let mut leaders: Vec<_> = lines.iter().map(|line| line.leader).collect();
        leaders.sort_unstable();
        leaders.dedup();
        let of = |leader: AccountId| {
            let own: Vec<_> = lines.iter().filter(|line| line.leader == leader).copied().collect();
            quoted(seat, accounts, leader, &own)
        };
        leaders.into_iter().map(of).collect()
    }

    /// Who took down what became part of a comment.
    pub(in crate::meeting) fn behind(
        &self,
        seat: &Seat,
        accounts: &[Account],
        comment: &Comment,
    ) -> Option<String> {
        let of = |line: &&noted::Noted| {
            line.reporter == comment.reporter && line.leader == comment.author && line.settled_at.is_some()
        };
        let lines: Vec<_> = self.0.iter().filter(of).collect();
        (!lines.is_empty()).then(|| seat.say().said_taken_down_by(clerks(seat, accounts, &lines)))
    }
}

fn quoted(seat: &Seat, accounts: &[Account], leader: AccountId, lines: &[&noted::Noted]) -> Quoted {
    let say = seat.say();
    let when = lines.last().map(|line| moment::minute(say, line.noted_at, &seat.review.zone));
    let by = say.meeting_summing_up_by(name(seat, accounts, leader), when.unwrap_or_default());
    Quoted {
        texts: lines.iter().map(|line| (part(seat, line.part), line.words.clone())).collect(),
        by: format!("{by} · {}", say.said_taken_down_by(clerks(seat, accounts, lines))),
        unconfirmed: true,
        item: None,
        take_up: None,
    }
}

fn clerks(seat: &Seat, accounts: &[Account], lines: &[&noted::Noted]) -> String {
    let mut names: Vec<_> = lines.iter().map(|line| name(seat, accounts, line.written_by)).collect();
    names.sort_unstable();
    names.dedup();
    names.join(seat.say().frame_list_comma())
}

fn name<'a>(seat: &Seat, accounts: &'a [Account], id: AccountId) -> &'a str {
    let found = accounts.iter().find(|account| account.id == id);
    found.map_or("", |account| account.name.in_lang(seat.say().lang()))
}

/// A part of a comment in a word.
pub(super) fn part(seat: &Seat, part: Part) -> &'static str {
    match part {
        Part::Praise => seat.say().meeting_praise(),
        Part::Problem => seat.say().meeting_problem(),
        Part::Direction => seat.say().meeting_direction(),
    }
}
