use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use review::{evaluation::BoxStage, id::BoxId};
use serde::Deserialize;
use service::Error;

use super::{
    answer::box_id,
    counts::{groups, stage_chip, stage_name},
    paper::{PaperNotice, SumsView, sums_view},
};
use crate::{
    assets,
    fault::{InTheWordsOf, Page, render},
    frame::Frame,
    gate::Visitor,
    house::House,
    links,
};

/// Trackers on one page of the board.
const PAGE: usize = 200;

/// What everybody may see of a box.
#[derive(Template)]
#[template(path = "evaluation/board.html")]
struct BoardPage {
    frame: Frame,
    id: BoxId,
    review: String,
    label: String,
    groups: Vec<(String, &'static str)>,
    stage: &'static str,
    chip: &'static str,
    facts: Option<service::evaluation::SetupFacts>,
    head: Option<String>,
    received: usize,
    ballots: usize,
    voters: usize,
    trackers: Vec<Tracker>,
    page: usize,
    pages: usize,
    sought: Option<Sought>,
    archive: String,
    booth_hash: String,
    sums: Option<SumsView>,
    paper: Option<PaperNotice>,
}

struct Tracker {
    short: String,
    rest: String,
}

/// What the search for a tracker found.
struct Sought {
    text: String,
    found: bool,
}

#[derive(Deserialize)]
pub(super) struct Search {
    tracker: Option<String>,
    page: Option<usize>,
}

/// `GET /boxes/{box}`
pub(super) async fn show(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(search): Query<Search>,
) -> Page {
    Ok(render(&page(&house, &visitor, &id, search).await.say_in(visitor.say)?))
}

async fn page(house: &House, visitor: &Visitor, id: &str, search: Search) -> Result<BoardPage, Error> {
    let (say, reader, id) = (visitor.say, house.reader(), box_id(id)?);
    let one = storage::evaluation::by_id(&reader, &id).await?.ok_or(Error::NotFound)?;
    let review = storage::cycle::by_id(&reader, one.review).await?.ok_or(Error::NotFound)?;
    let template = service::cycle::rules(&review)?;
    let stage = service::evaluation::stage(&one)?;
    let facts = match stage {
        BoxStage::Preparing => None,
        BoxStage::Ready | BoxStage::Open | BoxStage::Closed | BoxStage::Opened | BoxStage::TooSmall => {
            Some(service::evaluation::facts(&reader, &id).await?)
        }
    };
    let (sums, paper) = sums_view(&reader, say, &template, &one).await?;
    let all = storage::evaluation::trackers(&reader, &id).await?;
    let pages = all.len().div_ceil(PAGE).max(1);
    let shown = search.page.unwrap_or(1).clamp(1, pages);
    let sought = search
        .tracker
        .map(|text| text.split_whitespace().collect::<String>())
        .filter(|text| !text.is_empty());
    Ok(BoardPage {
        frame: Frame::new(visitor),
        review: format!(
            "{} · {}",
            review.organisation.in_lang(say.lang()),
            say.frame_review_year(review.year)
        ),
        label: one.label.clone(),
        groups: groups(&one, &template),
        stage: stage_name(say, stage),
        chip: stage_chip(stage),
        facts,
        head: one.head.map(|head| head.hash),
        received: one.cast_cards,
        ballots: one.ballots,
        voters: one.voters,
        sought: sought.map(|text| Sought { found: all.iter().any(|one| is_it(one, &text)), text }),
        trackers: all.iter().skip((shown - 1) * PAGE).take(PAGE).map(|one| split(one)).collect(),
        page: shown,
        pages,
        archive: links::archive(&id),
        booth_hash: assets::booth().hash.clone(),
        sums,
        paper,
        id,
    })
}

/// The short tracker of the booth's last page is the first twelve characters; typing fewer than eight finds nothing.
fn is_it(tracker: &str, sought: &str) -> bool {
    sought.len() >= 8 && tracker.starts_with(sought)
}

fn split(tracker: &str) -> Tracker {
    let (short, rest) = tracker.split_at_checked(12).unwrap_or((tracker, ""));
    let mut groups = Vec::new();
    let mut left = short;
    while let Some((group, more)) = left.split_at_checked(4).filter(|(group, _)| !group.is_empty()) {
        groups.push(group);
        left = more;
    }
    Tracker { short: groups.join(" "), rest: rest.to_owned() }
}

/// `GET /boxes/{box}/archive.bel`
pub(super) async fn archive(State(house): State<House>, visitor: Visitor, Path(id): Path<String>) -> Page {
    let bytes = async { service::evaluation::archive(&house.reader(), &box_id(&id)?).await };
    let bytes = bytes.await.say_in(visitor.say)?;
    let name = format!("attachment; filename=\"{id}.bel\"");
    let headers =
        [(header::CONTENT_TYPE, "application/x-tar".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok::<Response, _>((headers, bytes).into_response())
}
