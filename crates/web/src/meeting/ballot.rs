//! The ballot from the chair's screen: opened and ended at its point of the agenda.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use review::{
    evaluation::{BoxStage, ceremony::Round},
    role::Act,
};
use serde::Deserialize;
use service::{Error, evaluation, evaluation::ceremony};

use super::{chair, hall::Hall};
use crate::{
    fault::{Page, Trouble},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// What the chair may do with the boxes now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Deed {
    Open,
    Stop,
    Close,
}

/// The boxes on the chair's screen.
pub(super) struct Ballot {
    /// Each box with how many ballots it has.
    pub(super) counts: Vec<String>,
    /// The button: what it does, its words, and what it asks first.
    pub(super) act: Option<(&'static str, &'static str, &'static str)>,
    pub(super) path: String,
    /// What is missing before it can be opened, and where to mend it.
    pub(super) missing: Vec<(&'static str, &'static str, String)>,
    pub(super) done: bool,
}

/// The chair's form.
#[derive(Deserialize)]
pub(super) struct BallotForm {
    act: Deed,
}

/// `POST /reviews/{review}/meeting/ballot`
pub(super) async fn act(State(house): State<House>, seat: Seat, Checked(form): Checked<BallotForm>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    seat.must(Act::RunBoxes)?;
    let (service, by) = (house.service(), &seat.account);
    let done = match form.act {
        // Without a rehearsal it is decided on the boxes' own page.
        Deed::Open => evaluation::open(service, by, review, false).await,
        Deed::Stop => evaluation::stop(service, by, review).await,
        Deed::Close => evaluation::close(service, by, review).await,
    };
    match done {
        Ok(()) => Ok(Redirect::to(&links::meeting(review)).into_response()),
        Err(Error::Refused(why)) => chair::no(&house, &seat, say.refusal(&why)).await,
        Err(other) => Err(Trouble::new(say, other)),
    }
}

impl Ballot {
    /// At the ballot's point, and for as long as boxes are open.
    pub(super) async fn of(house: &House, seat: &Seat, hall: &Hall) -> Result<Option<Self>, Error> {
        let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
        let boxes = storage::evaluation::boxes(&reader, review).await?;
        let mut stages = Vec::new();
        for one in &boxes {
            stages.push(evaluation::stage(one)?);
        }
        if !hall.is_ballot() && !stages.contains(&BoxStage::Open) {
            return Ok(None);
        }
        let count = |one: &storage::evaluation::BallotBox| {
            say.chair_ballot_count(say.result_box(&one.label), one.cast_cards, one.voters)
        };
        let stopped = boxes.iter().any(|one| one.times.voting_stop.is_some());
        let waits = boxes.is_empty() || stages.contains(&BoxStage::Preparing);
        let missing = if waits { missing(house, seat, &boxes).await? } else { Vec::new() };
        let act = if waits {
            missing.is_empty().then_some(("open", say.chair_ballot_open(), ""))
        } else if !stages.contains(&BoxStage::Open) {
            None
        } else if stopped {
            due(hall, &boxes).then_some(("close", say.chair_ballot_close(), ""))
        } else {
            Some(("stop", say.chair_ballot_stop(), say.chair_ballot_stop_ask()))
        };
        Ok(Some(Self {
            counts: boxes.iter().map(count).collect(),
            act: act.filter(|_| seat.may(Act::RunBoxes)),
            path: links::meeting_ballot(review),
            missing,
            done: !waits && !stages.contains(&BoxStage::Open),
        }))
    }
}

/// Whether the time for ballots under way is over.
fn due(hall: &Hall, boxes: &[storage::evaluation::BallotBox]) -> bool {
    boxes.iter().filter_map(|one| one.times.voting_stop).all(|stop| stop.grace_ends_at <= hall.now)
}

/// What stands in the way of opening, with where it is mended.
async fn missing(
    house: &House,
    seat: &Seat,
    boxes: &[storage::evaluation::BallotBox],
) -> Result<Vec<(&'static str, &'static str, String)>, Error> {
    let (say, review) = (seat.say(), seat.review.id);
    let mend = |what| (what, say.chair_ballot_mend(), links::boxes(review));
    let mut missing = Vec::new();
    if boxes.is_empty() {
        missing.push(mend(say.chair_ballot_no_boxes()));
    }
    if boxes.iter().any(|one| one.cards_made_at.is_none()) {
        missing.push((say.chair_ballot_no_cards(), say.chair_ballot_cards(), links::cards(review)));
    }
    match ceremony::State::of(&house.reader(), review).await? {
        Some(key) if key.round() == Round::Complete && key.same_trustees => {
            if !key.rehearsal().opened {
                missing.push(mend(say.chair_ballot_unrehearsed()));
            }
        }
        Some(_) | None => missing.push(mend(say.chair_ballot_no_key())),
    }
    Ok(missing)
}
