//! Pictures: part of what is approved, so a change of them takes all approvals back too.

use review::{
    id::{NewsId, PictureId, ReviewId},
    publication::{self, NewsState, Refusal},
    role::Act,
};
use storage::{
    Tx,
    account::Account,
    publication::{News, Picture, Stage},
};

use super::{done, refused, words};
use crate::{Error, Service, access, chance};

/// A file that somebody would like to show.
#[derive(Clone, Debug)]
pub struct NewPicture {
    /// The bytes; what they are is told by them alone.
    pub file: Vec<u8>,
    /// What stands under it: Chinese, English.
    pub caption: [String; 2],
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
    let kind = publication::picture(&new.file).map_err(refused)?;
    let caption = |text: &String| publication::caption(text).map_err(refused);
    let (zh, en) = (caption(&new.caption[0])?, caption(&new.caption[1])?);
    let hash = chance::sha256_hex(&new.file);
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::WriteNews).await?;
    let item = reopened(&tx, review, news).await?;
    let pictures = storage::publication::pictures(&tx, news).await?;
    publication::another_picture(pictures.len()).map_err(refused)?;
    let picture = Picture {
        id: PictureId::from_uuid(chance::uuid(&*service.dice, now)),
        position: pictures.last().map_or(1, |last| last.position + 1),
        caption: words(&zh, &en, Refusal::Caption).map_err(refused)?,
    };
    storage::publication::add_picture(&tx, item.id, &picture, (kind, new.file, hash), now).await?;
    done(service, tx, review).await?;
    Ok(picture.id)
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
    done(service, tx, review).await
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
