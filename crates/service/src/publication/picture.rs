//! Pictures: part of what is approved, so a change of them takes all approvals back too.

use drawing::{NoPhotograph, Packing};
use review::{
    id::{NewsId, PictureId, ReviewId},
    log::Operation,
    publication::{self, NewsState, PictureKind, Refusal},
    role::Act,
};
use storage::{
    Tx,
    account::Account,
    publication::{Body, File, News, Picture, Stage},
};

use super::{done, refused, words};
use crate::{Error, Fault, Service, access, chance};

/// Pixels of a picture: as wide as an item on a sharp screen, and on a phone.
const WIDTHS: [u32; 2] = [1600, 640];

/// A file that somebody would like to show.
#[derive(Clone, Debug)]
pub struct NewPicture {
    /// The bytes; what they are is told by them alone.
    pub file: Vec<u8>,
    /// What stands under it: Chinese, English.
    pub caption: [String; 2],
    /// What it shows, for whoever cannot see it.
    pub alt: [String; 2],
}

/// Adds a picture after the others.
pub async fn add_picture(
    service: &Service,
    by: &Account,
    review: ReviewId,
    news: NewsId,
    new: NewPicture,
) -> Result<PictureId, Error> {
    let now = service.now();
    publication::picture(&new.file).map_err(refused)?;
    // Drawing takes memory and a core, so not for whoever asks.
    access::must(&service.reader(), review, by, Act::WriteNews).await?;
    let caption = |text: &String| publication::caption(text).map_err(refused);
    let (zh, en) = (caption(&new.caption[0])?, caption(&new.caption[1])?);
    let alt = |text: &String| publication::alt(text).map_err(refused);
    let alt = Body { zh: alt(&new.alt[0])?, en: alt(&new.alt[1])? };
    let (file, size) = drawn(service, new.file).await?;
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::WriteNews).await?;
    let item = reopened(&tx, review, news).await?;
    let pictures = storage::publication::pictures(&tx, news).await?;
    publication::another_picture(pictures.len()).map_err(refused)?;
    let picture = Picture {
        id: PictureId::from_uuid(chance::uuid(&*service.dice, now)),
        position: pictures.last().map_or(1, |last| last.position + 1),
        caption: words(&zh, &en, Refusal::Caption).map_err(refused)?,
        alt,
        size: Some(size),
    };
    storage::publication::add_picture(&tx, item.id, &picture, file, now).await?;
    done(service, tx, review, (by.id, Operation::PictureAdded)).await?;
    Ok(picture.id)
}

/// The picture drawn anew, upright and without what the camera wrote into it; one at a time, on a thread of its own.
async fn drawn(service: &Service, file: Vec<u8>) -> Result<(File, (usize, usize)), Error> {
    let _turn = service.drawing.acquire().await.map_err(Fault::broken)?;
    let drawing = tokio::task::spawn_blocking(move || drawing::photograph(&file, WIDTHS));
    let [wide, narrow] = drawing.await.map_err(Fault::broken)?.map_err(|why| match why {
        NoPhotograph::Broken => refused(Refusal::NotAPicture),
        NoPhotograph::TooManyPixels { limit } => refused(Refusal::TooManyPixels { limit: limit / 1_000_000 }),
    })?;
    let kind = match wide.packing {
        Packing::Jpeg => PictureKind::Jpeg,
        Packing::Png => PictureKind::Png,
    };
    let pixels = |edge: u32| usize::try_from(edge).unwrap_or_default();
    let size = (pixels(wide.width), pixels(wide.height));
    let hash = chance::sha256_hex(&wide.bytes);
    Ok((File { kind, wide: wide.bytes, narrow: narrow.bytes, hash }, size))
}

/// Takes a picture away.
pub async fn remove_picture(
    service: &Service,
    by: &Account,
    review: ReviewId,
    news: NewsId,
    picture: PictureId,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::WriteNews).await?;
    let item = reopened(&tx, review, news).await?;
    if !storage::publication::remove_picture(&tx, item.id, picture).await? {
        return Err(Error::NotFound);
    }
    done(service, tx, review, (by.id, Operation::PictureRemoved)).await
}

/// The item as a draft, held until the transaction ends. A draft keeps its revision: its text is as it was, and who is
/// typing loses nothing.
async fn reopened(tx: &Tx, review: ReviewId, news: NewsId) -> Result<News, Error> {
    let item = storage::publication::by_id(tx, review, news).await?.ok_or(Error::NotFound)?;
    publication::reopen(item.state).map_err(refused)?;
    let held = match item.state {
        NewsState::Draft => storage::publication::touch(tx, news, item.revision).await?,
        NewsState::InReview { .. } | NewsState::Approved | NewsState::Released => {
            storage::publication::move_to(tx, news, item.revision, Stage::Draft).await?
        }
    };
    if held { Ok(item) } else { Err(Error::Stale) }
}
