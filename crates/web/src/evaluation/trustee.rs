mod part;

pub(super) use part::certificates;

use askama::Template;
use axum::{
    Json,
    body::Bytes,
    extract::State,
    response::{IntoResponse, Response},
};
use review::{
    evaluation::{BoxStage, ceremony::Message},
    role::{Act, Role},
};
use serde::Deserialize;
use serde_json::{Value, json};
use service::{
    Error, Service,
    comment::{Waiting, waiting},
    evaluation::ceremony,
};
use storage::{Reader, evaluation::BallotBox};

use super::{
    answer::{self, AtBox},
    booth::words,
    counts::{stage_key, titles_json},
};
use crate::{
    assets,
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links,
};

/// Where a trustee's browser makes a share and uses it.
#[derive(Template)]
#[template(path = "evaluation/trustee.html")]
struct TrusteePage {
    frame: Frame,
    workspace: Workspace,
    review: String,
    state_path: String,
    worker: String,
    program: String,
}

/// `GET /reviews/{review}/trustee`
pub(super) async fn show(seat: Seat) -> Page {
    seat.must(Act::HoldShare)?;
    let (frame, workspace) = Workspace::around(&seat, Part::Trustee);
    Ok(render(&TrusteePage {
        frame: frame.script("trustee.js"),
        workspace,
        review: seat.review.id.to_string(),
        state_path: format!("{}.json", links::trustee(seat.review.id)),
        worker: assets::path("trustee.worker.js"),
        program: links::trustee_program(seat.review.id),
    }))
}

/// `GET /reviews/{review}/trustee.json`
pub(super) async fn state(State(house): State<House>, seat: Seat) -> Page {
    seat.must(Act::HoldShare)?;
    Ok(Json(describe(&house, &seat).await.say_in(seat.say())?).into_response())
}

async fn describe(house: &House, seat: &Seat) -> Result<Value, Error> {
    let (reader, review) = (house.reader(), seat.review.id);
    let template = service::cycle::rules(&seat.review)?;
    let begun = ceremony::State::of(&reader, review).await?;
    let place = begun.as_ref().and_then(|state| state.place(seat.account.id));
    let mut boxes = Vec::new();
    for one in storage::evaluation::boxes(&reader, review).await? {
        let stage = service::evaluation::stage(&one)?;
        let given = storage::evaluation::shares(&reader, &one.id).await?;
        boxes.push(json!({
            "box": one.id,
            "label": titles_json(&one, &template),
            "letter": one.label,
            "state": stage_key(stage),
            "archiveUrl": links::archive(&one.id),
            "shareUrl": format!("/boxes/{}/shares", one.id),
            "comments": match template.evaluation().comments {
                Some(_) => comments(&reader, &one, place).await?,
                None => Value::Null,
            },
            "needed": stage == BoxStage::Closed,
            "given": place.is_some_and(|place| given.contains(&(place + 1))),
        }));
    }
    let holders = storage::cycle::holders(&reader, review, Role::Trustee).await?.len();
    let size = begun.as_ref().map_or(holders, |state| state.ceremony.members.len());
    let share = match (&begun, place) {
        (Some(state), Some(place)) => state.share(place)?,
        (None, _) | (_, None) => None,
    };
    Ok(json!({
        "context": review,
        "name": seat.account.name.in_lang(seat.say().lang()),
        "publicKey": share.map(|share| share.public),
        "keyUrl": links::trustee_deed(review, "key"),
        "boxes": boxes,
        "ready": [begun.as_ref().map_or(0, ceremony::State::ready), size],
        "minimum": template.evaluation().minimum_group,
        "ceremony": match &begun {
            Some(state) => part::describe(&reader, state, place).await?,
            None => Value::Null,
        },
        "words": words("trustee"),
        "lang": seat.say().lang().tag(),
    }))
}

/// Where the comments of a box are, and whether they want this trustee's part.
async fn comments(reader: &Reader, one: &BallotBox, place: Option<usize>) -> Result<Value, Error> {
    let waiting = match place {
        Some(place) => waiting(reader, one, place + 1).await?,
        None => Waiting::NotYet,
    };
    Ok(json!({
        "url": links::sealed_comments(&one.id),
        "partUrl": links::comment_parts(&one.id),
        "waiting": match waiting {
            Waiting::NotYet => "not_yet",
            Waiting::Part => "part",
            Waiting::Others => "others",
            Waiting::Nothing => "nothing",
        },
    }))
}

/// `POST /reviews/{review}/trustee/key`
pub(super) async fn key(State(service): State<Service>, seat: Seat, text: String) -> Response {
    send(&service, &seat, Message::Key, text).await
}

/// `POST /reviews/{review}/trustee/certificate`
pub(super) async fn certificate(State(service): State<Service>, seat: Seat, text: String) -> Response {
    send(&service, &seat, Message::Certificate, text).await
}

/// `POST /reviews/{review}/trustee/polynomial`
pub(super) async fn polynomial(State(service): State<Service>, seat: Seat, text: String) -> Response {
    send(&service, &seat, Message::Polynomial, text).await
}

/// `POST /reviews/{review}/trustee/share`
pub(super) async fn share(State(service): State<Service>, seat: Seat, text: String) -> Response {
    send(&service, &seat, Message::Share, text).await
}

async fn send(service: &Service, seat: &Seat, message: Message, text: String) -> Response {
    answer::done(ceremony::send(service, &seat.account, seat.review.id, message, text).await)
}

/// What a trustee found wrong.
#[derive(Deserialize)]
pub(super) struct Complaint {
    /// In whose part, from 1.
    about: usize,
}

/// `POST /reviews/{review}/trustee/complaint`
pub(super) async fn complain(State(service): State<Service>, seat: Seat, text: String) -> Response {
    // What cannot be read names nobody.
    let about = serde_json::from_str::<Complaint>(&text).map_or(0, |complaint| complaint.about);
    answer::done(ceremony::complain(&service, &seat.account, seat.review.id, about).await)
}

/// `POST /reviews/{review}/trustee/test`
pub(super) async fn rehearse(State(service): State<Service>, seat: Seat, text: String) -> Response {
    answer::done(ceremony::give_test_part(&service, &seat.account, seat.review.id, text).await)
}

/// `POST /boxes/{box}/shares`
pub(super) async fn give_share(
    State(service): State<Service>,
    AtBox { account, id }: AtBox,
    body: Bytes,
) -> Response {
    answer::done(service::result::give_share(&service, &account, &id, body.into()).await)
}
