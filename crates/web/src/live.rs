//! Live updates: one stream a browser, and the same by questions that wait for their answer. What comes is a version;
//! the page then asks for itself anew. What the whole hall sees comes along as it is drawn, once for everybody
//! ([`frames`]). Losing any of it never hurts a half-filled form.

mod frames;
mod view;

use std::{convert::Infallible, time::Duration};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{RawQuery, State},
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use futures_util::stream;
use tokio::{
    sync::watch,
    time::{Instant, sleep_until, timeout},
};

use crate::{
    fault::{InTheWordsOf, Page},
    gate::Seat,
    house::House,
};

pub(crate) use frames::Frames;
pub(crate) use view::View;

use frames::Key;

/// The server's time in the answer, so that all clocks show the same.
const NOW: HeaderName = HeaderName::from_static("x-now");
/// A stream says something at least so often: a browser that hears nothing knows that a proxy keeps it back.
const BEAT: Duration = Duration::from_secs(3);
/// Two news on one stream are at least so far apart: two hundred ballots in ten seconds are no two thousand pictures.
const APART: Duration = Duration::from_millis(120);
/// A stream ends after a while, and its browser opens another: so who may no longer look is turned away.
const LASTS: Duration = Duration::from_mins(10);
/// How long a question waits for a change.
const WAITS: Duration = Duration::from_secs(20);

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/reviews/{review}/live", get(events)).route("/reviews/{review}/live.json", get(poll))
}

/// What a browser asked for.
struct Asked {
    views: Vec<View>,
    /// What it knows: an epoch and a version.
    since: Option<(u64, u64)>,
}

impl Asked {
    /// Whatever is not understood is left out: an old page must go on hearing of changes.
    fn read(query: Option<&str>) -> Self {
        let pairs = || query.unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
        let of = |wanted| pairs().filter(move |(name, _)| *name == wanted).map(|(_, value)| value);
        let mut views: Vec<_> = of("view").filter_map(|text| text.parse().ok()).collect();
        views.sort_unstable();
        views.dedup();
        let since = of("since").next().and_then(|text| text.split_once('.'));
        let since = since.and_then(|(epoch, version)| epoch.parse().ok().zip(version.parse().ok()));
        Self { views, since }
    }
}

/// One open stream.
struct Told {
    house: House,
    key: Key,
    changes: watch::Receiver<u64>,
    /// Until when it lasts.
    until: Instant,
    /// When the last piece of news went out.
    last: Option<Instant>,
}

/// `GET /reviews/{review}/live`
async fn events(State(house): State<House>, seat: Seat, RawQuery(query): RawQuery) -> Response {
    let told = Told {
        changes: house.service().live().listen(seat.review.id),
        key: Key { review: seat.review.id, views: Asked::read(query.as_deref()).views },
        until: Instant::now() + LASTS + spread(house.service().live().listeners()),
        last: None,
        house,
    };
    let now = told.house.service().now().ms();
    let headers = [
        (NOW, HeaderValue::from(now)),
        (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
        (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
    ];
    (headers, Body::from_stream(stream::unfold(told, next))).into_response()
}

/// A hall that came at once does not come back at once.
fn spread(listeners: usize) -> Duration {
    Duration::from_secs(u64::try_from(listeners % 120).unwrap_or_default())
}

/// The news now, then after each change; between them, a word now and then.
async fn next(mut told: Told) -> Option<(Result<Bytes, Infallible>, Told)> {
    let now = Instant::now();
    if now >= told.until {
        return None;
    }
    if let Some(last) = told.last {
        sleep_until(last + APART).await;
        let beat = (now + BEAT).min(told.until);
        tokio::select! {
            changed = told.changes.changed() => changed.ok()?,
            () = sleep_until(beat) => return Some((Ok(still(&told)), told)),
        }
    }
    let version = *told.changes.borrow_and_update();
    let frame = match frames::frame(&told.house, &told.key, version).await {
        Ok(frame) => frame,
        Err(why) => {
            // The browser opens another stream, and marks itself as out of date meanwhile.
            tracing::warn!(%why, "a stream of live updates ends");
            return None;
        }
    };
    told.last = Some(Instant::now());
    Some((Ok(frame.event), told))
}

/// Nothing has changed.
fn still(told: &Told) -> Bytes {
    let (epoch, version) = (told.house.service().live().epoch(), *told.changes.borrow());
    frames::event(&frames::news(epoch, version, &[]))
}

/// `GET /reviews/{review}/live.json`: with `?since`, answers once there is anything newer, or after a while.
async fn poll(State(house): State<House>, seat: Seat, RawQuery(query): RawQuery) -> Page {
    let Asked { views, since } = Asked::read(query.as_deref());
    // The rest of it, rules and all, is not kept while the question waits.
    let (say, review) = (seat.say(), seat.review.id);
    drop(seat);
    let live = house.service().live();
    let mut changes = live.listen(review);
    let epoch = live.epoch();
    let body = if let Some((known_epoch, known)) = since {
        if known_epoch == epoch {
            // Whatever became of the wait, the answer is how it stands then.
            timeout(WAITS, changes.wait_for(|version| *version > known)).await.ok();
        }
        let version = *changes.borrow_and_update();
        if known_epoch == epoch && version <= known {
            frames::news(epoch, version, &[])
        } else {
            let key = Key { review, views };
            frames::frame(&house, &key, version).await.say_in(say)?.json
        }
    } else {
        frames::news(epoch, *changes.borrow(), &[])
    };
    let now = HeaderValue::from(house.service().now().ms());
    let json = HeaderValue::from_static("application/json");
    Ok(([(NOW, now), (header::CONTENT_TYPE, json)], body).into_response())
}
