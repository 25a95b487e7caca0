//! The chair's screen: what is now, what is next, one big button.

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use review::role::Act;
use serde::Deserialize;
use service::{Error, meeting::Step};

use super::{
    chair_view::{self, Said},
    hall::Hall,
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// What led to the page: the version that somebody saw who was not the fastest.
#[derive(Deserialize)]
pub(super) struct Asked {
    since: Option<i64>,
    /// Whether the running order is being changed.
    order: Option<String>,
}

/// The step that a button names.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Button {
    Forward,
    NextSlot,
    NextReporter,
    Call,
    StartClock,
    PauseClock,
    ResumeClock,
    AddMinute,
    Close,
    Undo,
}

/// What a press is to do.
enum Press {
    Step(Step),
    Undo,
}

/// The fields of the chair's form. `reporter` is read for calling up only.
#[derive(Deserialize)]
pub(super) struct StepForm {
    version: i64,
    step: Button,
    reporter: Option<String>,
}

impl StepForm {
    fn press(&self) -> Option<Press> {
        Some(Press::Step(match self.step {
            Button::Forward => Step::Forward,
            Button::NextSlot => Step::NextSlot,
            Button::NextReporter => Step::NextReporter,
            Button::Call => Step::Call(self.reporter.as_ref()?.parse().ok()?),
            Button::StartClock => Step::StartClock,
            Button::PauseClock => Step::PauseClock,
            Button::ResumeClock => Step::ResumeClock,
            Button::AddMinute => Step::AddMinute,
            Button::Close => Step::Close,
            Button::Undo => return Some(Press::Undo),
        }))
    }
}

/// `GET /reviews/{review}/meeting`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    let said = Said { since: asked.since, ordering: asked.order.is_some(), ..Said::default() };
    let hall = Hall::of(&house, &seat).await.say_in(seat.say())?;
    Ok(render(&chair_view::page(&house, &seat, &hall, said).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/meeting`
pub(super) async fn step(State(house): State<House>, seat: Seat, Checked(form): Checked<StepForm>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    seat.must(Act::RunMeeting)?;
    let press = form.press().ok_or_else(|| Trouble::malformed(say))?;
    let (service, by) = (house.service(), &seat.account);
    let done = match press {
        Press::Step(step) => service::meeting::step(service, by, review, form.version, step).await,
        Press::Undo => service::meeting::undo(service, by, review, form.version).await,
    };
    match done {
        Ok(()) => Ok(Redirect::to(&links::meeting(review)).into_response()),
        Err(Error::Stale) => Ok(Redirect::to(&links::meeting_since(review, form.version)).into_response()),
        Err(Error::Refused(why)) => no(&house, &seat, say.refusal(&why)).await,
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// The chair's screen as it stands, with the reason.
pub(super) async fn no(house: &House, seat: &Seat, why: String) -> Page {
    let hall = Hall::of(house, seat).await.say_in(seat.say())?;
    let said = Said { refusal: Some(why), ..Said::default() };
    Ok(refused(&chair_view::page(house, seat, &hall, said).await.say_in(seat.say())?))
}
