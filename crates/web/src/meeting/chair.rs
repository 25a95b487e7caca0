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

/// What led to the page: whether another chair was faster.
#[derive(Deserialize)]
pub(super) struct Asked {
    stale: Option<String>,
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
}

/// The fields of the chair's form. `reporter` is read for calling up only.
#[derive(Deserialize)]
pub(super) struct StepForm {
    version: i64,
    step: Button,
    reporter: Option<String>,
}

impl StepForm {
    fn step(&self) -> Option<Step> {
        Some(match self.step {
            Button::Forward => Step::Forward,
            Button::NextSlot => Step::NextSlot,
            Button::NextReporter => Step::NextReporter,
            Button::Call => Step::Call(self.reporter.as_ref()?.parse().ok()?),
            Button::StartClock => Step::StartClock,
            Button::PauseClock => Step::PauseClock,
            Button::ResumeClock => Step::ResumeClock,
            Button::AddMinute => Step::AddMinute,
            Button::Close => Step::Close,
        })
    }
}

/// `GET /reviews/{review}/meeting`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    let notice = asked.stale.is_some().then(|| seat.say().meeting_stale().to_owned());
    let said = Said { notice, ordering: asked.order.is_some(), ..Said::default() };
    let hall = Hall::of(&house, &seat).await.say_in(seat.say())?;
    Ok(render(&chair_view::page(&house, &seat, &hall, said).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/meeting`
pub(super) async fn step(State(house): State<House>, seat: Seat, Checked(form): Checked<StepForm>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    seat.must(Act::RunMeeting)?;
    let step = form.step().ok_or_else(|| Trouble::malformed(say))?;
    match service::meeting::step(house.service(), &seat.account, review, form.version, step).await {
        Ok(()) => Ok(Redirect::to(&links::meeting(review)).into_response()),
        Err(Error::Stale) => Ok(Redirect::to(&links::meeting_stale(review)).into_response()),
        Err(Error::Refused(why)) => {
            let hall = Hall::of(&house, &seat).await.say_in(say)?;
            let said = Said { refusal: Some(say.refusal(&why)), ..Said::default() };
            let page = chair_view::page(&house, &seat, &hall, said).await;
            Ok(refused(&page.say_in(say)?))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}
