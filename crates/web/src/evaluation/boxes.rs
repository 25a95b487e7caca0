use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use review::{evaluation::BoxStage, role::Act};
use serde::Deserialize;
use service::{Error, Service};
use storage::{account::Account, evaluation::BallotBox};

use super::{
    answer::box_id,
    ceremony::{self, Ceremony},
    counts::{BoxCount, count as box_count, stage_chip, stage_name, titles},
    issue::{Counter, counters},
};
use crate::{
    fault::{InTheWordsOf, Page, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat, SignedIn},
    house::House,
    links,
};

/// All boxes of a review: how they stand, and the next step.
#[derive(Template)]
#[template(path = "evaluation/boxes.html")]
struct BoxesPage {
    frame: Frame,
    workspace: Workspace,
    refusal: Option<String>,
    boxes: Vec<Line>,
    any_closed: bool,
    ceremony: Ceremony,
    plan_path: String,
    open_path: String,
    close_path: String,
    handing_out_path: Option<String>,
    minutes_path: String,
    next: Next,
    runs: bool,
    signs: bool,
    demonstration: bool,
    minimum: u32,
}

/// What the organiser does next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Plan,
    Prepare,
    Open,
    Close,
    Shares,
    Results,
}

struct Line {
    count: BoxCount,
    title: String,
    stage: &'static str,
    chip: &'static str,
    cards: usize,
    cards_made: bool,
    shares: usize,
    path: String,
    count_path: String,
    issued: Option<usize>,
    spoilt: Option<usize>,
    closed: bool,
    door: Counter,
}

impl Line {
    /// What the form offers: what was signed, else what was counted at the door.
    fn offered(&self) -> Option<usize> {
        self.issued.or(Some(self.door.issued).filter(|cards| *cards > 0))
    }
}

/// `GET /reviews/{review}/boxes`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    Ok(render(&page(&house, &seat, None).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/boxes/plan`
pub(super) async fn plan(State(house): State<House>, seat: Seat) -> Page {
    let done = service::evaluation::plan(house.service(), &seat.account, seat.review.id).await.map(drop);
    after(&house, &seat, done).await
}

/// The form that opens the boxes.
#[derive(Deserialize)]
pub(super) struct Opening {
    /// Ticked: without a rehearsal.
    unrehearsed: Option<String>,
}

/// `POST /reviews/{review}/boxes/open`
pub(super) async fn open(State(house): State<House>, seat: Seat, Checked(form): Checked<Opening>) -> Page {
    let unrehearsed = form.unrehearsed.is_some();
    let done = service::evaluation::open(house.service(), &seat.account, seat.review.id, unrehearsed).await;
    after(&house, &seat, done).await
}

/// `POST /reviews/{review}/boxes/close`
pub(super) async fn close(State(house): State<House>, seat: Seat) -> Page {
    let done = service::evaluation::close(house.service(), &seat.account, seat.review.id).await;
    after(&house, &seat, done).await
}

/// Back to the page, with the reason where a rule said no.
pub(super) async fn after(house: &House, seat: &Seat, done: Result<(), Error>) -> Page {
    match done {
        Ok(()) => Ok(Redirect::to(&links::boxes(seat.review.id)).into_response()),
        Err(Error::Refused(why)) => {
            let why = Some(seat.say().refusal(&why));
            Ok(refused(&page(house, seat, why).await.say_in(seat.say())?))
        }
        Err(other) => Err(other).say_in(seat.say()),
    }
}

/// What scrutineers counted by hand.
#[derive(Deserialize)]
pub(super) struct Count {
    issued: usize,
    spoilt: usize,
}

/// `POST /boxes/{box}/count`
pub(super) async fn count(
    State(service): State<Service>,
    SignedIn { visitor, account }: SignedIn,
    Path(id): Path<String>,
    Checked(form): Checked<Count>,
) -> Page {
    reconcile(&service, &account, &id, form).await.say_in(visitor.say)
}

async fn reconcile(service: &Service, account: &Account, id: &str, form: Count) -> Result<Response, Error> {
    let id = box_id(id)?;
    service::evaluation::reconcile(service, account, &id, form.issued, form.spoilt).await?;
    let one = storage::evaluation::by_id(&service.reader(), &id).await?.ok_or(Error::NotFound)?;
    Ok(Redirect::to(&links::boxes(one.review)).into_response())
}

async fn page(house: &House, seat: &Seat, refusal: Option<String>) -> Result<BoxesPage, Error> {
    let (reader, review) = (house.reader(), seat.review.id);
    let template = service::cycle::rules(&seat.review)?;
    let mut boxes = Vec::new();
    let rows = storage::evaluation::boxes(&reader, review).await?;
    for (one, door) in rows.iter().zip(counters(&reader, &seat.review, seat.say()).await?) {
        let shares = storage::evaluation::shares(&reader, &one.id).await?.len();
        let title = titles(one, &template, seat.say().lang());
        boxes.push(line(seat, one, title, (box_count(one, &template)?, door), shares));
    }
    let preparing = boxes.iter().all(|line| line.count.stage == BoxStage::Preparing);
    let ceremony = ceremony::view(house, seat, &template, preparing).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Boxes);
    let base = links::boxes(review);
    Ok(BoxesPage {
        next: next(&boxes, &ceremony),
        frame,
        workspace,
        refusal,
        any_closed: boxes.iter().any(|line| line.closed),
        boxes,
        ceremony,
        plan_path: format!("{base}/plan"),
        open_path: format!("{base}/open"),
        close_path: format!("{base}/close"),
        handing_out_path: (seat.may(Act::MakeCards) || seat.may(Act::RunBoxes))
            .then(|| links::handing_out(review)),
        minutes_path: links::minutes(review),
        runs: seat.may(Act::RunBoxes),
        signs: seat.may(Act::SignCount),
        demonstration: seat.review.kind == storage::cycle::Kind::Demonstration,
        minimum: template.evaluation().minimum_group,
    })
}

fn line(
    seat: &Seat,
    one: &BallotBox,
    title: String,
    (count, door): (BoxCount, Counter),
    shares: usize,
) -> Line {
    Line {
        title,
        stage: stage_name(seat.say(), count.stage),
        chip: stage_chip(count.stage),
        cards: one.cards,
        cards_made: one.cards_made_at.is_some(),
        shares,
        path: links::board(&one.id),
        count_path: format!("{}/count", links::board(&one.id)),
        issued: one.reconciliation.map(|counted| counted.issued),
        spoilt: one.reconciliation.map(|counted| counted.spoilt_paper),
        closed: one.times.voting_closed_at.is_some(),
        count,
        door,
    }
}

fn next(boxes: &[Line], ceremony: &Ceremony) -> Next {
    let any = |stage| boxes.iter().any(|line| line.count.stage == stage);
    if boxes.is_empty() {
        Next::Plan
    } else if any(BoxStage::Preparing) {
        let prepared = boxes.iter().all(|line| line.cards_made) && ceremony.is_complete();
        if prepared { Next::Open } else { Next::Prepare }
    } else if any(BoxStage::Open) {
        Next::Close
    } else if any(BoxStage::Closed) {
        Next::Shares
    } else {
        Next::Results
    }
}
