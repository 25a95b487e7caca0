//! What a change costs: each piece is drawn once a version and language, however many screens show it. A thousand
//! screens then get the same bytes.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::body::Bytes;
use review::id::ReviewId;
use service::Error;
use tokio::sync::OnceCell;

use super::View;
use crate::house::House;

/// Pieces for how many reviews, languages and choices are kept; more than a hall has.
const KEPT: usize = 64;

/// Whose pieces.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) review: ReviewId,
    /// Sorted, each once.
    pub(super) views: Vec<View>,
}

/// One piece of news, ready to be sent.
#[derive(Clone)]
pub(super) struct Frame {
    pub(super) json: Bytes,
    /// The same as an event of a stream.
    pub(super) event: Bytes,
}

struct Kept {
    version: u64,
    frame: OnceCell<Frame>,
}

/// The latest pieces.
#[derive(Default)]
pub(crate) struct Frames(Mutex<HashMap<Key, Arc<Kept>>>);

impl Frames {
    /// The place of a version's frame; a newer one serves as well.
    fn place(&self, key: &Key, version: u64) -> Arc<Kept> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = all.get(key).filter(|kept| kept.version >= version) {
            return kept.clone();
        }
        if all.len() >= KEPT {
            all.clear();
        }
        let new = Arc::new(Kept { version, frame: OnceCell::new() });
        all.insert(key.clone(), new.clone());
        new
    }
}

/// The news of a version, or of a later one.
pub(super) async fn frame(house: &House, key: &Key, version: u64) -> Result<Frame, Error> {
    let epoch = house.service().live().epoch();
    let kept = house.frames().place(key, version);
    let drawn = kept.frame.get_or_try_init(|| async {
        let json = news(epoch, kept.version, &pieces(house, key).await?);
        Ok::<_, Error>(Frame { event: event(&json), json })
    });
    drawn.await.cloned()
}

async fn pieces(house: &House, key: &Key) -> Result<Vec<(View, String)>, Error> {
    if key.views.is_empty() {
        return Ok(Vec::new());
    }
    let review = storage::cycle::by_id(&house.reader(), key.review).await?.ok_or(Error::NotFound)?;
    let mut all = Vec::with_capacity(key.views.len());
    for view in &key.views {
        all.push((*view, view.draw(house, &review).await?));
    }
    Ok(all)
}

/// As `frontend/src/live/news.ts` reads it.
pub(super) fn news(epoch: u64, version: u64, pieces: &[(View, String)]) -> Bytes {
    let views: serde_json::Map<_, _> =
        pieces.iter().map(|(view, text)| (view.to_string(), text.as_str().into())).collect();
    let news = if views.is_empty() {
        serde_json::json!({ "epoch": epoch, "version": version })
    } else {
        serde_json::json!({ "epoch": epoch, "version": version, "views": views })
    };
    news.to_string().into()
}

/// JSON has no line breaks of its own, so it is one line of an event.
pub(super) fn event(json: &Bytes) -> Bytes {
    [b"data: ".as_slice(), json, b"\n\n"].concat().into()
}
