//! The hall's projector: follows the meeting, or shows what the chair holds, and changes nothing by itself.

mod boxes;
mod join;
mod remote;
mod stage;
mod wifi;

use std::collections::HashMap;

use askama::Template;
use axum::{
    Router,
    extract::{Query, State},
    routing::{get, post},
};
use i18n::Say;
use review::{projector::Scene, role::Act};
use service::Error;
use storage::cycle::Review;

use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::Frame,
    gate::Seat,
    house::House,
    links,
    live::View,
};

pub(super) use remote::Remote;

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/projector", get(show))
        .route("/reviews/{review}/projector/welcome", get(wifi::show).post(wifi::write))
        .route("/reviews/{review}/remote", get(remote::show).post(remote::press))
        .route("/reviews/{review}/remote/clock", post(remote::clock))
}

/// The projector's page: a frame around what is on the wall.
#[derive(Template)]
#[template(path = "meeting/projector.html")]
struct ProjectorPage {
    frame: Frame,
    theme: Option<&'static str>,
    live: String,
    view: View,
    stage: String,
    /// Where this machine's keys turn slides, if whoever signed in here may turn them.
    turn: Option<String>,
}

/// `GET /reviews/{review}/projector`, with `?light` or `?dark`, else as the machine is set; with `?scene=` this one
/// projector does not follow the others.
pub(super) async fn show(
    State(house): State<House>,
    seat: Seat,
    Query(wanted): Query<HashMap<String, String>>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let fixed = wanted.get("scene").and_then(|scene| scene.parse().ok()).unwrap_or_default();
    Ok(render(&ProjectorPage {
        theme: ["light", "dark"].into_iter().find(|theme| wanted.contains_key(*theme)),
        live: links::live(review),
        view: View::stage(fixed, say.lang()),
        stage: stage(&house, &seat.review, say, fixed).await.say_in(say)?,
        turn: seat.may(Act::RunMeeting).then(|| links::remote(review)),
        frame: Frame::seated(&seat),
    }))
}

/// What is on the wall; with a scene of its own, whatever the others show.
pub(crate) async fn stage(house: &House, review: &Review, say: Say, fixed: Scene) -> Result<String, Error> {
    let page = stage::page(house, review, say, fixed).await?;
    page.render().map_err(|why| Error::Fault(service::Fault::Broken(why.to_string())))
}
