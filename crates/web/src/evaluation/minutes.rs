//! The count of the ballot on paper: numbers, fingerprints, lines to sign on.

use askama::Template;
use axum::{extract::State, response::Response};
use service::{Error, evaluation as boxes};
use storage::evaluation::BallotBox;

use super::{
    counts::{groups, stage_name, titles},
    issue::{Counter, counters},
    print::Print,
};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
};

/// The count report.
#[derive(Template)]
#[template(path = "evaluation/minutes.html")]
struct MinutesPage {
    frame: Frame,
    workspace: Workspace,
    boxes_path: String,
    meeting: String,
    place: String,
    day: String,
    boxes: Vec<Minute>,
    any_unsigned: bool,
}

/// One box's lines.
struct Minute {
    counter: Counter,
    title: String,
    groups: Vec<(String, &'static str)>,
    stage: &'static str,
    roll: usize,
    signed: Option<Signed>,
    replaced_ballots: usize,
    server_made: bool,
    election: Option<Print>,
    closing: Option<Print>,
    tally: Option<Print>,
}

struct Signed {
    issued: usize,
    collected: usize,
    valid: usize,
    spoilt: usize,
    missing: usize,
}

/// `GET /reviews/{review}/boxes/minutes`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    Ok::<Response, _>(render(&page(&house, &seat).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat) -> Result<MinutesPage, Error> {
    let (say, review) = (seat.say(), &seat.review);
    let reader = house.reader();
    let counters = counters(&reader, review, say).await?;
    let rows = storage::evaluation::boxes(&reader, review.id).await?;
    let mut minutes = Vec::new();
    for (one, counter) in rows.iter().zip(counters) {
        minutes.push(minute(house, seat, one, counter).await?);
    }
    let (frame, workspace) = Workspace::around(seat, Part::Boxes);
    let organisation = review.organisation.in_lang(say.lang());
    Ok(MinutesPage {
        frame,
        workspace,
        boxes_path: links::boxes(review.id),
        meeting: format!("{organisation} · {}", say.frame_review_year(review.year)),
        place: review.place.in_lang(say.lang()).to_owned(),
        day: moment::day(say, review.meets_at, &review.zone),
        any_unsigned: minutes.iter().any(|minute| minute.signed.is_none()),
        boxes: minutes,
    })
}

async fn minute(house: &House, seat: &Seat, one: &BallotBox, counter: Counter) -> Result<Minute, Error> {
    let (reader, say) = (house.reader(), seat.say());
    let template = service::cycle::rules(&seat.review)?;
    let attendances = storage::roster::attendances(&reader, seat.review.id).await?;
    let voting = one.groups.iter().filter_map(|group| attendances.get(group));
    let roll: u64 = voting.map(|group| u64::from(group.roll)).sum();
    let ending = boxes::ending(&reader, one).await?;
    let election = match &one.head {
        Some(_) => Some(boxes::facts(&reader, &one.id).await?.fingerprint),
        None => None,
    };
    Ok(Minute {
        title: titles(one, &template, say.lang()),
        groups: groups(one, &template),
        stage: stage_name(say, boxes::stage(one)?),
        roll: usize::try_from(roll).unwrap_or(usize::MAX),
        signed: one.reconciliation.map(|signed| {
            let collected = one.cast_cards + signed.spoilt_paper;
            Signed {
                issued: signed.issued,
                collected,
                valid: one.cast_cards,
                spoilt: signed.spoilt_paper,
                missing: signed.issued.saturating_sub(collected),
            }
        }),
        replaced_ballots: one.ballots.saturating_sub(one.cast_cards),
        server_made: storage::evaluation::server_made(&reader, &one.id).await?.is_some(),
        election: election.map(|hash| Print::of(&hash)),
        closing: ending.as_ref().map(|ending| Print::of(&ending.head)),
        tally: ending.and_then(|ending| ending.tally).map(|hash| Print::of(&hash)),
        counter,
    })
}
