use askama::Template;
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use review::role::Act;
use serde::Deserialize;
use serde_json::{Value, json};
use service::{Error, Service};

use super::{
    answer::{self, box_id},
    booth::words,
    counts::{groups, titles_json},
};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::{Seat, Visitor},
    house::House,
    links, moment,
};

/// Where a scrutineer's browser makes and prints the cards.
#[derive(Template)]
#[template(path = "evaluation/cards.html")]
struct CardsPage {
    frame: Frame,
    workspace: Workspace,
    state_path: String,
}

/// `GET /reviews/{review}/cards`
pub(super) async fn show(seat: Seat) -> Page {
    seat.must(Act::MakeCards)?;
    let (frame, workspace) = Workspace::around(&seat, Part::Cards);
    let state_path = format!("{}.json", links::cards(seat.review.id));
    Ok(render(&CardsPage { frame: frame.script("cards.js"), workspace, state_path }))
}

/// `GET /reviews/{review}/cards.json`
pub(super) async fn state(State(house): State<House>, seat: Seat, headers: HeaderMap) -> Page {
    seat.must(Act::MakeCards)?;
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    Ok(Json(describe(&house, &seat, host).await.say_in(seat.say())?).into_response())
}

async fn describe(house: &House, seat: &Seat, host: &str) -> Result<Value, Error> {
    let template = service::cycle::rules(&seat.review)?;
    let boxes = storage::evaluation::boxes(&house.reader(), seat.review.id).await?;
    let boxes: Vec<_> = boxes
        .iter()
        .map(|one| {
            json!({
                "box": one.id,
                "uuid": one.id,
                "label": titles_json(one, &template),
                "letter": one.label,
                "colours": groups(one, &template).iter().map(|(_, colour)| colour).collect::<Vec<_>>(),
                "cards": one.cards,
                "made": one.cards_made_at.is_some(),
                "credentialsUrl": format!("/boxes/{}/credentials", one.id),
            })
        })
        .collect();
    Ok(json!({
        "boxes": boxes,
        "base": house.address(host),
        "meeting": {
            "title": seat.review.organisation,
            "date": moment::iso_day(seat.review.meets_at, &seat.review.zone),
        },
        "words": words("card"),
        "lang": seat.say().lang().tag(),
    }))
}

/// What the browser sends of the cards: the public halves only.
#[derive(Deserialize)]
pub(super) struct Made {
    credentials: Vec<String>,
}

/// `POST /boxes/{box}/credentials`
pub(super) async fn made(
    State(service): State<Service>,
    visitor: Visitor,
    Path(id): Path<String>,
    Json(made): Json<Made>,
) -> Response {
    let Some(account) = visitor.account else { return answer::session_ended() };
    let done =
        async { service::evaluation::cards_made(&service, &account, &box_id(&id)?, made.credentials).await };
    match done.await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => answer::error(error),
    }
}
