//! The count of the ballot on paper: numbers, fingerprints, lines to sign on.

use askama::Template;
use axum::{extract::State, response::Response};
use service::{Error, evaluation as boxes};
use storage::{
    Reader,
    evaluation::{BallotBox, paper::Pile},
};

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
    /// How its papers stand, once they are signed.
    papers: Option<String>,
    replaced_ballots: usize,
    server_made: bool,
    election: Option<Print>,
    closing: Option<Print>,
    tally: Option<Print>,
}

struct Signed {
    issued: u64,
    collected: u64,
    valid: u64,
    spoilt: u64,
    missing: u64,
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
    let pile = storage::evaluation::paper::pile(&reader, &one.id).await?;
    let signed = signed(&reader, one, pile.as_ref()).await?;
    let papers = pile.and_then(|pile| Some((pile.collected?, pile.signed?)));
    let papers = papers.map(|(collected, signed)| match signed.counts {
        Some(_) => say.paper_published(collected, signed.valid, signed.void.len()),
        None if collected == 0 => say.paper_published(0, 0, 0),
        None => say.paper_published_withheld(collected),
    });
    Ok(Minute {
        title: titles(one, &template, say.lang()),
        groups: groups(one, &template),
        stage: stage_name(say, boxes::stage(one)?),
        roll: usize::try_from(roll).unwrap_or(usize::MAX),
        signed,
        papers,
        replaced_ballots: one.ballots.saturating_sub(one.cast_cards),
        server_made: storage::evaluation::server_made(&reader, &one.id).await?.is_some(),
        election: election.map(|hash| Print::of(&hash)),
        closing: ending.as_ref().map(|ending| Print::of(&ending.head)),
        tally: ending.and_then(|ending| ending.tally).map(|hash| Print::of(&hash)),
        counter,
    })
}

/// The signed count, cards and papers together.
async fn signed(reader: &Reader, one: &BallotBox, pile: Option<&Pile>) -> Result<Option<Signed>, Error> {
    let Some(counted) = one.reconciliation else { return Ok(None) };
    let count = boxes::count(reader, one, pile, counted.issued, counted.spoilt_paper).await?;
    Ok(Some(Signed {
        issued: count.issued,
        collected: count.collected,
        valid: count.valid,
        spoilt: count.invalid,
        missing: count.issued.saturating_sub(count.collected),
    }))
}
