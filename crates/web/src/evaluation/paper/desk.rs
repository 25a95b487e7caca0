//! Where papers are handed out.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use review::{
    evaluation::paper::{Fate, Stage, fate},
    id::BoxId,
    role::Act,
};
use serde::Deserialize;
use service::{Error, evaluation::paper};
use storage::evaluation::BallotBox;

use super::{
    super::counts::{groups, titles},
    AtBox,
    words::{stage_chip, stage_name},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links,
};

#[derive(Template)]
#[template(path = "evaluation/paper/desk.html")]
struct DeskPage {
    frame: Frame,
    workspace: Workspace,
    minimum: u32,
    refusal: Option<String>,
    piles: Vec<Line>,
    enters: bool,
}

struct Line {
    id: BoxId,
    groups: Vec<(String, &'static str)>,
    title: String,
    stage: &'static str,
    chip: &'static str,
    issued: usize,
    /// What the number field holds: as typed where it was refused.
    typed: String,
    refused: bool,
    collected: Option<usize>,
    signed: Option<(usize, usize)>,
    cards: usize,
    present: usize,
    issues: bool,
    corrects: bool,
    few: bool,
    issue_path: String,
    print_path: String,
    count_path: String,
}

/// Who hands out, enters or orders papers.
pub(super) fn may_see(seat: &Seat) -> Result<(), Trouble> {
    if seat.may(Act::RunBoxes) { Ok(()) } else { seat.must(Act::CheckIn) }
}

/// `GET /reviews/{review}/papers`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    may_see(&seat)?;
    Ok(render(&page(&house, &seat, None).await.say_in(seat.say())?))
}

/// The number of papers in people's hands, and what it was when the page was read; without a number, one more.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct Issued {
    before: usize,
    issued: Option<usize>,
}

impl Issued {
    fn change(self) -> paper::Issue {
        match self.issued {
            Some(issued) => paper::Issue::Set { before: self.before, issued },
            None => paper::Issue::OneMore,
        }
    }
}

/// `POST /reviews/{review}/papers/{box}/issued`
pub(super) async fn issue(
    State(house): State<House>,
    AtBox { seat, one }: AtBox,
    Checked(form): Checked<Issued>,
) -> Page {
    match paper::issue(house.service(), &seat.account, &one.id, form.change()).await {
        Ok(()) => Ok(Redirect::to(&links::papers(seat.review.id)).into_response()),
        Err(Error::Refused(why)) => {
            let refusal = Some((seat.say().refusal(&why), one.id, form.issued.unwrap_or(form.before)));
            Ok(refused(&page(&house, &seat, refusal).await.say_in(seat.say())?))
        }
        Err(other) => Err(other).say_in(seat.say()),
    }
}

async fn page(
    house: &House,
    seat: &Seat,
    refusal: Option<(String, BoxId, usize)>,
) -> Result<DeskPage, Error> {
    let reader = house.reader();
    let template = service::cycle::rules(&seat.review)?;
    let mut piles = Vec::new();
    for one in storage::evaluation::boxes(&reader, seat.review.id).await? {
        let state = paper::state(&reader, &template, &one).await?;
        let present = service::evaluation::present(&reader, &one).await?;
        let cards = paper::cards_issued(&reader, &one).await?;
        let typed = refusal.as_ref().filter(|(_, id, _)| *id == one.id).map(|(.., typed)| *typed);
        piles.push(line(seat, &template, &one, &state, (cards, present), typed));
    }
    let (frame, workspace) = Workspace::around(seat, Part::Papers);
    Ok(DeskPage {
        frame,
        workspace,
        minimum: template.evaluation().minimum_group,
        refusal: refusal.map(|(why, ..)| why),
        piles,
        enters: seat.may(Act::EnterPaper) || seat.may(Act::RunBoxes),
    })
}

fn line(
    seat: &Seat,
    template: &review::template::Template,
    one: &BallotBox,
    state: &paper::PaperState,
    (cards, present): (usize, usize),
    typed: Option<usize>,
) -> Line {
    let (say, review) = (seat.say(), seat.review.id);
    let issued = state.pile.issued;
    let issuing = state.stage == Stage::Issuing;
    let correcting = issuing || state.stage == Stage::Counting;
    Line {
        groups: groups(one, template),
        title: titles(one, template, say.lang()),
        stage: stage_name(say, state.stage),
        chip: stage_chip(state.stage),
        issued,
        typed: typed.unwrap_or(issued).to_string(),
        refused: typed.is_some(),
        collected: state.pile.collected,
        signed: state.pile.signed.as_ref().map(|signed| (signed.valid, signed.void.len())),
        cards,
        present,
        issues: issuing && seat.may(Act::CheckIn),
        corrects: correcting && seat.may(Act::CheckIn),
        few: issuing && fate(template.evaluation().minimum_group, issued) == Fate::Withheld,
        issue_path: links::papers_issued(review, &one.id),
        print_path: links::papers_print(review, &one.id),
        count_path: links::papers_count(review, &one.id),
        id: one.id.clone(),
    }
}
