//! Quick entry: a clerk takes down what leaders say, one line after the other, by keyboard.

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use review::{
    Refusal,
    id::{AccountId, ReporterId},
    meeting::{
        self as rules,
        line::{Line, What, read},
    },
    question::Asker,
    role::Act,
};
use serde::Deserialize;
use service::{Error, meeting::noted, question::NewQuestion};
use storage::meeting::said::Said;

use super::entry_view::{self, Came, leaders};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// About whom, and as which the next line is taken down.
#[derive(Clone, Deserialize)]
pub(super) struct Asked {
    pub(super) reporter: Option<String>,
    who: Option<usize>,
    what: Option<What>,
    name: Option<String>,
}

/// One line. `who` counts the leaders from 1; 0 is somebody else, named beside.
#[derive(Clone, Default, Deserialize)]
pub(super) struct EntryForm {
    #[serde(default)]
    pub(super) who: usize,
    pub(super) what: Option<What>,
    #[serde(default)]
    pub(super) name: String,
    #[serde(default)]
    pub(super) line: String,
}

impl EntryForm {
    /// With what the line says of itself.
    fn read(self) -> Option<Self> {
        match read(&self.line) {
            Line::Floor => None,
            Line::Words { who, what, words } => {
                Some(Self { who: who.unwrap_or(self.who), what: what.or(self.what), line: words, ..self })
            }
        }
    }
}

/// `GET /reviews/{review}/meeting/entry`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    seat.must(Act::RunMeeting)?;
    let Some(reporter) = about(&asked).say_in(seat.say())? else { return to_floor(&house, &seat).await };
    let form = EntryForm {
        who: asked.who.unwrap_or(1),
        what: asked.what,
        name: asked.name.unwrap_or_default(),
        line: String::new(),
    };
    Ok(render(
        &entry_view::page(&house, &seat, reporter, Came { form, refusal: None }).await.say_in(seat.say())?,
    ))
}

pub(super) fn about(asked: &Asked) -> Result<Option<ReporterId>, Error> {
    asked.reporter.as_ref().map(|id| id.parse().map_err(|_| Error::NotFound)).transpose()
}

/// The address says whom lines are about: whoever has the floor, or the first.
async fn to_floor(house: &House, seat: &Seat) -> Page {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let meeting = storage::meeting::of(&reader, review).await.map_err(Error::from).say_in(say)?;
    let reporters = storage::roster::reporters(&reader, review).await.map_err(Error::from).say_in(say)?;
    let turn = meeting.and_then(|meeting| meeting.state.reporter());
    let path = match turn.or_else(|| reporters.first().map(|one| one.id)) {
        Some(reporter) => links::entry_of(review, reporter),
        None => links::comments(review),
    };
    Ok(Redirect::to(&path).into_response())
}

/// `POST /reviews/{review}/meeting/entry`
pub(super) async fn take_down(
    State(house): State<House>,
    seat: Seat,
    Query(asked): Query<Asked>,
    Checked(form): Checked<EntryForm>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    seat.must(Act::RunMeeting)?;
    let Some(reporter) = about(&asked).say_in(say)? else { return to_floor(&house, &seat).await };
    let Some(typed) = form.read() else { return to_floor(&house, &seat).await };
    let what = typed.what.unwrap_or(What::Praise);
    match store(&house, &seat, reporter, what, &typed).await {
        Ok(()) => {
            // A question is asked once; what follows is its answer.
            let next = if matches!(what, What::Question | What::FollowUp) { What::Answer } else { what };
            let path = links::entry_next(review, reporter, typed.who, next.key(), &typed.name);
            Ok(Redirect::to(&path).into_response())
        }
        Err(Error::Refused(why)) => {
            let came = Came { form: typed, refusal: Some(say.refusal(&why)) };
            Ok(refused(&entry_view::page(&house, &seat, reporter, came).await.say_in(say)?))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

async fn store(
    house: &House,
    seat: &Seat,
    reporter: ReporterId,
    what: What,
    typed: &EntryForm,
) -> Result<(), Error> {
    let (service, by, review) = (house.service(), &seat.account, seat.review.id);
    let leaders = leaders(house, seat).await?;
    let leader: Option<AccountId> = match typed.who.checked_sub(1) {
        None => None,
        Some(place) => {
            let found = leaders.get(place).ok_or_else(|| Refusal::from(rules::Refusal::NotALeader))?;
            Some(found.id)
        }
    };
    match (what, what.part()) {
        (_, Some(part)) => {
            let leader = leader.ok_or_else(|| Refusal::from(rules::Refusal::NotALeader))?;
            noted::take_down(service, by, review, reporter, leader, part, &typed.line).await.map(drop)
        }
        (What::Answer, None) => {
            service::question::answer(service, by, review, reporter, &typed.line).await.map(drop)
        }
        (_, None) => {
            let asker = leader.map_or_else(|| Asker::Named(typed.name.clone()), Asker::Leader);
            let text = Said { zh: typed.line.clone(), en: typed.line.clone() };
            let follow_up = what == What::FollowUp;
            let new = NewQuestion { asker, text, answer: Said::default(), follow_up };
            service::question::ask(service, by, review, reporter, &new).await.map(drop)
        }
    }
}
