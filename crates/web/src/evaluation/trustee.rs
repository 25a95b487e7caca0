use askama::Template;
use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use review::{
    evaluation::BoxStage,
    role::{Act, Role},
};
use serde_json::{Value, json};
use service::{Error, Service};

use super::{
    answer::{self, box_id},
    booth::words,
    counts::{stage_key, titles_json},
};
use crate::{
    assets,
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::{Seat, Visitor},
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
    }))
}

/// `GET /reviews/{review}/trustee.json`
pub(super) async fn state(State(house): State<House>, seat: Seat) -> Page {
    seat.must(Act::HoldShare)?;
    Ok(Json(describe(&house, &seat).await.say_in(seat.say())?).into_response())
}

async fn describe(house: &House, seat: &Seat) -> Result<Value, Error> {
    let (reader, review) = (house.reader(), seat.review.id);
    let keys = storage::evaluation::keys(&reader, review).await?;
    let template = service::cycle::rules(&seat.review)?;
    let own = keys.iter().find(|key| key.account == seat.account.id);
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
            "comments": template.evaluation().comments.is_some().then(|| json!({
                "url": links::sealed_comments(&one.id), "partUrl": links::comment_parts(&one.id),
            })),
            "needed": stage == BoxStage::Closed,
            "given": own.is_some_and(|key| given.contains(&(key.position + 1))),
        }));
    }
    Ok(json!({
        "context": review,
        "name": seat.account.name.in_lang(seat.say().lang()),
        "publicKey": own.and_then(|key| service::evaluation::key_point(&key.text)),
        "keyUrl": format!("{}/key", links::trustee(review)),
        "boxes": boxes,
        "ready": [keys.len(), storage::cycle::holders(&reader, review, Role::Trustee).await?.len()],
        "minimum": template.evaluation().minimum_group,
        "words": words("trustee"),
        "lang": seat.say().lang().tag(),
    }))
}

/// `POST /reviews/{review}/trustee/key`
pub(super) async fn announce_key(State(service): State<Service>, seat: Seat, text: String) -> Response {
    match service::evaluation::announce_key(&service, &seat.account, seat.review.id, &text).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => answer::error(error),
    }
}

/// `POST /boxes/{box}/shares`
pub(super) async fn give_share(
    State(service): State<Service>,
    visitor: Visitor,
    Path(id): Path<String>,
    body: Bytes,
) -> Response {
    let Some(account) = visitor.account else { return answer::session_ended() };
    let done = async { service::result::give_share(&service, &account, &box_id(&id)?, body.into()).await };
    match done.await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => answer::error(error),
    }
}
