//! Pictures: served, added, taken away.

use axum::{
    extract::{
        FromRequest, FromRequestParts, Multipart, Path, Query, Request, State, multipart::MultipartError,
    },
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse,
};
use i18n::Say;
use review::{
    id::PictureId,
    publication::{self, Circle, PICTURE_BYTES, Refusal},
};
use serde::Deserialize;
use service::{Error, publication::NewPicture};
use storage::publication::Contents;

use super::{deeds, editor::Typing, gate::AtItem, save::both};
use crate::{
    fault::{InTheWordsOf, Page, Trouble},
    gate::Visitor,
    house::House,
};

/// A picture's id names its bytes for good.
const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// The width of the smaller print, as pages ask for it.
pub(super) const NARROW: &str = "640";
/// Not released yet: for the desk alone.
const NOT_KEPT: HeaderValue = HeaderValue::from_static("no-store");

/// Which of its widths is wanted.
#[derive(Deserialize)]
pub(super) struct Wanted {
    width: Option<String>,
}

/// `GET /pictures/{picture}?width=`
pub(super) async fn show(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Page {
    let (picture, for_all) = visible(&house, &visitor, &id).await.say_in(visitor.say)?;
    let narrow = picture.narrow.filter(|_| wanted.width.as_deref() == Some(NARROW));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(picture.kind.media_type())),
        (header::CACHE_CONTROL, if for_all { FOR_GOOD } else { NOT_KEPT }),
    ];
    Ok((headers, narrow.unwrap_or(picture.bytes)).into_response())
}

/// Out, for whoever may read its item, or asked for by somebody of its desk; and whether everybody may see it.
async fn visible(house: &House, visitor: &Visitor, id: &str) -> Result<(Contents, bool), Error> {
    let id: PictureId = id.parse().map_err(|_| Error::NotFound)?;
    let (reader, account) = (house.reader(), visitor.account.as_ref());
    let picture = storage::publication::contents(&reader, id).await?.ok_or(Error::NotFound)?;
    let is_out = publication::is_out(picture.released_at, house.service().now());
    if is_out && picture.circle == Circle::Public {
        return Ok((picture, true));
    }
    let readership = service::publication::readership(house.service(), account).await?;
    if is_out && service::publication::may_read(&readership, picture.circle, picture.review) {
        return Ok((picture, false));
    }
    let account = account.ok_or(Error::NotFound)?;
    let roles = service::access::roles(&reader, picture.review, account).await?;
    if service::publication::at_the_desk(&roles) { Ok((picture, false)) } else { Err(Error::NotFound) }
}

/// The form with a file.
pub(super) struct Upload {
    file: Vec<u8>,
    caption_zh: String,
    caption_en: String,
    alt_zh: String,
    alt_en: String,
}

/// `POST …/pictures`
pub(super) async fn add(State(house): State<House>, at: AtItem, upload: Upload) -> Page {
    let (account, review) = (&at.seat.account, at.seat.review.id);
    let caption = both(&upload.caption_zh, &upload.caption_en);
    let alt = both(&upload.alt_zh, &upload.alt_en);
    let new = NewPicture { file: upload.file, caption, alt };
    let done = service::publication::add_picture(house.service(), account, review, at.item.id, new).await;
    let typing = Typing {
        caption: [upload.caption_zh, upload.caption_en],
        alt: [upload.alt_zh, upload.alt_en],
        ..Typing::default()
    };
    deeds::answer(&house, &at, done.map(|_| ()), typing).await
}

/// `POST …/pictures/{picture}/remove`
pub(super) async fn remove(
    State(house): State<House>,
    at: AtItem,
    Path((_, _, picture)): Path<(String, String, String)>,
) -> Page {
    let picture: PictureId = picture.parse().map_err(|_| Error::NotFound).say_in(at.say())?;
    let (account, review) = (&at.seat.account, at.seat.review.id);
    let done =
        service::publication::remove_picture(house.service(), account, review, at.item.id, picture).await;
    deeds::answer(&house, &at, done, Typing::default()).await
}

impl FromRequest<House> for Upload {
    type Rejection = Trouble;

    async fn from_request(request: Request, house: &House) -> Result<Self, Trouble> {
        let (mut parts, body) = request.into_parts();
        let say = Visitor::from_request_parts(&mut parts, house).await?.say;
        let request = Request::from_parts(parts, body);
        let form = Multipart::from_request(request, house).await.map_err(|_| Trouble::malformed(say))?;
        read(form).await.map_err(|why| unreadable(say, &why))?.ok_or_else(|| Trouble::malformed(say))
    }
}

/// `None` when a field is missing.
async fn read(mut form: Multipart) -> Result<Option<Upload>, MultipartError> {
    let (mut file, mut caption_zh, mut caption_en) = (None, None, None);
    let (mut alt_zh, mut alt_en) = (String::new(), String::new());
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("file") => file = Some(field.bytes().await?.to_vec()),
            Some("caption_zh") => caption_zh = Some(field.text().await?),
            Some("caption_en") => caption_en = Some(field.text().await?),
            Some("alt_zh") => alt_zh = field.text().await?,
            Some("alt_en") => alt_en = field.text().await?,
            Some(_) | None => {}
        }
    }
    let captions = caption_zh.zip(caption_en);
    Ok(file.zip(captions).map(|(file, (caption_zh, caption_en))| Upload {
        file,
        caption_zh,
        caption_en,
        alt_zh,
        alt_en,
    }))
}

fn unreadable(say: Say, why: &MultipartError) -> Trouble {
    if why.status() == StatusCode::PAYLOAD_TOO_LARGE {
        let refusal = review::Refusal::from(Refusal::PictureTooLarge { limit: PICTURE_BYTES });
        return Trouble::new(say, Error::Refused(refusal));
    }
    tracing::info!(%why, "a form could not be read");
    Trouble::malformed(say)
}
