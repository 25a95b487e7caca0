//! Cards at the door: one big button a box. Numbers only; no page of ours joins a card with a person.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use i18n::Say;
use review::{evaluation::Handout, id::BoxId, role::Act};
use serde::Deserialize;
use service::{Error, Service, evaluation::Move};
use storage::{Reader, evaluation::BallotBox};

use super::{
    answer::box_id,
    counts::{groups, titles},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat, SignedIn},
    house::House,
    links,
};

/// The scrutineers' counters.
#[derive(Template)]
#[template(path = "evaluation/issue.html")]
struct IssuePage {
    frame: Frame,
    workspace: Workspace,
    refusal: Option<String>,
    boxes: Vec<Counter>,
    /// Whether the reader counts, or only watches.
    counts: bool,
    cards_path: Option<String>,
}

/// One box's cards at the door.
pub(crate) struct Counter {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) groups: Vec<(String, &'static str)>,
    pub(crate) title: String,
    pub(crate) present: usize,
    pub(crate) cards: usize,
    pub(crate) made: bool,
    pub(crate) signed: bool,
    /// All that were handed out.
    pub(crate) issued: usize,
    pub(crate) first: usize,
    pub(crate) replaced: usize,
    pub(crate) received: usize,
    pub(crate) reasons: Vec<Reason>,
    path: String,
}

/// Why a card was replaced, and how many were.
pub(crate) struct Reason {
    pub(crate) key: &'static str,
    pub(crate) name: &'static str,
    pub(crate) cards: usize,
}

impl Counter {
    /// More cards handed out than people are here, or more ballots than cards: worth a look.
    pub(crate) fn is_odd(&self) -> bool {
        self.first > self.present || (self.issued > 0 && self.received > self.issued)
    }

    /// Cards that are still on the table.
    pub(crate) fn left(&self) -> usize {
        self.cards.saturating_sub(self.issued)
    }
}

/// The counters of a review's boxes.
pub(crate) async fn counters(
    reader: &Reader,
    review: &storage::cycle::Review,
    say: Say,
) -> Result<Vec<Counter>, Error> {
    let template = service::cycle::rules(review)?;
    let mut counters = Vec::new();
    for one in storage::evaluation::boxes(reader, review.id).await? {
        let issued = storage::evaluation::issued(reader, &one.id).await?;
        let number = |cards: u64| usize::try_from(cards).unwrap_or(usize::MAX);
        let reason =
            |why: Handout| Reason { key: why.key(), name: name(say, why), cards: number(issued.of(why)) };
        counters.push(Counter {
            present: service::evaluation::present(reader, &one).await?,
            groups: groups(&one, &template),
            title: titles(&one, &template, say.lang()),
            cards: one.cards,
            made: one.cards_made_at.is_some(),
            signed: one.reconciliation.is_some(),
            issued: number(issued.total()),
            first: number(issued.of(Handout::First)),
            replaced: number(issued.replaced()),
            received: one.cast_cards,
            reasons: Handout::REPLACEMENTS.into_iter().map(reason).collect(),
            path: links::hand_out(&one.id),
            id: one.id.to_string(),
            label: one.label,
        });
    }
    Ok(counters)
}

fn name(say: Say, why: Handout) -> &'static str {
    match why {
        Handout::First => say.evaluation_handout_first(),
        Handout::Lost => say.evaluation_handout_lost(),
        Handout::Damaged => say.evaluation_handout_damaged(),
        Handout::Unusable => say.evaluation_handout_unusable(),
    }
}

/// `GET /reviews/{review}/handing-out`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    if !seat.may(Act::MakeCards) {
        seat.must(Act::RunBoxes)?;
    }
    Ok(render(&page(&house, &seat, None).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat, refusal: Option<String>) -> Result<IssuePage, Error> {
    let counts = seat.may(Act::MakeCards);
    let (frame, workspace) = Workspace::around(seat, if counts { Part::Cards } else { Part::Boxes });
    Ok(IssuePage {
        frame,
        workspace,
        refusal,
        boxes: counters(&house.reader(), &seat.review, seat.say()).await?,
        counts,
        cards_path: counts.then(|| links::cards(seat.review.id)),
    })
}

/// One card of a box.
#[derive(Deserialize)]
pub(super) struct Step {
    reason: Handout,
    step: Direction,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Direction {
    Out,
    Back,
}

/// `POST /boxes/{box}/handed-out`
pub(super) async fn hand_out(
    State(house): State<House>,
    SignedIn { visitor, account }: SignedIn,
    Path(id): Path<String>,
    Checked(form): Checked<Step>,
) -> Page {
    let id = box_id(&id).say_in(visitor.say)?;
    let step = match form.step {
        Direction::Out => Move::Out,
        Direction::Back => Move::Back,
    };
    match service::evaluation::hand_out(house.service(), &account, &id, form.reason, step).await {
        Ok(()) => {
            let one = found(house.service(), &id).await.say_in(visitor.say)?;
            Ok(Redirect::to(&links::handing_out_of(one.review, &id)).into_response())
        }
        Err(Error::Refused(why)) => {
            let why = Some(visitor.say.refusal(&why));
            let one = found(house.service(), &id).await.say_in(visitor.say)?;
            let seat = Seat::of(&house, visitor, account, one.review).await?;
            Ok(refused(&page(&house, &seat, why).await.say_in(seat.say())?))
        }
        Err(other) => Err(Trouble::new(visitor.say, other)),
    }
}

async fn found(service: &Service, id: &BoxId) -> Result<BallotBox, Error> {
    storage::evaluation::by_id(&service.reader(), id).await?.ok_or(Error::NotFound)
}
