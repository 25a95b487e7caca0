//! The dress rehearsal: where it is begun and ended.

use askama::Template;
use axum::{
    Router,
    extract::{Query, State},
    response::{IntoResponse, Redirect},
    routing::get,
};
use i18n::Say;
use review::{id::ReviewId, rehearsal::may_begin, role::Act};
use serde::Deserialize;
use service::Error;
use storage::cycle::Review;

use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links,
};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/reviews/{review}/rehearsal", get(show).post(act))
}

/// The page.
#[derive(Template)]
#[template(path = "rehearsal/rehearsal.html")]
struct RehearsalPage {
    frame: Frame,
    workspace: Workspace,
    meeting: String,
    stand: &'static str,
    wiped: bool,
    refusal: Option<String>,
    /// The rehearsal that there is: its id, its way in.
    there: Option<(ReviewId, String)>,
    late: bool,
}

#[derive(Deserialize)]
struct Asked {
    wiped: Option<String>,
}

/// What is to become of it. `seen` is the rehearsal that the page showed.
#[derive(Deserialize)]
struct Wish {
    act: Deed,
    seen: Option<ReviewId>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Deed {
    Begin,
    Wipe,
}

/// `GET /reviews/{review}/rehearsal`
async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    seat.must(Act::RunMeeting)?;
    if let Some(record) = seat.review.kind.rehearsed() {
        return Ok(Redirect::to(&links::rehearsal(record)).into_response());
    }
    let page = page(&house, &seat).await.say_in(seat.say())?;
    Ok(render(&RehearsalPage { wiped: asked.wiped.is_some(), ..page }))
}

/// `POST /reviews/{review}/rehearsal`: `act` is `begin`, or `wipe` with `seen`. Who comes second sees how it stands.
async fn act(State(house): State<House>, seat: Seat, Checked(wish): Checked<Wish>) -> Page {
    seat.must(Act::RunMeeting)?;
    let (say, review, service) = (seat.say(), seat.review.id, house.service());
    let done = match (wish.act, wish.seen) {
        (Deed::Begin, _) => {
            service::rehearsal::begin(service, &seat.account, review).await.map(links::meeting)
        }
        (Deed::Wipe, None) => Err(Error::Stale),
        (Deed::Wipe, Some(seen)) => {
            let wiped = service::rehearsal::wipe(service, &seat.account, review, seen).await;
            wiped.map(|()| links::rehearsal_wiped(review))
        }
    };
    match done {
        Ok(path) => Ok(Redirect::to(&path).into_response()),
        Err(Error::Stale) => Ok(Redirect::to(&links::rehearsal(review)).into_response()),
        Err(Error::Refused(why)) => {
            let page = page(&house, &seat).await.say_in(say)?;
            Ok(refused(&RehearsalPage { refusal: Some(say.refusal(&why)), ..page }))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// The year of a review as its name; of a rehearsal with that word.
pub(crate) fn year(say: Say, review: &Review) -> String {
    let year = say.frame_review_year(review.year);
    if review.kind.rehearsed().is_some() { say.rehearsal_year(&year) } else { year }
}

async fn page(house: &House, seat: &Seat) -> Result<RehearsalPage, Error> {
    let (say, review, reader) = (seat.say(), &seat.review, house.reader());
    let there = storage::rehearsal::of(&reader, review.id).await?;
    let meeting = storage::meeting::of(&reader, review.id).await?.ok_or(Error::NotFound)?;
    let (frame, workspace) = Workspace::around(seat, Part::Meeting);
    Ok(RehearsalPage {
        frame,
        workspace,
        meeting: links::meeting(review.id),
        stand: if there.is_some() { say.rehearsal_here() } else { say.rehearsal_none() },
        wiped: false,
        refusal: None,
        there: there.map(|id| (id, links::meeting(id))),
        late: may_begin(review.phase, &meeting.state.stage).is_err(),
    })
}
