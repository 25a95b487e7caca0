use axum::{
    Json,
    body::Bytes,
    extract::State,
    response::{IntoResponse, Response},
};
use serde_json::json;
use service::Service;

use crate::evaluation::answer::{self, AtBox};

/// `GET /boxes/{box}/comments.json`: the sealed comments of a closed box, for a trustee's browser.
pub(super) async fn sealed(State(service): State<Service>, AtBox { account, id }: AtBox) -> Response {
    match service::comment::sealed(&service, &account, &id).await {
        Ok(found) => Json(json!({ "limit": found.limit, "comments": found.texts })).into_response(),
        Err(error) => answer::error(error),
    }
}

/// `POST /boxes/{box}/comments`: a trustee's part of opening them. It comes before the part of the sums, so that the
/// comments are ready when these open.
pub(super) async fn give_part(
    State(service): State<Service>,
    AtBox { account, id }: AtBox,
    body: Bytes,
) -> Response {
    answer::done(service::comment::give_part(&service, &account, &id, body.into()).await)
}
