//! All boxes of a review on the page of its organiser and scrutineers.

use askama::Template;
use review::{
    evaluation::{
        BoxStage, Count as Reckoned,
        paper::{Fate, Stage, fate},
    },
    role::Act,
    template::Template as Rules,
    time::Instant,
};
use service::{Error, evaluation::paper};
use storage::{
    Reader,
    evaluation::{BallotBox, paper::Pile},
};

use super::{
    ceremony_view::{self, Ceremony},
    counts::{BoxCount, count as box_count, stage_chip, stand, titles},
    issue::{Counter, counters},
};
use crate::{
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
};

/// All boxes of a review: how they stand, and the next step.
#[derive(Template)]
#[template(path = "evaluation/boxes.html")]
pub(super) struct BoxesPage {
    frame: Frame,
    workspace: Workspace,
    refusal: Option<String>,
    boxes: Vec<Line>,
    any_closed: bool,
    ceremony: Ceremony,
    plan_path: String,
    open_path: String,
    stop_path: String,
    close_path: String,
    handing_out_path: Option<String>,
    minutes_path: String,
    grace_seconds: u32,
    next: Next,
    runs: bool,
    signs: bool,
    demonstration: bool,
    minimum: u32,
    /// Boxes with too few papers handed out to be counted in secret.
    few_papers: String,
}

/// What the organiser does next.
#[derive(Clone, PartialEq, Eq)]
enum Next {
    Plan,
    Prepare,
    Open,
    Stop,
    /// Ballots under way are awaited.
    Await(Waiting),
    Close,
    Shares,
    Results,
}

/// Until when ballots under way are received.
#[derive(Clone, PartialEq, Eq)]
struct Waiting {
    time: String,
    ends_at: i64,
}

struct Line {
    count: BoxCount,
    title: String,
    stage: String,
    chip: &'static str,
    cards: usize,
    cards_made: bool,
    shares: usize,
    path: String,
    /// The booth on a device that passes from hand to hand; only while ballots are begun.
    shared_path: Option<String>,
    count_path: String,
    issued: Option<usize>,
    spoilt: Option<usize>,
    /// Whether papers of this box were handed out: they are counted on their own page.
    papers: bool,
    signed: Option<Counted>,
    closed: bool,
    door: Counter,
}

impl Line {
    /// What the form offers: what was signed, else what was counted at the door.
    fn offered(&self) -> Option<usize> {
        self.issued.or(Some(self.door.issued).filter(|cards| *cards > 0))
    }
}

/// A signed count, cards and papers together.
struct Counted {
    issued: u64,
    collected: u64,
    valid: u64,
    invalid: u64,
}

pub(super) async fn page(house: &House, seat: &Seat, refusal: Option<String>) -> Result<BoxesPage, Error> {
    let (reader, review) = (house.reader(), seat.review.id);
    let template = service::cycle::rules(&seat.review)?;
    let mut boxes = Vec::new();
    let rows = storage::evaluation::boxes(&reader, review).await?;
    for (one, door) in rows.iter().zip(counters(&reader, &seat.review, seat.say()).await?) {
        let shares = storage::evaluation::shares(&reader, &one.id).await?.len();
        let pile = storage::evaluation::paper::pile(&reader, &one.id).await?;
        let signed = signed(&reader, one, pile.as_ref()).await?;
        let title = titles(one, &template, seat.say().lang());
        let line = line(seat, one, title, (box_count(one, &template)?, door), shares)?;
        boxes.push(Line { papers: pile.is_some(), signed, ..line });
    }
    let preparing = boxes.iter().all(|line| line.count.stage == BoxStage::Preparing);
    let ceremony = ceremony_view::view(house, seat, &template, preparing).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Boxes);
    let base = links::boxes(review);
    Ok(BoxesPage {
        next: next(&boxes, &ceremony, house.service().now(), &seat.review.zone),
        frame,
        workspace,
        refusal,
        any_closed: boxes.iter().any(|line| line.closed),
        boxes,
        ceremony,
        plan_path: format!("{base}/plan"),
        open_path: format!("{base}/open"),
        stop_path: format!("{base}/stop"),
        close_path: format!("{base}/close"),
        handing_out_path: (seat.may(Act::MakeCards) || seat.may(Act::RunBoxes))
            .then(|| links::handing_out(review)),
        minutes_path: links::minutes(review),
        runs: seat.may(Act::RunBoxes),
        signs: seat.may(Act::SignCount),
        demonstration: seat.review.kind == storage::cycle::Kind::Demonstration,
        minimum: template.evaluation().minimum_group,
        grace_seconds: template.evaluation().grace_seconds,
        few_papers: few_papers(&reader, seat, &template).await?,
    })
}

/// The count that was signed, with the papers in it.
async fn signed(reader: &Reader, one: &BallotBox, pile: Option<&Pile>) -> Result<Option<Counted>, Error> {
    let Some(counted) = one.reconciliation else { return Ok(None) };
    let (cards, spoilt) = (counted.issued, counted.spoilt_paper);
    let Reckoned { issued, collected, valid, invalid, .. } =
        service::evaluation::count(reader, one, pile, cards, spoilt).await?;
    Ok(Some(Counted { issued, collected, valid, invalid }))
}

async fn few_papers(reader: &Reader, seat: &Seat, template: &Rules) -> Result<String, Error> {
    let mut labels = Vec::new();
    for one in storage::evaluation::boxes(reader, seat.review.id).await? {
        let state = paper::state(reader, template, &one).await?;
        let few = fate(template.evaluation().minimum_group, state.pile.issued) == Fate::Withheld;
        if few && state.stage == Stage::Issuing {
            labels.push(one.label);
        }
    }
    Ok(labels.join(seat.say().frame_list_comma()))
}

fn line(
    seat: &Seat,
    one: &BallotBox,
    title: String,
    (count, door): (BoxCount, Counter),
    shares: usize,
) -> Result<Line, Error> {
    let votes = count.stage == BoxStage::Open && count.closing.is_none();
    Ok(Line {
        title,
        stage: stand(seat.say(), one, &seat.review.zone)?,
        chip: stage_chip(count.stage),
        cards: one.cards,
        cards_made: one.cards_made_at.is_some(),
        shares,
        path: links::board(&one.id),
        shared_path: votes.then(|| links::shared_booth(&one.id)),
        count_path: format!("{}/count", links::board(&one.id)),
        issued: one.reconciliation.map(|counted| counted.issued),
        spoilt: one.reconciliation.map(|counted| counted.spoilt_paper),
        papers: false,
        signed: None,
        closed: one.times.voting_closed_at.is_some(),
        count,
        door,
    })
}

fn next(boxes: &[Line], ceremony: &Ceremony, now: Instant, zone: &str) -> Next {
    let any = |stage| boxes.iter().any(|line| line.count.stage == stage);
    if boxes.is_empty() {
        Next::Plan
    } else if any(BoxStage::Preparing) {
        let prepared = boxes.iter().all(|line| line.cards_made) && ceremony.is_complete();
        if prepared { Next::Open } else { Next::Prepare }
    } else if any(BoxStage::Open) {
        match boxes.iter().find_map(|line| line.count.closing) {
            None => Next::Stop,
            Some(until) if until > now => {
                Next::Await(Waiting { time: moment::second(until, zone), ends_at: until.ms() })
            }
            Some(_) => Next::Close,
        }
    } else if any(BoxStage::Closed) {
        Next::Shares
    } else {
        Next::Results
    }
}
