//! Live updates: one stream a page, and the same number by polling. What comes is only a version; the page then asks
//! for itself anew. Losing it never hurts a half-filled form.

use std::{convert::Infallible, time::Duration};

use axum::{
    Json, Router,
    extract::State,
    http::HeaderName,
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
    routing::get,
};
use futures_util::{Stream, stream};
use service::Service;

use crate::{gate::Seat, house::House};

/// The server's time in the answer, so that all clocks show the same.
const NOW: HeaderName = HeaderName::from_static("x-now");

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/reviews/{review}/live", get(events)).route("/reviews/{review}/live.json", get(poll))
}

/// `GET /reviews/{review}/live`
async fn events(State(service): State<Service>, seat: Seat) -> Response {
    let changes = service.live().listen(seat.review.id);
    let now = service.now().ms().to_string();
    let keep = KeepAlive::new().interval(Duration::from_secs(15));
    (
        [(NOW, now), (HeaderName::from_static("x-accel-buffering"), "no".into())],
        Sse::new(versions(changes)).keep_alive(keep),
    )
        .into_response()
}

/// The version now, then each later one.
fn versions(changes: tokio::sync::watch::Receiver<u64>) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold((changes, true), |(mut changes, first)| async move {
        if !first {
            changes.changed().await.ok()?;
        }
        let version = *changes.borrow_and_update();
        Some((Ok(Event::default().data(format!("{{\"version\":{version}}}"))), (changes, false)))
    })
}

/// `GET /reviews/{review}/live.json`
async fn poll(State(service): State<Service>, seat: Seat) -> Response {
    let version = service.live().version(seat.review.id);
    let now = service.now().ms().to_string();
    ([(NOW, now)], Json(serde_json::json!({ "version": version }))).into_response()
}
