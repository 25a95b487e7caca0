use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use serde_json::json;
use service::Service;

use crate::{
    evaluation::answer::{self, box_id},
    gate::Visitor,
};

/// `GET /boxes/{box}/comments.json`: the sealed comments of a closed box, for a trustee's browser.
pub(super) async fn sealed(
    State(service): State<Service>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Response {
    let Some(account) = visitor.account else { return answer::session_ended() };
    let found = async { service::comment::sealed(&service, &account, &box_id(&id)?).await };
    match found.await {
        Ok(found) => Json(json!({ "limit": found.limit, "comments": found.texts })).into_response(),
        Err(error) => answer::error(error),
    }
}

/// `POST /boxes/{box}/comments`: a trustee's part of opening them. It comes before the part of the sums, so that the
/// comments are ready when these open.
pub(super) async fn give_part(
    State(service): State<Service>,
    visitor: Visitor,
    Path(id): Path<String>,
    body: Bytes,
) -> Response {
    let Some(account) = visitor.account else { return answer::session_ended() };
    let done = async { service::comment::give_part(&service, &account, &box_id(&id)?, body.into()).await };
    answer::done(done.await)
}
