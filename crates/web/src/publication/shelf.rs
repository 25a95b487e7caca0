//! Public pages as bytes: drawn once, then handed to everybody until anything changes anywhere in the house.
//!
//! Only pages of people without an account stand here: they are alike for all of them in one language. The number of
//! views is left open in a page and written in when it is handed out.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use i18n::{Lang, Say};
use review::{
    id::{NewsId, ReviewId},
    time::Instant,
};
use service::Error;

use crate::house::House;

/// Where the number of views goes. No keyboard types it.
pub(super) const VIEWS: &str = "\u{F8FF}views\u{F8FF}";

/// Pages at most: a small site twice over. Beyond, all are drawn anew.
const PAGES: usize = 512;

/// The pages.
#[derive(Default)]
pub(crate) struct Shelf(Mutex<HashMap<Place, Arc<Copy>>>);

/// Where a page stands. A page may name the house as the browser does, so that is part of it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Place {
    pub(super) path: String,
    pub(super) lang: Lang,
    pub(super) host: String,
}

/// A page as it was drawn.
pub(super) struct Drawn {
    /// Nothing where its template broke.
    pub(super) text: Option<String>,
    pub(super) media_type: &'static str,
    /// Whose views are left open.
    pub(super) item: Option<Counted>,
}

/// The item of a page, and how often it was read when the page was drawn.
#[derive(Clone, Copy)]
pub(super) struct Counted {
    pub(super) news: NewsId,
    pub(super) review: ReviewId,
    pub(super) views: usize,
}

/// A page with what tells whether it still holds.
pub(super) struct Copy {
    before: Bytes,
    after: Bytes,
    hash: String,
    media_type: &'static str,
    pub(super) item: Option<Counted>,
    /// Changes of the house that it knows of.
    changes: u64,
    /// When something is released next, which no change tells.
    until: Option<Instant>,
    broken: bool,
}

impl Shelf {
    fn pages(&self) -> MutexGuard<'_, HashMap<Place, Arc<Copy>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The page at a place: the one that stands there, or else one that is drawn now.
pub(super) async fn page(
    house: &House,
    place: &Place,
    draw: impl AsyncFnOnce() -> Result<Drawn, Error>,
) -> Result<Arc<Copy>, Error> {
    let now = house.service().now();
    // Read first, so that nothing drawn is older.
    let changes = house.service().live().changes();
    let found = house.shelf().pages().get(place).cloned();
    let holds = |copy: &Copy| copy.changes == changes && copy.until.is_none_or(|until| now < until);
    if let Some(copy) = found.filter(|copy| holds(copy)) {
        return Ok(copy);
    }
    let until = storage::publication::next_release(&house.reader(), now).await?;
    let copy = Arc::new(Copy::of(draw().await?, changes, until));
    if copy.broken {
        return Ok(copy);
    }
    let mut pages = house.shelf().pages();
    if pages.len() >= PAGES {
        pages.clear();
    }
    pages.insert(place.clone(), copy.clone());
    Ok(copy)
}

impl Copy {
    fn of(drawn: Drawn, changes: u64, until: Option<Instant>) -> Self {
        let Drawn { text, media_type, item } = drawn;
        let broken = text.is_none();
        let text = text.unwrap_or_default();
        let hash = service::sha256_hex(text.as_bytes()).chars().take(20).collect();
        let (before, after) = text.split_once(VIEWS).unwrap_or((text.as_str(), ""));
        let [before, after] = [before, after].map(|part| Bytes::copy_from_slice(part.as_bytes()));
        Self { before, after, hash, media_type, item, changes, until, broken }
    }

    /// The page as an answer; only its name, where the reader's own copy still holds.
    pub(super) fn answer(&self, house: &House, say: Say, asked: &HeaderMap) -> Response {
        if self.broken {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
        let views = self.item.map(|item| service::publication::views(house.service(), item.news, item.views));
        let name = match views {
            Some(views) => format!("W/\"{}-{views}\"", self.hash),
            None => format!("W/\"{}\"", self.hash),
        };
        let mut answer = if has(asked, &name) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let views = views.map(|views| say.publication_views(views)).unwrap_or_default();
            let whole = [self.before.as_ref(), views.as_bytes(), self.after.as_ref()].concat();
            ([(header::CONTENT_TYPE, HeaderValue::from_static(self.media_type))], whole).into_response()
        };
        let headers = answer.headers_mut();
        if let Ok(name) = HeaderValue::from_str(&name) {
            headers.insert(header::ETAG, name);
        }
        // A copy may be kept, and is asked for again before each use: what is withdrawn is gone everywhere.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
        answer
    }
}

fn has(asked: &HeaderMap, name: &str) -> bool {
    let lists = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|list| list.to_str().ok());
    // Names are compared weakly: what compresses a page on its way makes a name weak, and means the same page.
    let plain = |name: &str| name.trim().trim_start_matches("W/").to_owned();
    lists.flat_map(|list| list.split(',')).any(|one| plain(one) == plain(name) || one.trim() == "*")
}
