//! Making a review and giving its roles; its overview: how it stands and what is next.

mod copy;
mod new;
mod overview;
mod roles;
mod rostered;

use axum::{
    Router,
    extract::State,
    response::{IntoResponse, Redirect},
    routing::{get, post},
};
use i18n::Say;
use review::{Refusal, phase::Phase};
use serde::Deserialize;
use service::Error;

use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::{Checked, Seat},
    house::House,
    links,
};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/new", get(new::form).post(new::make))
        .route("/reviews/{review}", get(show))
        .route("/reviews/{review}/copy", get(copy::form).post(copy::make))
        .route("/reviews/{review}/phase", post(move_phase))
        .route("/reviews/{review}/roles", get(roles::show).post(roles::give))
        .route("/reviews/{review}/roles/take", post(roles::take))
        .route("/reviews/{review}/roles/rostered", post(rostered::give))
}

/// `GET /reviews/{review}`
async fn show(State(house): State<House>, seat: Seat) -> Page {
    Ok(render(&overview::page(&house, &seat).await.say_in(seat.say())?))
}

#[derive(Deserialize)]
struct MovePhase {
    to: Phase,
}

/// `POST /reviews/{review}/phase`
async fn move_phase(State(house): State<House>, seat: Seat, Checked(form): Checked<MovePhase>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    match service::cycle::move_phase(house.service(), &seat.account, review, form.to).await {
        Ok(()) => Ok(Redirect::to(&links::review(review)).into_response()),
        Err(Error::Refused(why)) => {
            let waits = matches!(why, Refusal::FollowUp(review::follow_up::Refusal::RequirementsWait { .. }));
            let page = overview::page(&house, &seat).await.say_in(say)?;
            Ok(refused(&page.refusing(say.refusal(&why), waits.then(|| links::asked(review)))))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// A phase's name.
pub(crate) fn phase_name(say: Say, phase: Phase) -> &'static str {
    match phase {
        Phase::Drafting => say.cycle_phase_drafting(),
        Phase::Reporting => say.cycle_phase_reporting(),
        Phase::Meeting => say.cycle_phase_meeting(),
        Phase::Evaluation => say.cycle_phase_evaluation(),
        Phase::Assessment => say.cycle_phase_assessment(),
        Phase::FollowUp => say.cycle_phase_follow_up(),
        Phase::Closed => say.cycle_phase_closed(),
    }
}
