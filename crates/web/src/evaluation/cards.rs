use askama::Template;
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use review::{evaluation::may_discard_cards, role::Act};
use serde::Deserialize;
use serde_json::{Value, json};
use service::{Error, Service};

use super::{
    answer::{self, AtBox},
    booth::words,
    counts::{groups, titles_json},
};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
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
    handing_out_path: String,
}

/// `GET /reviews/{review}/cards`
pub(super) async fn show(seat: Seat) -> Page {
    seat.must(Act::MakeCards)?;
    let (frame, workspace) = Workspace::around(&seat, Part::Cards);
    let state_path = format!("{}.json", links::cards(seat.review.id));
    let handing_out_path = links::handing_out(seat.review.id);
    Ok(render(&CardsPage { frame: frame.script("cards.js"), workspace, state_path, handing_out_path }))
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
    let mut described = Vec::with_capacity(boxes.len());
    for one in &boxes {
        let issued = storage::evaluation::issued(&house.reader(), &one.id).await?;
        let stage = service::evaluation::stage(one)?;
        described.push(json!({
                "box": one.id,
                "uuid": one.id,
                "label": titles_json(one, &template),
                "letter": one.label,
                "colours": groups(one, &template).iter().map(|(_, colour)| colour).collect::<Vec<_>>(),
                "cards": one.cards,
                "made": one.cards_made_at.is_some(),
                "credentialsUrl": format!("/boxes/{}/credentials", one.id),
                "byServerUrl": links::cards_by_server(&one.id),
                "discardUrl": links::cards_discard(&one.id),
                "discardable": one.cards_made_at.is_some() && may_discard_cards(stage, &issued).is_ok(),
        }));
    }
    Ok(json!({
        "boxes": described,
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
    AtBox { account, id }: AtBox,
    Json(made): Json<Made>,
) -> Response {
    answer::done(service::evaluation::cards_made(&service, &account, &id, made.credentials).await)
}

/// The confirmation without which the server makes no cards.
#[derive(Deserialize)]
pub(super) struct ByServer {
    /// Whoever asks has read what it costs.
    confirmed: bool,
}

/// `POST /boxes/{box}/cards/by-server`: draws the cards here and hands their codes out, this once.
pub(super) async fn by_server(
    State(service): State<Service>,
    AtBox { account, id }: AtBox,
    Json(asked): Json<ByServer>,
) -> Response {
    if !asked.confirmed {
        return answer::refusal(StatusCode::UNPROCESSABLE_ENTITY, "unconfirmed", |say| {
            say.evaluation_server_unconfirmed().to_owned()
        });
    }
    match service::evaluation::make_cards(&service, &account, &id).await {
        Ok(codes) => Json(json!({ "codes": codes.expose().collect::<Vec<_>>() })).into_response(),
        Err(error) => answer::error(error),
    }
}

/// `POST /boxes/{box}/cards/discard`: the cards are void and may be made anew.
pub(super) async fn discard(State(service): State<Service>, AtBox { account, id }: AtBox) -> Response {
    answer::done(service::evaluation::discard_cards(&service, &account, &id).await)
}
